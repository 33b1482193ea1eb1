import { demand } from './demand.ts'
import { erlangB } from './erlangB.ts'
import { type QueueState, queueState } from './mm1.ts'

/**
 * The chance that a job must wait when several workers share one queue (Erlang C).
 *
 * Source: Q5. Units: per second. Assumes Poisson arrivals, exponential work, first come first served, unlimited room,
 * steady state. Valid for ratePerS < workers x workPerS.
 */
export function mustWaitChance(ratePerS: number, workPerS: number, workers: number): number {
  demand(ratePerS < workers * workPerS, 'Arrival rate', `be below ${workers * workPerS}`, ratePerS)
  const load = ratePerS / workPerS
  const blocked = erlangB(load, workers)
  return (workers * blocked) / (workers - load * (1 - blocked))
}

/**
 * Several workers, exponential work: mean wait, response time and numbers.
 *
 * Source: Q5. Units, assumptions and range as {@link mustWaitChance}.
 */
export function mmc(ratePerS: number, workPerS: number, workers: number): QueueState {
  const wait = mustWaitChance(ratePerS, workPerS, workers) / (workers * workPerS - ratePerS)
  return queueState(ratePerS, workPerS, workers, wait)
}

/**
 * The chance that a job waits longer than a time before its work starts.
 *
 * Source: Q5. Units: per second, seconds. Assumptions and range as {@link mustWaitChance}; timeS >= 0.
 */
export function mmcWaitTail(ratePerS: number, workPerS: number, workers: number, timeS: number): number {
  const spare = workers * workPerS - ratePerS
  return mustWaitChance(ratePerS, workPerS, workers) * Math.exp(-spare * timeS)
}

/** e^-x (1 - e^(-x spare)) / spare and its limit, written so that nothing overflows where spare is below 0. */
function fadeDifference(x: number, spare: number): number {
  if (spare === 0) return x * Math.exp(-x)
  if (spare > 0) return (Math.exp(-x) * -Math.expm1(-x * spare)) / spare
  return (Math.exp(-x * (1 + spare)) * Math.expm1(x * spare)) / spare
}

/**
 * The chance that wait and work of one job together take longer than a time.
 *
 * Source: Q6, and its limit e^(-work t)(1 + C work t) where workers - 1 equals the load. Units: per second, seconds.
 * Assumptions and range as {@link mustWaitChance}; timeS >= 0.
 */
export function mmcResponseTail(ratePerS: number, workPerS: number, workers: number, timeS: number): number {
  const mustWait = mustWaitChance(ratePerS, workPerS, workers)
  const spare = workers - 1 - ratePerS / workPerS
  const worked = workPerS * timeS
  return Math.exp(-worked) + mustWait * fadeDifference(worked, spare)
}
