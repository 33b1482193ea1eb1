import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventLines } from '../src/cli/eventLines.ts'
import { requestLines } from '../src/cli/requestLines.ts'
import { countRun } from '../src/engine/countRun.ts'
import { foldRow } from '../src/engine/foldRow.ts'
import type { LaneRecords } from '../src/engine/LaneRecords.ts'
import { usFromMs } from '../src/engine/microseconds.ts'
import type { DelayReport, LaneReport } from '../src/engine/Report.ts'
import { simulate } from '../src/engine/simulate.ts'
import { emptyCounts, tallyOf } from '../src/engine/Tally.ts'
import { instantUs, shareArb } from './instants.ts'
import { isUseful, linesTally, waitsOf } from './linesTally.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'

const nothingArb = fc.constant(null)

/** The figures of a list of waits in us, by sorting and the words of the model. */
function delayReport(waits: readonly number[]): DelayReport {
  const count = waits.length
  if (count === 0) return { count, mean: null, p50: null, p90: null, p99: null, max: null }
  const sorted = [...waits].sort((a, b) => a - b)
  const percent = (p: number) => (sorted.find((_, at) => (at + 1) * 100 >= p * count) as number) / 1000
  const mean = Math.round(waits.reduce((sum, wait) => sum + wait, 0) / count) / 1000
  const max = (sorted.at(-1) as number) / 1000
  return { count, mean, p50: percent(50), p90: percent(90), p99: percent(99), max }
}

describe('the running tally', () => {
  it(
    'equals a count of the events and requests of a run that ends at that time',
    () => {
      prove(shareArb, (scenario, share) => {
        const whole = simulate(scenario)
        const atUs = instantUs(scenario, share)
        const run = simulate(scenario, atUs / 1000)
        whole.records.tallies.at(atUs).lanes.forEach((tally, index) => {
          expect(tally).toMatchObject(linesTally(scenario, run, index))
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'equals what is counted without keeping a trace, to the hash',
    () => {
      prove(nothingArb, (scenario) => {
        const { report, trace } = simulate(scenario)
        expect(countRun(scenario, { hashes: true }).report).toEqual(report)
        expect(countRun(scenario).report).toEqual({ ...report, traceHash: null })
        const counts = emptyCounts(scenario.lanes.length)
        for (let row = 0; row < trace.length; row++) {
          const [kind, lane, atUs] = [trace.kind(row), trace.lane(row), trace.atUs(row)]
          foldRow(counts, kind, lane, atUs, trace.subject(row), trace.detail(row), trace.otherUs(row))
        }
        const { eventsHappened, lanes } = tallyOf(counts, usFromMs(scenario.durationMs))
        expect(eventsHappened).toBe(report.eventsHappened)
        scenario.lanes.forEach(({ id }, index) => {
          const { knownDelayMs, effectDelayMs, ...counted } = report.lanes[id] as LaneReport
          const tally = lanes[index]
          expect(tally).toMatchObject(counted)
          expect([tally?.knownCount, tally?.effectCount]).toEqual([knownDelayMs.count, effectDelayMs.count])
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

describe('the report', () => {
  it(
    'counts what the lines of requests and events list',
    () => {
      prove(nothingArb, (scenario) => {
        const run = simulate(scenario)
        scenario.lanes.forEach(({ id }, index) => {
          const figures = run.report.lanes[id] as LaneReport
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
    PROOF_TIMEOUT_MS,
  )

  it(
    'decides every request once: requests are useful, wasted or undecided, attempts good, failed or in flight',
    () => {
      prove(nothingArb, (scenario) => {
        const { report, records } = simulate(scenario)
        const lines = [...requestLines(scenario, records)]
        scenario.lanes.forEach(({ id }, index) => {
          const lane = records.lanes[index] as LaneRecords
          const own = lines.filter((line) => line.lane === id)
          const undecided = own.filter(
            (line, at) => line.outcome === 'in-flight' && !isUseful(lane, at + 1, line),
          )
          const { requests, useful, wasted, attempts, failedAttempts } = report.lanes[id] as LaneReport
          expect(useful + wasted + undecided.length).toBe(requests)
          const ended = (outcome: string) =>
            own.filter((line) => line.kind === 'attempt' && line.outcome === outcome).length
          expect(ended('accepted') + ended('duplicate') + failedAttempts + ended('in-flight')).toBe(attempts)
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'has every event of every lane in one state',
    () => {
      prove(nothingArb, (scenario) => {
        const { report } = simulate(scenario)
        for (const { pending, knownOnce, knownAgain, lost } of Object.values(report.lanes)) {
          expect(pending + knownOnce + knownAgain + lost).toBe(report.eventsHappened)
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
