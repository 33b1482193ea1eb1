import type { Scenario } from '../engine/Scenario.ts'
import { meanPerMinute } from '../scenario/meanPerMinute.ts'
import { shownLanes } from './shownLanes.ts'

/**
 * Mean number of events between two asks of the polling lane that is shown, by the settings: what the two sliders multiply
 * to. Null where nobody asks on a schedule.
 */
export function ordersBetweenAsks(settings: Scenario): number | null {
  const lane = settings.lanes[shownLanes(settings).poll]
  if (lane?.strategy !== 'poll' || lane.intervalMs === null) return null
  return (meanPerMinute(settings) * lane.intervalMs) / 60_000
}
