import { demand } from './demand.ts'

/** How long an event stays unknown to a client that polls. All in seconds. */
export interface DetectionDelay {
  meanS: number
  sdS: number
  /** The quantile asked for. */
  quantileS: number
  maxS: number
}

/**
 * The delay from an event to the poll that brings it: uniform on (0, interval) plus a fixed way.
 *
 * Source: P1. Units: seconds; `quantile` is a share. Assumes poll times independent of the events (Poisson is not
 * needed), a constant way, a poll that returns everything new, a source that keeps history.
 * Valid for intervalS > 0, wayS >= 0, 0 <= quantile <= 1.
 */
export function detectionDelay(intervalS: number, wayS: number, quantile = 0.95): DetectionDelay {
  demand(intervalS > 0, 'Interval', 'be above 0', intervalS)
  return {
    meanS: intervalS / 2 + wayS,
    sdS: intervalS / Math.sqrt(12),
    quantileS: quantile * intervalS + wayS,
    maxS: intervalS + wayS,
  }
}

/**
 * The same for a poller whose next interval starts only when its answer has come.
 *
 * Source: P11. Units: seconds. Assumes what {@link detectionDelay} assumes and a constant round trip.
 * Valid for intervalS >= 0 and roundTripS >= 0, not both 0.
 */
export function driftingPollDelay(intervalS: number, roundTripS: number, wayS: number): DetectionDelay {
  return detectionDelay(intervalS + roundTripS, wayS)
}

/**
 * The mean wait for the next poll when the gaps between polls vary: E[gap^2] / (2 E[gap]).
 *
 * Source: the inspection paradox (S. M. Ross, Introduction to Probability Models, 7.7): half the mean gap, and more the
 * more gaps vary; the whole mean gap where they are exponential. Units: seconds, seconds squared. Assumes polls
 * independent of the events, in the long run. Valid for meanGapS > 0.
 */
export function meanWaitForGaps(meanGapS: number, squareGapS2: number): number {
  demand(meanGapS > 0, 'Mean gap', 'be above 0', meanGapS)
  return squareGapS2 / (2 * meanGapS)
}

/**
 * The mean wait for the next poll when every poll of an even grid is moved by an independent random time.
 *
 * Source: {@link meanWaitForGaps} with gaps of twice the variance `momentVarianceS2` of one poll. Units: seconds and
 * seconds squared. Valid where polls keep their order, for intervalS > 0.
 */
export function meanWaitForPoll(intervalS: number, momentVarianceS2: number): number {
  demand(intervalS > 0, 'Interval', 'be above 0', intervalS)
  return meanWaitForGaps(intervalS, intervalS * intervalS + 2 * momentVarianceS2)
}
