import type { Scenario } from '../../engine/Scenario.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import { meanRate } from './meanRate.ts'

/** Mean number of events between two asks, by the settings; null where polling has no interval. */
export function ordersBetweenAsks(settings: Scenario): number | null {
  const lane = settings.lanes[shownLanes(settings).poll]
  if (lane?.strategy !== 'poll' || lane.intervalMs === null) return null
  return meanRate(settings) * lane.intervalMs
}
