import { demand } from './demand.ts'

/** What is known of the gap between the reading of one request and the arrival of the next, in seconds. */
export interface LongPollGap {
  meanS: number
  /** Mean of the square. */
  squareS2: number
  /** Chance that no event happens in it: the mean of e^(-rate x gap). */
  quietChance: number
}

/** One cycle of a long poll, from one reading of the source to the next, on average. Times in seconds. */
export interface LongPollCycle {
  meanHoldS: number
  /** Mean time from one reading to the next. */
  meanCycleS: number
  requestsPerS: number
  /** Infinite where nothing happens. */
  requestsPerEvent: number
  /** Share of the requests that run out empty. */
  emptyShare: number
  /** Mean time that an event waits for its reading. */
  meanExtraWaitS: number
}

/**
 * The cycle of a long poll whose gap varies from request to request.
 *
 * Source: L1 to L4, averaged over the gap. Units: events per second, seconds. Assumes Poisson events, gaps that are
 * independent of them and of one another, answers with everything that is new, and no request that times out.
 * Valid for values >= 0, not both gap and hold 0.
 */
export function varyingLongPollCycle(ratePerS: number, gap: LongPollGap, holdS: number): LongPollCycle {
  const heldS = ratePerS === 0 ? holdS : -Math.expm1(-ratePerS * holdS) / ratePerS
  const meanHoldS = gap.quietChance * heldS
  const meanCycleS = gap.meanS + meanHoldS
  demand(meanCycleS > 0, 'Mean cycle', 'be above 0', meanCycleS)
  return {
    meanHoldS,
    meanCycleS,
    requestsPerS: 1 / meanCycleS,
    requestsPerEvent: 1 / (ratePerS * meanCycleS),
    emptyShare: gap.quietChance * Math.exp(-ratePerS * holdS),
    meanExtraWaitS: gap.squareS2 / (2 * meanCycleS),
  }
}

/**
 * The cycle of a long poll with a fixed gap.
 *
 * Source: L1, L2, L3, L4. Units, assumptions and range as {@link varyingLongPollCycle}. One way from the
 * source to the client comes on top of the extra wait.
 */
export function longPollCycle(ratePerS: number, gapS: number, holdS: number): LongPollCycle {
  const gap = { meanS: gapS, squareS2: gapS * gapS, quietChance: Math.exp(-ratePerS * gapS) }
  return varyingLongPollCycle(ratePerS, gap, holdS)
}

/**
 * The time that a share of the events does not exceed while they wait for their reading, in seconds.
 *
 * Derived from L1 to L4: an event that finds a request held does not wait (a share hold / cycle), the others came in a gap
 * and wait uniformly long. Units, assumptions and range as {@link longPollCycle}; 0 <= quantile <= 1.
 */
export function longPollWaitQuantile({ meanHoldS, meanCycleS }: LongPollCycle, quantile: number): number {
  return Math.max(0, quantile * meanCycleS - meanHoldS)
}
