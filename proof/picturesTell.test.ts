import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../src/engine/momentAt.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import { Session } from '../src/state/Session.ts'
import { shownLanes } from '../src/state/shownLanes.ts'
import type { Sight } from '../src/state/sight.ts'
import { requestSeries } from '../src/view/charts/requestSeries.ts'
import { requestTable } from '../src/view/charts/requestTable.ts'
import { timeAxis } from '../src/view/charts/timeAxis.ts'
import { waitsView } from '../src/view/charts/waitsView.ts'
import { waitTable } from '../src/view/charts/waitTable.ts'
import { countsOf, minuteSummary } from '../src/view/controls/announcements.ts'
import type { LadderPicture } from '../src/view/ladder/ladderFrame.ts'
import { ladderGeometry } from '../src/view/ladder/ladderGeometry.ts'
import { ladderScene } from '../src/view/ladder/ladderScene.ts'
import { toldEvent } from '../src/view/ladder/toldEvent.ts'
import {
  figureOf,
  ledgerOf,
  MEASURES,
  TROUBLES,
  troubleFigureOf,
  unitOf,
  wastedShareOf,
} from '../src/view/scoreboard/scoreRows.ts'
import { plainWords, sentenceOf, shortSentenceOf } from '../src/view/scoreboard/sentenceOf.ts'
import { turningPointOf } from '../src/view/scoreboard/turningPointOf.ts'
import { glowOf } from '../src/view/stage/glowOf.ts'
import { messageLook } from '../src/view/stage/messageLook.ts'
import { narrationOf } from '../src/view/stage/narrationOf.ts'
import { requestUnit } from '../src/view/stage/requestUnit.ts'
import { lostShare, statesOf } from '../src/view/stage/statesOf.ts'
import { waitTextOf } from '../src/view/stage/waitOf.ts'
import { ladderWords } from '../src/words/en/ladder.ts'
import { scenarioArb } from './scenarioArb.ts'

const SEED = 20_261_124
const RUNS = 40
const MOMENTS = 12
const BAD = /undefined|NaN|Infinity|null|#0|\[object/
const SIDES = ['poll', 'webhook'] as const

const scenarios = fc.sample(scenarioArb, { seed: SEED, numRuns: RUNS }).map((file) => {
  const { scenario, problems } = readScenario(file)
  if (!scenario) throw new Error(`Scenario must be valid, got ${JSON.stringify(problems)}.`)
  return scenario
})

const momentsOf = (durationMs: number) =>
  Array.from({ length: MOMENTS }, (_, k) => Math.round((durationMs * 1000 * k * 0.987) / (MOMENTS - 1)))

/** What the stage says and shows. */
function stageTexts(sight: Sight): string[] {
  const { moment, records, scenario } = sight
  const lanes = shownLanes(scenario)
  const events = [0, 1, 2, 3].map((row) => moment.tally.eventsHappened - row).filter((event) => event > 0)
  return [
    ...[0, 0.05, 1].map((pace) => narrationOf(sight, pace)),
    ...Object.values(statesOf(sight)),
    ...SIDES.flatMap((side) => events.map((event) => waitTextOf(sight, lanes[side], event))),
    ...SIDES.map((side) => requestUnit(moment.tally.lanes[lanes[side]], side === 'poll' ? 'polling' : side)),
    ...moment.lanes.flatMap(({ messages }, number) => messages.map((message) => saidOf(number, message))),
  ]
  function saidOf(number: number, message: Message): string {
    const verdict = records.lanes[number]?.verdict(message.request) ?? 'read'
    const { mark, tone, line, said } = messageLook(message, verdict)
    const share = message.isLost ? lostShare(message) : 0
    return [message.leg, mark, tone, line, said.full, said.brief, share].join(' ')
  }
}

