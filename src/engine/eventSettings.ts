import { usFromMs } from './microseconds.ts'
import type { Attack, Events } from './Scenario.ts'

/** How events happen, in microseconds. `meanGapUs` is infinite while the rate is 0. */
export interface EventSettings {
  kind: Events['kind']
  meanGapUs: number
  firstAtUs: number
  burstSize: number
  spacingUs: number
  atUs: readonly number[]
}

/** Who else calls the receivers. `forged` is the same object as long as nothing in it has changed. */
export interface AttackSettings {
  forged: EventSettings
  knowsUrl: boolean
  replays: boolean
}

/** The attack in microseconds; what is the same object as `before` keeps its settings. */
export function attackSettings(
  attack: Attack | null,
  before: Attack | null | undefined,
  kept: AttackSettings | null | undefined,
): AttackSettings | null {
  if (attack === null) return null
  if (kept && attack === before) return kept
  const forged = kept && attack.forged === before?.forged ? kept.forged : eventSettings(attack.forged)
  return { forged, knowsUrl: attack.knowsUrl, replays: attack.replays }
}

/** Turns the description of a process into settings. */
export function eventSettings(events: Events): EventSettings {
  const none = { meanGapUs: Number.POSITIVE_INFINITY, firstAtUs: 0, burstSize: 1, spacingUs: 0, atUs: [] }
  switch (events.kind) {
    case 'poisson':
      return { ...none, kind: 'poisson', meanGapUs: meanGapUs(events.perMinute) }
    case 'periodic':
      return {
        ...none,
        kind: 'periodic',
        meanGapUs: usFromMs(events.everyMs),
        firstAtUs: usFromMs(events.firstAtMs),
      }
    case 'bursty':
      return {
        ...none,
        kind: 'bursty',
        meanGapUs: meanGapUs(events.perMinute, events.burstSize),
        burstSize: events.burstSize,
        spacingUs: usFromMs(events.spacingMs),
      }
    case 'trace':
      return { ...none, kind: 'trace', atUs: events.atMs.map(usFromMs) }
  }
}

/** Mean time from one event, or one burst of `size` events, to the next. */
function meanGapUs(perMinute: number, size = 1): number {
  return perMinute === 0 ? Number.POSITIVE_INFINITY : (60_000_000 * size) / perMinute
}
