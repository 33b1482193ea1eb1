import type { Scenario } from '../../engine/Scenario.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import type { Prediction } from '../../theory/Prediction.ts'
import { theoryFor } from '../../theory/theoryFor.ts'
import type { Side } from '../../words/en/score.ts'

interface Known {
  scenario: Scenario
  atUs: number
  prediction: Prediction | undefined
}

const latest: Partial<Record<Side, Known>> = {}

/** What theory expects of the lane on a side up to the moment shown; nothing if the run has no such lane. */
export function predictionOf(sight: Sight, side: Side): Prediction | undefined {
  const { scenario, moment } = sight
  const known = latest[side]
  // Several cells ask in the same frame.
  if (known?.scenario === scenario && known.atUs === moment.atUs) return known.prediction
  const lane = scenario.lanes[shownLanes(scenario)[side]]
  const prediction = lane && theoryFor(scenario, lane.id, moment.atUs)
  latest[side] = { scenario, atUs: moment.atUs, prediction }
  return prediction
}
