import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventLines } from '../src/cli/eventLines.ts'
import { requestLines } from '../src/cli/requestLines.ts'
import type { DelayReport } from '../src/engine/Report.ts'
import { simulate } from '../src/engine/simulate.ts'
import { linesTally, waitsOf } from './linesTally.ts'
import { prove } from './prove.ts'
import { scenarioVersions } from './scenarioVersions.ts'

const TIMEOUT_MS = 120_000
const nothingArb = fc.constant(null)

/** The figures of a list of waits in us, by sorting and the words of the model. */
function delayReport(waits: readonly number[]): DelayReport {
  const count = waits.length
  if (count === 0) return { count, mean: null, p50: null, p90: null, p99: null, max: null }
  const sorted = [...waits].sort((a, b) => a - b)
  const percent = (p: number) => sorted.find((_, at) => (at + 1) * 100 >= p * count)! / 1000
  const mean = Math.round(waits.reduce((sum, wait) => sum + wait, 0) / count) / 1000
  return { count, mean, p50: percent(50), p90: percent(90), p99: percent(99), max: sorted.at(-1)! / 1000 }
}

describe('the running tally', () => {
  it(
    'equals a count of the events and requests of a run that ends at that time',
    () => {
      prove(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }),
        (scenario, shares) => {
          const whole = simulate(scenario)
          for (const share of shares) {
            const atUs = 1 + Math.floor(share * (scenario.durationMs * 1000 - 1))
            const { tallies } = whole.records
            const run = simulate(scenario, atUs / 1000)
            tallies.at(atUs).lanes.forEach((tally, index) => {
              expect(tally).toMatchObject(linesTally(scenario, run, index))
            })
          }
        },
      )
    },
    TIMEOUT_MS,
  )

  it(
    'leaves no job unaccounted for and never more at work than there are workers',
    () => {
      prove(nothingArb, (scenario) => {
        const { records } = simulate(scenario)
        const { lanes } = records.tallies.at(scenario.durationMs * 1000)
        lanes.forEach((tally, index) => {
          const lane = records.lanes[index]!
          const requests = Array.from({ length: lane.requestCount }, (_, at) => at + 1)
          const accepted = requests.filter(
            (request) => lane.arrivedAtUs(request) < Infinity && lane.verdict(request) === 'accepted',
          )
          const jobs = lane.kind === 'attempt' ? accepted.length : tally.knownCount
          const workers = scenarioVersions(scenario).map(
            (version) => version.scenario.lanes[index]!.handler.workers,
          )
          expect(tally.jobsInWork + tally.jobsWaiting + tally.effects).toBe(jobs)
          expect(tally.jobsInWork).toBeLessThanOrEqual(Math.max(...workers))
        })
      })
    },
    TIMEOUT_MS,
  )
})

describe('the report', () => {
  it(
    'counts what the lines of requests and events list',
    () => {
      prove(nothingArb, (scenario) => {
        const run = simulate(scenario)
        scenario.lanes.forEach(({ id }, index) => {
          const figures = run.report.lanes[id]!
          const { knownCount, effectCount, ...counts } = linesTally(scenario, run, index)
          const events = [...eventLines(scenario, run.records)].filter((line) => line.lane === id)
          const waits = waitsOf(events)
          for (const [name, count] of Object.entries(counts)) {
            if (!name.endsWith('Us')) expect([name, figures[name as 'requests']]).toEqual([name, count])
          }
          expect(figures.knownDelayMs).toEqual(delayReport(waits.known))
          expect(figures.effectDelayMs).toEqual(delayReport(waits.effect))
          expect([knownCount, effectCount]).toEqual([figures.knownDelayMs.count, figures.effectDelayMs.count])
        })
      })
    },
    TIMEOUT_MS,
  )

  it(
    'decides every request once: requests are useful, wasted or undecided',
    () => {
      prove(nothingArb, (scenario) => {
        const { report, records } = simulate(scenario)
        const lines = [...requestLines(scenario, records)]
        scenario.lanes.forEach(({ id }, index) => {
          const lane = records.lanes[index]!
          const undecided = lines
            .filter((line) => line.lane === id)
            .filter((line, at) => {
              const isAccepted = line.arrivedAtMs !== null && lane.verdict(at + 1) === 'accepted'
              return line.outcome === 'in-flight' && !isAccepted
            })
          const { requests, useful, wasted } = report.lanes[id]!
          expect(useful + wasted + undecided.length).toBe(requests)
        })
      })
    },
    TIMEOUT_MS,
  )

  it(
    'has every event of every lane in one state',
    () => {
      prove(nothingArb, ({ lanes, ...scenario }) => {
        const { report } = simulate({ ...scenario, lanes })
        for (const { pending, knownOnce, knownAgain, lost } of Object.values(report.lanes)) {
          expect(pending + knownOnce + knownAgain + lost).toBe(report.eventsHappened)
        }
      })
    },
    TIMEOUT_MS,
  )
})
