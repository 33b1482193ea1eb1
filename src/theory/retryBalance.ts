import { demand } from './demand.ts'
import { lambertWOfExp } from './lambertWOfExp.ts'
import { meanAttempts } from './meanAttempts.ts'

/** The largest fresh load that a receiver can carry when timed-out calls are retried. Per second. */
export interface RetryCeiling {
  /** Total calls per second at the ceiling. */
  totalPerS: number
  freshPerS: number
}

/** Share of calls that take longer than the timeout, for M/M/1 under a load of `totalPerS`. */
function lateShare(totalPerS: number, workPerS: number, timeoutS: number): number {
  return Math.exp(-(workPerS - totalPerS) * timeoutS)
}

/** The root of an increasing function between two points of which it has opposite signs, to the last bits. */
function bisect(low: number, high: number, of: (x: number) => number): number {
  let [from, to] = [low, high]
  for (let round = 0; round < 200; round += 1) {
    const middle = (from + to) / 2
    if (middle === from || middle === to) break
    if (of(middle) < 0) from = middle
    else to = middle
  }
  return (from + to) / 2
}

/**
 * The largest fresh load with any steady state, when timed-out calls are retried without end.
 *
 * Source: S2, by Lambert's W. Units: per second, seconds. A statement about a model: retries count as fresh Poisson load on
 * M/M/1, timed-out work still takes the worker. Optimistic: real runs collapse somewhat below it. Valid for
 * workPerS > 0 and timeoutS > 0.
 */
export function retryCeiling(workPerS: number, timeoutS: number): RetryCeiling {
  demand(timeoutS > 0, 'Timeout', 'be above 0', timeoutS)
  const totalPerS = (lambertWOfExp(1 + workPerS * timeoutS) - 1) / timeoutS
  return { totalPerS, freshPerS: (totalPerS * totalPerS * timeoutS) / (1 + totalPerS * timeoutS) }
}

/**
 * The two total loads at which fresh calls and endless retries balance, per second; null above the ceiling.
 *
 * Source: S1, by bisection on both sides of the ceiling of S2. Above the higher one the receiver does not recover
 * by itself. Units and assumptions as {@link retryCeiling}. Valid for 0 < ratePerS.
 */
export function retryBalance(
  ratePerS: number,
  workPerS: number,
  timeoutS: number,
): { lowPerS: number; highPerS: number } | null {
  demand(ratePerS > 0, 'Arrival rate', 'be above 0', ratePerS)
  const ceiling = retryCeiling(workPerS, timeoutS)
  if (ratePerS > ceiling.freshPerS) return null
  const served = (x: number) => x * (1 - lateShare(x, workPerS, timeoutS)) - ratePerS
  return {
    lowPerS: bisect(0, ceiling.totalPerS, served),
    highPerS: bisect(ceiling.totalPerS, workPerS, (x) => -served(x)),
  }
}

/**
 * The lowest total load at which fresh calls and at most `most` attempts per event balance, per second.
 *
 * Source: S3, by bisection. Units and assumptions as {@link retryCeiling}. Valid while the balance lies below the work
 * rate; null where it does not, and the receiver is overloaded.
 */
export function cappedRetryBalance(
  ratePerS: number,
  workPerS: number,
  timeoutS: number,
  most: number,
): number | null {
  const missing = (x: number) => x - ratePerS * meanAttempts(lateShare(x, workPerS, timeoutS), most)
  // Steps find the first change of sign: there may be several.
  const steps = 1000
  let low = ratePerS
  for (let step = 1; step <= steps; step += 1) {
    const high = ratePerS + ((workPerS - ratePerS) * step) / steps
    if (high >= workPerS) break
    if (missing(high) >= 0) return bisect(low, high, missing)
    low = high
  }
  return null
}

/**
 * The most attempts per event that can never overload a receiver, whatever the timeout.
 *
 * Source: S4: the total load is at most attempts x rate. Units: per second. Valid for 0 < ratePerS < workPerS; every event
 * gets at least one attempt.
 */
export function safeAttempts(ratePerS: number, workPerS: number): number {
  demand(ratePerS > 0 && ratePerS < workPerS, 'Arrival rate', `be above 0 and below ${workPerS}`, ratePerS)
  return Math.ceil(workPerS / ratePerS - 1e-12) - 1
}
