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
 * The mean wait for the next poll when the gaps between polls vary: half the mean gap, and more the more they vary.
 *
 * Source: P1 with the length-biased gap, E[G^2] / (2 E[G]); each poll is moved by an independent random time of
 * variance `momentVarianceS2`, so that G has twice that variance. Units: seconds and seconds squared.
 * Valid where polls keep their order.
 */
export function meanWaitForPoll(intervalS: number, momentVarianceS2: number): number {
  demand(intervalS > 0, 'Interval', 'be above 0', intervalS)
  return intervalS / 2 + momentVarianceS2 / intervalS
}
