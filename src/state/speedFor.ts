import type { Scenario } from '../engine/Scenario.ts'
import { meanPerMinute } from '../scenario/meanPerMinute.ts'

/** Speeds that a run may open with: those of the speed control that are not slow motion. */
const SPEEDS = [1, 2, 5, 10, 20, 60, 100, 1000]
/** Orders that come at least this often, in seconds, are waited for; rarer ones are made to come about as often as the other. */
const PATIENCE_S = 30
const WAIT_S = 5

/** The speed at which a run shows something soon: 1, and more where orders are so rare that a reader would give up. */
export function speedFor(scenario: Scenario): number {
  const perMinute = meanPerMinute(scenario)
  const gapS = perMinute === 0 ? 0 : 60 / perMinute
  if (gapS <= PATIENCE_S) return 1
  return SPEEDS.findLast((speed) => gapS / speed >= WAIT_S) ?? 1
}
