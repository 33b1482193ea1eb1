import type { WaitQuantiles } from './Prediction.ts'

/** Rounding must not push a share that is reached exactly just below it. */
const SLACK = 1e-9

function quantileUs(shareWithin: (us: number) => number, share: number): number {
  let low = -1
  let high = 1
  while (shareWithin(high) < share - SLACK) high *= 2
  // Whole microseconds: the smallest that enough waits do not exceed.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (shareWithin(middle) < share - SLACK) low = middle
    else high = middle
  }
  return high
}

/**
 * The quantiles in ms of waits whose distribution function is given, by bisection to whole microseconds.
 *
 * `shareWithin` is the share of the waits that are at most a time in us; it must reach 0.99.
 */
export function quantilesOf(shareWithin: (us: number) => number): WaitQuantiles {
  const at = (share: number) => quantileUs(shareWithin, share) / 1000
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) }
}

/** A wait in us that some share of the events have; weights need not add up to 1. */
export interface WeightedWait {
  us: number
  weight: number
}

/** The quantiles in ms of waits of which there are only so many: nearest ranks. At least one weight must be above 0. */
export function weightedQuantiles(waits: readonly WeightedWait[]): WaitQuantiles {
  const ascending = waits.filter(({ weight }) => weight > 0).sort((a, b) => a.us - b.us)
  const all = ascending.reduce((sum, { weight }) => sum + weight, 0)
  const at = (share: number) => {
    let sum = 0
    for (const { us, weight } of ascending) {
      sum += weight
      if (sum >= (share - SLACK) * all) return us / 1000
    }
    return (ascending.at(-1)?.us ?? 0) / 1000
  }
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) }
}
