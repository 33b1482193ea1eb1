import { demand } from './demand.ts'
import { meanAttempts } from './meanAttempts.ts'

/**
 * The interval at which polling sends as many requests as a webhook, in seconds; above it polling sends fewer.
 *
 * Source: C1, with retries C2 (which counts `failChance` and `most` as R1 does). Units: events per second. Says nothing
 * about delay, reachability or bytes. Valid for ratePerS > 0.
 */
export function requestCrossover(ratePerS: number, failChance = 0, most = 1): number {
  demand(ratePerS > 0, 'Event rate', 'be above 0', ratePerS)
  return 1 / (ratePerS * meanAttempts(failChance, most))
}
