import type { Scenario } from '../engine/Scenario.ts'
import type { Prediction } from './Prediction.ts'
import { theoryForLongPoll } from './theoryForLongPoll.ts'
import { theoryForPolling } from './theoryForPolling.ts'
import { theoryForWebhook } from './theoryForWebhook.ts'

/**
 * What theory expects of one lane of a complete scenario, from 0 up to a time in us (what happens at that time excluded).
 *
 * Interventions at or after that time do not count. Throws if there is no such lane.
 */
export function theoryFor(scenario: Scenario, laneId: string, atUs: number): Prediction {
  const lane = scenario.lanes.find((candidate) => candidate.id === laneId)
  if (lane === undefined) {
    const ids = scenario.lanes.map((known) => known.id).join(', ')
    throw new RangeError(`Lane must be one of ${ids}, got ${laneId}.`)
  }
  if (lane.strategy === 'poll') return theoryForPolling(scenario, lane, atUs)
  if (lane.strategy === 'webhook') return theoryForWebhook(scenario, lane, atUs)
  return theoryForLongPoll(scenario, lane, atUs)
}
