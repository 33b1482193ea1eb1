import { demand } from './demand.ts'
import { mm1ResponseTail } from './mm1.ts'

/**
 * Share of the calls that a receiver works through although the sender has given up on them, when it answers only
 * after its work.
 *
 * Source: X1. Units: per second, seconds. Assumes one worker, exponential work, Poisson calls (retries not counted),
 * and messages that take no time: take the round trip off the timeout. For other queues use the response tails of Q4
 * and Q6. Valid for ratePerS < workPerS.
 */
export function timedOutShare(ratePerS: number, workPerS: number, timeoutS: number): number {
  return mm1ResponseTail(ratePerS, workPerS, timeoutS)
}

/**
 * The shortest timeout that keeps the share of timed-out calls at most `share`, in seconds.
 *
 * Source: X2. Units and assumptions as {@link timedOutShare}. Valid for ratePerS < workPerS and 0 < share <= 1.
 */
export function timeoutFor(ratePerS: number, workPerS: number, share: number): number {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  return -Math.log(share) / (workPerS - ratePerS)
}

/**
 * The least work rate that keeps the share of timed-out calls at most `share` at a given timeout, per second.
 *
 * Source: X3. Units and assumptions as {@link timedOutShare}. Valid for timeoutS > 0 and 0 < share <= 1.
 */
export function workRateFor(ratePerS: number, timeoutS: number, share: number): number {
  demand(timeoutS > 0, 'Timeout', 'be above 0', timeoutS)
  return ratePerS - Math.log(share) / timeoutS
}

/**
 * Mean number of times that an event is worked through, when every call that times out was worked through as well and is
 * retried without end.
 *
 * Source: X4. Units: none. Assumes that attempts time out independently. Valid for 0 <= share < 1.
 */
export function meanProcessingsWhenLate(share: number): number {
  demand(share >= 0 && share < 1, 'Timed-out share', 'be at least 0 and below 1', share)
  return 1 / (1 - share)
}
