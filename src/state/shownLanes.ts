import type { Scenario } from '../engine/Scenario.ts'

/** The numbers of the two lanes that the pictures show, the one that asks and the one that is called; -1 where the run has none of the kind. */
export interface ShownLanes {
  poll: number
  webhook: number
}

const known = new WeakMap<readonly unknown[], ShownLanes>()

/** The first lane that asks (polling or long polling) and the first webhook lane of a scenario. */
export function shownLanes(scenario: Scenario): ShownLanes {
  const found = known.get(scenario.lanes)
  if (found) return found
  const shown = {
    poll: scenario.lanes.findIndex((lane) => lane.strategy !== 'webhook'),
    webhook: scenario.lanes.findIndex((lane) => lane.strategy === 'webhook'),
  }
  known.set(scenario.lanes, shown)
  return shown
}

/** Whether the lane that asks, as it is shown, asks by itself: not by hand only. */
export function keepsAsking(settings: Scenario): boolean {
  const lane = settings.lanes[shownLanes(settings).poll]
  return lane !== undefined && !(lane.strategy === 'poll' && lane.intervalMs === null)
}
