import type { Events, PollLane, Scenario } from '../engine/Scenario.ts'
import { requestCrossover } from './requestCrossover.ts'

/** How a scenario stands to the interval at which polling sends as many requests as a webhook. */
export interface TurningPoint {
  /** Mean number of events between two polls: rate x interval. */
  eventsPerInterval: number
  /** The interval at which it is 1, in ms; infinite where nothing happens. */
  intervalMs: number
}

/** The mean rate of events per minute; of a trace null, since it need not have one. */
function eventsPerMinute(events: Events): number | null {
  if (events.kind === 'periodic') return 60_000 / events.everyMs
  return events.kind === 'trace' ? null : events.perMinute
}

/**
 * Events between two polls of a scenario's first polling lane, as set at its beginning, and where one lies.
 *
 * Source: C1. Assumes a webhook without retries. Null without a polling lane that ticks, or for a trace. Of a run whose
 * knobs were turned pass the scenario with their present values.
 */
export function turningPoint(scenario: Pick<Scenario, 'events' | 'lanes'>): TurningPoint | null {
  const polling = scenario.lanes.find((lane): lane is PollLane => lane.strategy === 'poll')
  const perMinute = eventsPerMinute(scenario.events)
  if (perMinute === null || typeof polling?.intervalMs !== 'number') return null
  return {
    eventsPerInterval: (perMinute * polling.intervalMs) / 60_000,
    intervalMs: perMinute === 0 ? Number.POSITIVE_INFINITY : requestCrossover(perMinute / 60) * 1000,
  }
}
