import { eventLines } from '../src/cli/eventLines.ts'
import { requestLines } from '../src/cli/requestLines.ts'
import type { Intervention, Scenario } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'

/** What `simulate` writes about each lane of a run, by the lane's id: its figures, events and requests. */
export function laneLines(scenario: Scenario): Map<string, object> {
  const { report, records } = simulate(scenario)
  const events = [...eventLines(scenario, records)]
  const requests = [...requestLines(scenario, records)]
  return new Map(
    scenario.lanes.map(({ id }) => [
      id,
      {
        figures: report.lanes[id],
        events: events.filter(({ lane }) => lane === id),
        requests: requests.filter(({ lane }) => lane === id),
      },
    ]),
  )
}

/** The scenario without a lane, and without what its interventions do to that lane. */
export function withoutLane(scenario: Scenario, id: string): Scenario {
  const interventions = scenario.interventions.flatMap((one): Intervention[] => {
    if ('lane' in one) return one.lane === id ? [] : [one]
    if (!('set' in one)) return [one]
    const kept = Object.entries(one.set).filter(([path]) => !path.startsWith(`lanes.${id}.`))
    return kept.length === 0 ? [] : [{ atMs: one.atMs, set: Object.fromEntries(kept) }]
  })
  return { ...scenario, lanes: scenario.lanes.filter((lane) => lane.id !== id), interventions }
}
