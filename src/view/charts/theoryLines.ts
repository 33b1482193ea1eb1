import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import { theoryFor } from '../../theory/theoryFor.ts'
import type { Side } from '../../words/en/score.ts'

/** What theory expects at an instant. */
export interface TheoryPoint {
  atUs: number
  requests: number
}

/** Points of a line on which knobs were turned. */
const PIECES = 24

/** The requests that theory expects of a side from 0 to the moment shown; empty where it has no form. */
export function theoryLine(sight: Sight, side: Side): readonly TheoryPoint[] {
  const { scenario, moment } = sight
  const lane = scenario.lanes[shownLanes(scenario)[side]]
  if (!lane || moment.atUs === 0) return []
  const parts = scenario.interventions.length === 0 ? 2 : PIECES
  const points: TheoryPoint[] = []
  for (let part = 0; part <= parts; part++) {
    const atUs = Math.round((moment.atUs * part) / parts)
    const expected = theoryFor(scenario, lane.id, atUs)
    if (!expected.applies || expected.requests === null) return []
    points.push({ atUs, requests: expected.requests })
  }
  return points
}
