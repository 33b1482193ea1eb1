import { type RefObject, useLayoutEffect, useState } from 'react'
import { onNextFrame } from '../../state/clock.ts'

/** Width of an element's content in CSS pixels, kept up to date; 0 until it has been measured. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const target = element.current
    if (!target) return
    const measure = () => setWidth(target.clientWidth)
    measure()
    let callOff: (() => void) | undefined
    // In the next frame: what follows from the width would be observed again at once.
    const observer = new ResizeObserver(() => {
      callOff?.()
      callOff = onNextFrame(measure)
    })
    observer.observe(target)
    return () => {
      observer.disconnect()
      callOff?.()
    }
  }, [element])
  return width
}
