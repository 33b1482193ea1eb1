import type { Events, Scenario } from '../../engine/Scenario.ts'

/** Mean number of events in a millisecond, by the settings. A list of times counts over the scenario's duration. */
export function meanRate({ events, durationMs }: Pick<Scenario, 'events' | 'durationMs'>): number {
  return perMs(events, durationMs)
}

function perMs(events: Events, durationMs: number): number {
  switch (events.kind) {
    case 'periodic':
      return 1 / events.everyMs
    case 'trace':
      return events.atMs.length / Math.max(durationMs, events.atMs.at(-1) ?? 0, 1)
    default:
      return events.perMinute / 60_000
  }
}
