import { onNextFrame } from '../../state/clock.ts'

/** The part of a pointer event that a drag begins with. */
export interface DragStart {
  pointerId: number
  clientX: number
  currentTarget: Element
}

/**
 * Follows a pointer from its press until it is let go: calls `move` with how far it is from where it was pressed, at
 * most once a frame.
 */
export function followDrag(start: DragStart, move: (movedPx: number) => void): void {
  const target = start.currentTarget as HTMLElement
  let movedPx = 0
  let toldPx = 0
  let callOff: (() => void) | undefined
  const tell = () => {
    if (movedPx === toldPx) return
    toldPx = movedPx
    callOff = onNextFrame(() => {
      callOff = undefined
      tell()
    })
    move(movedPx)
  }
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return
    movedPx = event.clientX - start.clientX
    if (!callOff) tell()
  }
  const onEnd = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return
    target.removeEventListener('pointermove', onMove)
    target.removeEventListener('pointerup', onEnd)
    target.removeEventListener('pointercancel', onEnd)
    tell()
    callOff?.()
  }
  target.setPointerCapture(start.pointerId)
  target.addEventListener('pointermove', onMove)
  target.addEventListener('pointerup', onEnd)
  target.addEventListener('pointercancel', onEnd)
}
