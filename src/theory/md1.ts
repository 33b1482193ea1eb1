import { demand } from './demand.ts'
import { type QueueState, queueState } from './mm1.ts'

/**
 * One worker, fixed work time: mean wait, response time and numbers.
 *
 * Source: Q3. Units: arrivals and jobs per second. Assumes Poisson arrivals, first come first served, unlimited room,
 * steady state. Valid for ratePerS < workPerS.
 */
export function md1(ratePerS: number, workPerS: number): QueueState {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  const utilisation = ratePerS / workPerS
  return queueState(ratePerS, workPerS, 1, utilisation / (2 * workPerS * (1 - utilisation)))
}

/**
 * The chance that a job waits at most a time before its work starts.
 *
 * Source: Q4. Units: per second, seconds. Assumes what {@link md1} assumes. Valid for ratePerS < workPerS and
 * timeS x workPerS < 15: the sum alternates, and beyond that double precision does not carry it.
 */
export function md1WaitShare(ratePerS: number, workPerS: number, timeS: number): number {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  demand(timeS * workPerS < 15, 'Time over work time', 'be below 15', timeS * workPerS)
  if (timeS < 0) return 0
  let sum = 0
  let factorial = 1
  const terms = Math.floor(timeS * workPerS)
  for (let k = 0; k <= terms; k += 1) {
    if (k > 0) factorial *= k
    const exponent = ratePerS * (k / workPerS - timeS)
    sum += (exponent ** k / factorial) * Math.exp(-exponent)
  }
  return (1 - ratePerS / workPerS) * sum
}

/**
 * The chance that wait and work of one job together take longer than a time.
 *
 * Source: Q4 with the work time taken off. Units and range as {@link md1WaitShare}.
 */
export function md1ResponseTail(ratePerS: number, workPerS: number, timeS: number): number {
  return 1 - md1WaitShare(ratePerS, workPerS, timeS - 1 / workPerS)
}

/**
 * An upper bound on the chance that a job waits longer than a time, for any number of workers.
 *
 * Source: Lundberg's inequality (Cramer 1930): P(wait > x) <= e^(-s x) for any s with E[e^(s(work - gap))] <= 1. As
 * e^(sb) - 1 <= sb / (1 - sb/2), s = 2(1 - utilisation) / b does it for work of at most b.
 * Units: per second, seconds. Assumes Poisson or evenly spaced arrivals and work of at most `longestWorkS`; with
 * several workers, work that is dealt out in turn, which first come first served does not exceed.
 * Valid for every rate: 1 where the workers do not keep up.
 */
export function boundedWorkWaitTail(
  ratePerS: number,
  longestWorkS: number,
  workers: number,
  timeS: number,
): number {
  if (longestWorkS === 0) return 0
  const utilisation = (ratePerS * longestWorkS) / workers
  if (utilisation >= 1 || timeS <= 0) return 1
  return Math.exp((-2 * (1 - utilisation) * timeS) / longestWorkS)
}
