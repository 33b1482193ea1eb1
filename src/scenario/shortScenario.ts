import type { Lane, Scenario } from '../engine/Scenario.ts'
import { DEFAULT_SCENARIO } from './readScenario.ts'
import { type Fields, LANES, SCENARIO } from './shape.ts'
import { shortenFields } from './shorten.ts'

const { version: _version, lanes: _lanes, ...PLAIN } = SCENARIO

/** A complete scenario as short as it can be written: fields in the order of the format, defaults left out. */
export function shortScenario(scenario: Scenario): Readonly<Record<string, unknown>> {
  const { lanes, interventions, attack, ...rest } = scenario
  const plain = shortenFields(PLAIN as Fields, { ...rest, attack }, false)
  const shortLanes = lanes.map(shortLane)
  const hasOwnLanes = JSON.stringify(shortLanes) !== INITIAL_LANES
  return {
    version: 1,
    ...plain,
    ...(hasOwnLanes ? { lanes: shortLanes } : {}),
    ...(interventions.length > 0 ? { interventions } : {}),
  }
}

function shortLane(lane: Lane): Readonly<Record<string, unknown>> {
  const { id: _id, strategy: _strategy, ...fields } = LANES[lane.strategy]
  const rest = shortenFields(fields, lane as unknown as Record<string, unknown>, false)
  return { id: lane.id, strategy: lane.strategy, ...rest }
}

const INITIAL_LANES = JSON.stringify(DEFAULT_SCENARIO.lanes.map(shortLane))
