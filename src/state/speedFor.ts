import type { Events, Scenario } from '../engine/Scenario.ts'

/** Speeds that a run may open with: those of the speed control that are not slow motion. */
const SPEEDS = [1, 2, 5, 10, 20, 60, 100, 1000]
/** Orders that come at least this often, in seconds, are waited for; rarer ones are made to come about as often as the other. */
const PATIENCE_S = 30
const WAIT_S = 5

/** The speed at which a run shows something soon: 1, and more where orders are so rare that a reader would give up. */
export function speedFor(scenario: Scenario): number {
  const gapS = meanGapS(scenario.events, scenario.durationMs)
  if (gapS <= PATIENCE_S) return 1
  return SPEEDS.findLast((speed) => gapS / speed >= WAIT_S) ?? 1
}

/** Mean time from one event to the next, in seconds; 0 if there are none. */
function meanGapS(events: Events, durationMs: number): number {
  if (events.kind === 'periodic') return events.everyMs / 1000
  if (events.kind === 'trace') return events.atMs.length === 0 ? 0 : durationMs / events.atMs.length / 1000
  return events.perMinute === 0 ? 0 : 60 / events.perMinute
}
