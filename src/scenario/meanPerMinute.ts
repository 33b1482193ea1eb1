import type { Scenario } from '../engine/Scenario.ts'

/** Mean number of events in a minute, by the settings. A list of times counts as far as the scenario's duration goes. */
export function meanPerMinute({ events, durationMs }: Pick<Scenario, 'events' | 'durationMs'>): number {
  switch (events.kind) {
    case 'periodic':
      return 60_000 / events.everyMs
    case 'trace':
      return (events.atMs.filter((atMs) => atMs < durationMs).length * 60_000) / durationMs
    case 'poisson':
    case 'bursty':
      return events.perMinute
  }
}
