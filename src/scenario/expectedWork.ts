import type { Events, Scenario } from '../engine/Scenario.ts'

/** The most events and requests that a headless run may expect. */
export const MOST_EXPECTED = 1_000_000_000

/**
 * How many events and polls a run to `untilMs` is to expect, at the values of its beginning: the sum of horizon / mean
 * gap (model.md, section Limits).
 */
export function expectedWork(scenario: Scenario, untilMs: number): number {
  const polls = scenario.lanes.map((lane) => {
    return lane.strategy === 'poll' && lane.intervalMs !== null ? untilMs / lane.intervalMs : 0
  })
  return polls.reduce((sum, count) => sum + count, expectedEvents(scenario.events, untilMs))
}

function expectedEvents(events: Events, untilMs: number): number {
  if (events.kind === 'trace') return untilMs > 0 ? events.atMs.length : 0
  return events.kind === 'periodic' ? untilMs / events.everyMs : (untilMs * events.perMinute) / 60_000
}
