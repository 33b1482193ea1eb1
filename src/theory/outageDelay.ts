import { demand } from './demand.ts'

/**
 * When an event is delivered whose first attempt meets an outage, measured from that attempt; null if it is lost.
 *
 * Source: O1. All in one unit; `offsets` are the times of the attempts from the first one on (the first is 0, ascending),
 * `left` is what is left of the outage. Assumes that every attempt in the outage fails and every later one succeeds.
 * Valid for left >= 0.
 */
export function deliveredAfter(offsets: readonly number[], left: number): number | null {
  demand(left >= 0, 'Time left', 'be at least 0', left)
  return offsets.find((offset) => offset >= left) ?? null
}

/**
 * How long after the end of an outage an event still waits, and the retry's wait, which bounds it; null if it is lost.
 *
 * Source: O2. Units and assumptions as {@link deliveredAfter}. Valid for left > 0.
 */
export function overshoot(offsets: readonly number[], left: number): { wait: number; bound: number } | null {
  const delivered = deliveredAfter(offsets, left)
  if (delivered === null) return null
  const before = offsets[offsets.indexOf(delivered) - 1] ?? 0
  return { wait: delivered - left, bound: delivered - before }
}

/**
 * Share of the events born in an outage that no attempt delivers.
 *
 * Source: O3. Units and assumptions as {@link deliveredAfter}; events are spread evenly over the outage.
 * Valid for outage > 0.
 */
export function lostInOutageShare(offsets: readonly number[], outage: number): number {
  demand(outage > 0, 'Outage', 'be above 0', outage)
  return Math.max(0, 1 - (offsets.at(-1) ?? 0) / outage)
}

/**
 * Mean delay of the events that are born in an outage and delivered in the end.
 *
 * Source: O4. Units and assumptions as {@link lostInOutageShare}. Valid for outage > 0 and at least two attempts: with one
 * nothing is delivered, and the mean is NaN.
 */
export function meanOutageDelay(offsets: readonly number[], outage: number): number {
  demand(outage > 0, 'Outage', 'be above 0', outage)
  let sum = 0
  for (const [attempt, offset] of offsets.entries()) {
    const before = attempt === 0 ? 0 : (offsets[attempt - 1] ?? 0)
    sum += offset * (Math.min(outage, offset) - Math.min(outage, before))
  }
  return sum / Math.min(outage, offsets.at(-1) ?? 0)
}
