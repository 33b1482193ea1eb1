import type { LaneRecords } from '../engine/LaneRecords.ts'
import { msFromUs } from '../engine/microseconds.ts'
import type { Records } from '../engine/Records.ts'
import type { Scenario } from '../engine/Scenario.ts'
import { mustKeepAll } from './mustKeepAll.ts'
import { reachedMs } from './reachedMs.ts'

/** One line of `--events`: how an event fared in a lane. Times in ms, null for not reached. */
export interface EventLine {
  lane: string
  event: number
  happenedAtMs: number
  knownAtMs: number | null
  effectsAtMs: readonly number[]
  attempts: number
  state: 'pending' | 'known-once' | 'known-again' | 'lost'
}

/**
 * The lines of all events, lanes as listed, then by number.
 *
 * @throws if the trace has not kept every row.
 */
export function* eventLines(scenario: Scenario, records: Records): Generator<EventLine> {
  mustKeepAll(records)
  for (const [index, lane] of records.lanes.entries()) {
    const id = scenario.lanes[index]?.id ?? ''
    for (let event = 1; event <= records.eventCount; event++) {
      const effects = lane.effectsAtUs(event)
      yield {
        lane: id,
        event,
        happenedAtMs: msFromUs(records.happenedAtUs(event)),
        knownAtMs: reachedMs(lane.knownAtUs(event)),
        effectsAtMs: effects.map(msFromUs),
        attempts: lane.attemptsFor(event),
        state: stateOf(lane, event, effects.length),
      }
    }
  }
}

function stateOf(lane: LaneRecords, event: number, effects: number): EventLine['state'] {
  if (reachedMs(lane.knownAtUs(event)) === null) return lane.isLost(event) ? 'lost' : 'pending'
  return effects > 1 ? 'known-again' : 'known-once'
}
