import type { Report } from '../src/engine/Report.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'
import { shownLanes } from '../src/state/shownLanes.ts'
import { bytesBeside, scoreWords } from '../src/words/en/score.ts'
import { count, seconds } from '../src/words/numbers.ts'

/** What the score must show of a run at a moment, by its report, which `simulate` makes: both sides of each row. */
export function expectedScore(
  scenario: Scenario,
  atUs: number,
  report: Report = simulate(scenario, atUs / 1000).report,
): Record<string, string[]> {
  const shown = shownLanes(scenario)
  const sides = [shown.poll, shown.webhook].map((index) => laneOf(report, scenario, index))
  const most = Math.max(...sides.map((lane) => (lane ? lane.bytesUp + lane.bytesDown : 0)))
  const both = (text: (lane: NonNullable<(typeof sides)[number]>) => string) =>
    sides.map((lane) => (lane ? text(lane) : scoreWords.none))
  const wait = (ms: number | null) => (ms === null ? scoreWords.none : `${seconds(ms * 1000)} s`)
  return {
    [scoreWords.rows.requests]: both((lane) => count(lane.requests)),
    [scoreWords.rows.wasted]: both((lane) => {
      const settled = lane.useful + lane.wasted
      const share = settled > 0 ? ` · ${Math.round((lane.wasted / lane.requests) * 100)} %` : ''
      return count(lane.wasted) + share
    }),
    [scoreWords.rows.average]: both((lane) => wait(lane.knownDelayMs.mean)),
    [scoreWords.rows.worst]: both((lane) => wait(lane.knownDelayMs.max)),
    [scoreWords.rows.bytes]: both((lane) => bytesBeside(lane.bytesUp + lane.bytesDown, most).join(' ')),
  }
}

function laneOf(report: Report, scenario: Scenario, index: number) {
  const id = scenario.lanes[index]?.id
  return id === undefined ? undefined : report.lanes[id]
}
