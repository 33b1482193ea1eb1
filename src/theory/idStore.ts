import { demand } from './demand.ts'

/**
 * Ids that a receiver keeps, and their bytes, when it remembers each for a time.
 *
 * Source: I4 (Little's law). Units: events per second, seconds, bytes. Assumes a mean rate only. Valid for values >= 0.
 */
export function idStore(
  ratePerS: number,
  ttlS: number,
  bytesPerId: number,
): { entries: number; bytes: number } {
  const entries = ratePerS * ttlS
  return { entries, bytes: entries * bytesPerId }
}

/**
 * How long an id must be kept to recognize every retry, in seconds.
 *
 * Source: I5. Units: seconds; `offsets` are the times of the attempts from the first one on, `slackS` what clocks may
 * differ, `replayWindowS` the age up to which signed calls are accepted. Assumes attempts that take no time.
 * Valid for offsets ascending from 0.
 */
export function idLifetime(offsets: readonly number[], slackS: number, replayWindowS = 0): number {
  return Math.max((offsets.at(-1) ?? 0) + slackS, replayWindowS)
}

/**
 * Share of the duplicates made by retries that an id store does not recognize, since it has forgotten the id.
 *
 * Source: I6. `offsets` and `ttl` in one unit. Assumes that every attempt is worked through, its acknowledgement lost with
 * the same chance each time, and ids kept from first sight. Valid for 0 < lostChance <= 1 and at least two attempts.
 */
export function missedDuplicateShare(lostChance: number, offsets: readonly number[], ttl: number): number {
  demand(
    lostChance > 0 && lostChance <= 1,
    'Chance of a lost acknowledgement',
    'be above 0 and at most 1',
    lostChance,
  )
  let all = 0
  let missed = 0
  for (const [attempt, offset] of offsets.entries()) {
    if (attempt === 0) continue
    all += lostChance ** attempt
    if (offset > ttl) missed += lostChance ** attempt
  }
  return missed / all
}

/**
 * How long a captured call can be replayed where only its signed time is checked, in seconds.
 *
 * Source: I7. Units: seconds. Assumes calls are accepted up to `toleranceS` after their signed time, and that time at most
 * `skewS` in the future. Valid for values >= 0.
 */
export function replayWindow(toleranceS: number, skewS = 0): number {
  return toleranceS + skewS
}
