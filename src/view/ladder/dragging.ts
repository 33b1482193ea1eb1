import { onNextFrame } from '../../state/clock.ts'

/** The part of a pointer event that a drag begins with. */
export interface DragStart {
  pointerId: number
  clientX: number
  currentTarget: Element
}

/**
 * Follows a pointer from its press until it is let go: calls `move` with how far it is from where it was pressed, at
 * most once a frame, and `end` once.
 */
export function followDrag(start: DragStart, move: (movedPx: number) => void, end?: () => void): void {
  const target = start.currentTarget as HTMLElement
  let movedPx = 0
  let callOff: (() => void) | undefined
  const flush = () => {
    callOff = undefined
    move(movedPx)
  }
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return
    movedPx = event.clientX - start.clientX
    callOff ??= onNextFrame(flush)
  }
  const onEnd = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return
    if (callOff) {
      callOff()
      flush()
    }
    for (const kind of ['pointerup', 'pointercancel'] as const) target.removeEventListener(kind, onEnd)
    target.removeEventListener('pointermove', onMove)
    end?.()
  }
  target.setPointerCapture(start.pointerId)
  target.addEventListener('pointermove', onMove)
  for (const kind of ['pointerup', 'pointercancel'] as const) target.addEventListener(kind, onEnd)
}
