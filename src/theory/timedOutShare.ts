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
