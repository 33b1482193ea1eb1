/** How a trip is shown: the message stands, rides the wire, rides with a tail, or is part of a steady glow. */
export type TripForm = 'stand' | 'ride' | 'tail' | 'glow'

const RIDE_MS = 250
const TAIL_MS = 60

/** How the clock runs, as far as it decides how messages are drawn. */
export interface Pace {
  /** Virtual seconds in a second of the reader, 0 while the clock stands. */
  perSecond: number
  isReduced: boolean
}

/** How a trip of `tripUs` is shown: by how long it lasts for the reader. */
export function tripForm(tripUs: number, pace: Pace): TripForm {
  if (pace.isReduced) return 'stand'
  if (pace.perSecond === 0) return 'ride'
  const onScreenMs = tripUs / 1000 / pace.perSecond
  if (onScreenMs >= RIDE_MS) return 'ride'
  return onScreenMs >= TAIL_MS ? 'tail' : 'glow'
}
