import type { HeldPoll } from './HeldPoll.ts'

/** Error in requests that is allowed to the forms of a long run. */
const NEGLIGIBLE = 0.01

/** Requests up to a time. */
export interface LongPollCounts {
  requests: number
  settled: number
  /** Settled, and run out empty. */
  wasted: number
}

/** Where no hold is cut short, since nothing happens or nothing is held, requests run like clockwork: exact. Seconds. */
function clockworkCounts(held: HeldPoll, firstS: number, untilS: number): LongPollCounts {
  const { cycle, opening, bringS, holdS, ratePerS } = held
  const before = (fromS: number) => Math.max(0, Math.ceil((untilS - fromS) / cycle.meanCycleS - 1e-9))
  const settled = before(opening.meanS + holdS + bringS)
  const firstEmpty = opening.quietChance * Math.exp(-ratePerS * holdS)
  const wasted = settled > 0 ? firstEmpty + (settled - 1) * cycle.emptyShare : 0
  return { requests: before(firstS), settled, wasted }
}

/** How far a cycle is from running like clockwork: -ln |E[e^(2 pi i cycle / mean cycle)]|. */
function damping({ cycle, gap, ratePerS, holdS }: HeldPoll): number {
  const omega = (2 * Math.PI) / cycle.meanCycleS
  const fade = Math.exp(-ratePerS * holdS)
  // The transform of min(exponential, hold): (rate - i omega e^(-rate hold + i omega hold)) / (rate - i omega).
  const top = {
    re: ratePerS + omega * fade * Math.sin(omega * holdS),
    im: -omega * fade * Math.cos(omega * holdS),
  }
  const size = ratePerS * ratePerS + omega * omega
  const hold = {
    re: (top.re * ratePerS - top.im * omega) / size,
    im: (top.im * ratePerS + top.re * omega) / size,
  }
  const p = gap.quietChance
  return -Math.log(Math.hypot(1 - p + p * hold.re, p * hold.im))
}

/**
 * Expected counts of a long-polling lane from 0 up to a time; null where the run is too young for the form.
 *
 * Source: L2 and L3 with the second term of the renewal theorem (W. L. Smith 1954), so that the start is accounted for:
 * readings before x number (x - first) / cycle + E[cycle^2] / (2 cycle^2), the first included. What is left out is a ripple
 * that fades as |E[e^(2 pi i cycle / mean cycle)]|^n. Seconds. Assumptions as `heldPoll`.
 */
export function longPollCounts(held: HeldPoll, firstS: number, untilS: number): LongPollCounts | null {
  const { cycle, opening, gap, ratePerS, holdS, rearmS, bringS, isFixed } = held
  if (isFixed && (ratePerS === 0 || holdS === 0)) return clockworkCounts(held, firstS, untilS)
  if (untilS <= firstS) return { requests: 0, settled: 0, wasted: 0 }
  const meanS = cycle.meanCycleS
  const heldS = cycle.meanHoldS / gap.quietChance
  const firstReadingS = opening.meanS + opening.quietChance * heldS
  const cycles = (untilS - Math.max(rearmS, bringS) - firstReadingS) / meanS
  if (!(Math.exp(-damping(held) * cycles) < NEGLIGIBLE)) return null
  const surplus = (held.cycleVarianceS2 / (meanS * meanS) + 1) / 2
  const readings = (fromS: number) => (untilS - fromS - firstReadingS) / meanS + surplus
  const firstEmpty = opening.quietChance * Math.exp(-ratePerS * holdS)
  return {
    requests: 1 + readings(rearmS),
    settled: readings(bringS),
    wasted: firstEmpty + cycle.emptyShare * readings(bringS) - held.emptyCycleS / meanS,
  }
}