/** What score, charts and voice say. */
function countTexts(sight: Sight): string[] {
  const { points } = requestSeries(sight)
  const turning = turningPointOf(sight)
  return [
    plainWords(sentenceOf(sight).phrases),
    plainWords(shortSentenceOf(sight).phrases),
    minuteSummary(1, countsOf(sight)),
    ...SIDES.flatMap((side) => [
      ledgerOf(sight, side),
      String(wastedShareOf(sight, side) ?? ''),
      ...MEASURES.flatMap((measure) => [figureOf(sight, side, measure), unitOf(sight, side, measure)]),
      ...TROUBLES.map((trouble) => troubleFigureOf(sight, side, trouble)),
    ]),
    ...requestTable(sight, timeAxis(sight.frontierUs)).flat(),
    ...waitTable(sight).flat(),
    points.map(({ atUs, asks, news, calls }) => [atUs, asks, news, calls].join(' ')).join(),
    String(turning.extent),
    String(turning.between ?? ''),
    [turning.poll, turning.webhook].map((per) => String(per?.requests ?? '')).join(),
    JSON.stringify(waitsView(sight).series),
  ]
}

function pictureOf({ records, scenario, moment, frontierUs }: Sight, spanUs: number): LadderPicture {
  const fromUs = moment.atUs - 0.9 * spanUs
  return {
    records,
    lanes: shownLanes(scenario),
    fromUs,
    toUs: fromUs + spanUs,
    nowUs: moment.atUs,
    frontierUs,
    geometry: ladderGeometry(832),
    chosenEvent: Math.ceil(moment.tally.eventsHappened / 2),
  }
}

/** What the ladder's table and its events say. */
function ladderTexts({ records, scenario, moment }: Sight): string[] {
  return Array.from({ length: Math.min(50, moment.tally.eventsHappened) }, (_, k) => {
    const told = toldEvent(records, shownLanes(scenario), k + 1, moment.atUs)
    return ladderWords.eventLabel(k + 1, told.happenedAtUs, told.poll, told.webhook)
  })
}

function expectSound(texts: readonly string[], about: string): void {
  for (const text of texts)
    if (BAD.test(text.replace(/"expected":null/g, ''))) expect.fail(`${about}: ${text}`)
}

describe('The pictures of any run', () => {
  it.each(scenarios.map((scenario, number) => [number, scenario] as const))(
    'say nothing without sense at any moment of scenario %i',
    (number, scenario) => {
      const session = new Session(scenario)
      for (const atUs of momentsOf(scenario.durationMs)) {
        const sight = session.show(atUs)
        const about = `scenario ${number} at ${atUs} µs`
        expectSound(stageTexts(sight), about)
        expectSound(countTexts(sight), about)
        expectSound(ladderTexts(sight), about)
        for (const lane of scenario.lanes.keys()) {
          const pace = { perSecond: 10, isReduced: false }
          expect(glowOf(sight.records, lane, 'back', atUs, pace).strength).toBeLessThan(1)
        }
      }
    },
  )

  it.each(scenarios.map((scenario, number) => [number, scenario] as const))(
    'draw nothing but finite numbers on the ladder of scenario %i',
    (number, scenario) => {
      const session = new Session(scenario)
      session.reach(scenario.durationMs * 1000)
      for (const atUs of momentsOf(scenario.durationMs)) {
        const sight = session.show(atUs)
        for (const spanUs of [1e6, 1e7, 6e8]) {
          for (const { kind, numbers, texts } of ladderScene(pictureOf(sight, spanUs)).toJSON()) {
            if (!numbers.every(Number.isFinite)) expect.fail(`${kind} of scenario ${number} at ${atUs} µs`)
            expectSound(
              texts.map(({ text }) => text),
              `ladder of scenario ${number} at ${atUs} µs`,
            )
          }
        }
      }
    },
  )

  it.each(scenarios.map((scenario, number) => [number, scenario] as const))(
    'tell a moment of scenario %i live as they tell it later',
    (_number, scenario) => {
      const live = new Session(scenario)
      const later = new Session(scenario)
      later.reach(scenario.durationMs * 1000)
      for (const atUs of momentsOf(scenario.durationMs)) {
        const sight = live.show(atUs)
        const again = later.show(atUs)
        expect(stageTexts(again)).toEqual(stageTexts(sight))
        expect(ladderTexts(again)).toEqual(ladderTexts(sight))
        const picture = pictureOf(sight, 2e6)
        const before = ladderScene({ ...picture, chosenEvent: 0 }).toJSON()
        expect(ladderScene({ ...picture, chosenEvent: 0, records: again.records }).toJSON()).toEqual(before)
      }
    },
  )
})
