import { demand } from './demand.ts'

/** The steady state of a queue. Times in seconds. */
export interface QueueState {
  utilisation: number
  meanQueueWaitS: number
  /** Wait and work together. */
  meanResponseS: number
  meanWaiting: number
  meanPresent: number
}

/** Puts the steady state of a queue together from its mean wait by Little's law (L = rate x time). */
export function queueState(
  ratePerS: number,
  workPerS: number,
  servers: number,
  meanQueueWaitS: number,
): QueueState {
  const meanResponseS = meanQueueWaitS + 1 / workPerS
  return {
    utilisation: ratePerS / (servers * workPerS),
    meanQueueWaitS,
    meanResponseS,
    meanWaiting: ratePerS * meanQueueWaitS,
    meanPresent: ratePerS * meanResponseS,
  }
}

/**
 * One worker, exponential work: mean wait, response time and numbers.
 *
 * Source: Q1. Units: arrivals and jobs per second. Assumes Poisson arrivals, first come first served, unlimited room,
 * steady state. Valid for ratePerS < workPerS.
 */
export function mm1(ratePerS: number, workPerS: number): QueueState {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  return queueState(ratePerS, workPerS, 1, ratePerS / workPerS / (workPerS - ratePerS))
}

/**
 * The chance that wait and work of one job together take longer than a time.
 *
 * Source: Q2. Units: per second, seconds. Assumes what {@link mm1} assumes. Valid for ratePerS < workPerS, timeS >= 0.
 */
export function mm1ResponseTail(ratePerS: number, workPerS: number, timeS: number): number {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  return Math.exp(-(workPerS - ratePerS) * timeS)
}

/**
 * The response time that a given share of the jobs does not exceed, in seconds.
 *
 * Source: Q2. Units: per second. Assumes what {@link mm1} assumes. Valid for ratePerS < workPerS, 0 <= quantile < 1.
 */
export function mm1ResponseQuantile(ratePerS: number, workPerS: number, quantile: number): number {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  return -Math.log1p(-quantile) / (workPerS - ratePerS)
}
