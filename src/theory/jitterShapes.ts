import { demand } from './demand.ts'

/** Moments of a wait that is moved by chance, in the unit of the wait. */
export interface Jitter {
  mean: number
  sd: number
  least: number
  most: number
}

function uniform(least: number, most: number): Jitter {
  return { mean: (least + most) / 2, sd: (most - least) / Math.sqrt(12), least, most }
}

/**
 * Full jitter: uniform from 0 to the nominal wait.
 *
 * Source: J1. In the unit of the wait. Valid for wait >= 0.
 */
export function fullJitter(wait: number): Jitter {
  return uniform(0, wait)
}

/**
 * Equal jitter: half of the nominal wait, and uniform up to the other half.
 *
 * Source: J2. In the unit of the wait. Valid for wait >= 0.
 */
export function equalJitter(wait: number): Jitter {
  return uniform(wait / 2, wait)
}

/**
 * Proportional jitter: the nominal wait times 1 + uniform(-share, +share), as a scenario's `retry.jitter`.
 *
 * Source: J3. In the unit of the wait. Valid for wait >= 0 and 0 <= share <= 1.
 */
export function proportionalJitter(wait: number, share: number): Jitter {
  demand(share >= 0 && share <= 1, 'Share', 'be from 0 to 1', share)
  return uniform((1 - share) * wait, (1 + share) * wait)
}

/**
 * Mean of the next wait of decorrelated jitter, uniform from the base to three times the wait before.
 *
 * Source: J4. In one unit. Valid below the cap, for 3 x before >= base.
 */
export function meanDecorrelatedWait(base: number, before: number): number {
  return (base + 3 * before) / 2
}

/**
 * Retries per second of senders that failed at one instant and wait with full jitter; without jitter all come at once.
 *
 * Source: J5. Units: seconds. Valid for waitS > 0, during that time.
 */
export function retryPeakPerS(senders: number, waitS: number): number {
  demand(waitS > 0, 'Wait', 'be above 0', waitS)
  return senders / waitS
}
