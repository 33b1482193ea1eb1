import { demand } from './demand.ts'

/**
 * Mean attempts per event when each fails with the same chance and there are at most `most` of them.
 *
 * Source: R1 (truncated geometric distribution). Units: none. Assumes independent failures: during an outage they are
 * not. Valid for 0 <= failChance <= 1; at 1 it is `most`, the limit.
 */
export function meanAttempts(failChance: number, most: number): number {
  demand(failChance >= 0 && failChance <= 1, 'Chance of failure', 'be from 0 to 1', failChance)
  return failChance === 1 ? most : (1 - failChance ** most) / (1 - failChance)
}

/**
 * Share of events that no attempt delivers.
 *
 * Source: R2. Units: none. Assumes independent failures. Valid for 0 <= failChance <= 1.
 */
export function neverDeliveredShare(failChance: number, most: number): number {
  return failChance ** most
}

/**
 * Mean delay of the events that are delivered, in the unit of the offsets.
 *
 * Source: R3. `offsets` are the times of the attempts from the first one on, the first being 0. Assumes independent
 * failures; waits for timeouts belong into the offsets. `weights` (default 1 each) scale the share of each attempt, for
 * runs that are too young for the late ones. Valid for 0 <= failChance < 1; NaN if nothing is delivered.
 */
export function meanRetryDelay(
  failChance: number,
  offsets: readonly number[],
  weights: readonly number[] = offsets.map(() => 1),
): number {
  let delivered = 0
  let delay = 0
  for (const [attempt, offset] of offsets.entries()) {
    const share = failChance ** attempt * (1 - failChance) * (weights[attempt] ?? 0)
    delivered += share
    delay += share * offset
  }
  return delay / delivered
}

/**
 * Share of events delivered by a time after the event.
 *
 * Source: R4. `byTime` and `offsets` in one unit. Assumes independent failures and attempts that take no time.
 * Valid for 0 <= failChance <= 1, offsets ascending from 0.
 */
export function deliveredShareBy(failChance: number, offsets: readonly number[], byTime: number): number {
  return 1 - failChance ** offsets.filter((offset) => offset <= byTime).length
}

/**
 * Attempts that keep the share of lost events at most `lossShare`.
 *
 * Source: R5. Units: none. Assumes independent failures. Valid for 0 < failChance < 1 and 0 < lossShare < 1.
 */
export function attemptsNeeded(failChance: number, lossShare: number): number {
  demand(failChance > 0 && failChance < 1, 'Chance of failure', 'be above 0 and below 1', failChance)
  demand(lossShare > 0 && lossShare < 1, 'Share of loss', 'be above 0 and below 1', lossShare)
  return Math.ceil(Math.log(lossShare) / Math.log(failChance) - 1e-12)
}

/**
 * Requests per second of a webhook that retries.
 *
 * Source: R7. Units: events per second. Assumes independent failures and a run that is old against the retries.
 * Valid for 0 <= failChance <= 1.
 */
export function attemptsPerS(ratePerS: number, failChance: number, most: number): number {
  return ratePerS * meanAttempts(failChance, most)
}
