import { useEffect, useState } from 'react'

/** How long a value that the run has not taken over is still shown, in ms. */
const PATIENCE_MS = 400

/**
 * The value of a control that the run sets a frame later: what the reader has just chosen is shown at once, so the thumb
 * never jumps back under the finger, and the run's own value as soon as it changes or does not follow.
 */
export function useHeldValue<T>(value: T, onChange: (chosen: NonNullable<T>) => void) {
  const [held, setHeld] = useState<{ chosen: T; over: T } | undefined>(undefined)
  const isHolding = held !== undefined && held.over === value
  useEffect(() => {
    if (!isHolding) return
    const timer = setTimeout(() => setHeld(undefined), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [isHolding])
  const choose = (chosen: NonNullable<T>) => {
    if (chosen === (isHolding ? held.chosen : value)) return
    setHeld({ chosen, over: value })
    onChange(chosen)
  }
  return [isHolding ? held.chosen : value, choose] as const
}
