import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldRow } from '../src/engine/foldRow.ts'
import { momentAt } from '../src/engine/momentAt.ts'
import { RunCounter } from '../src/engine/RunCounter.ts'
import { reportOf } from '../src/engine/reportOf.ts'
import { ROW } from '../src/engine/rows.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { simulate } from '../src/engine/simulate.ts'
import {
  COUNT,
  EVENTS_HAPPENED,
  emptyCounts,
  laneCountsAt,
  type Tally,
  tallyOf,
} from '../src/engine/Tally.ts'
import { instantsUs, sharesArb } from './instants.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { rowWords, traceRows } from './traceRows.ts'

// Law 2 stands in causality.test.ts, 4 in slicing.test.ts, 5 in independence.test.ts, 6 in everyKnob.test.ts, 9 in
// reconciliation.test.ts, 10 in closedForms.test.ts.
const nothingArb = fc.constant(null)
function conserves({ eventsHappened, lanes }: Tally): boolean {
  return lanes.every(({ pending, knownOnce, knownAgain, lost }) => {
    const isCount = Math.min(pending, knownOnce, knownAgain, lost) >= 0
    return isCount && pending + knownOnce + knownAgain + lost === eventsHappened
  })
}

/** Whether the states of a lane's events add up in counts that are being made. */
function addsUp(counts: Float64Array, lane: number): boolean {
  let sum = 0
  for (const state of [COUNT.pending, COUNT.knownOnce, COUNT.knownAgain, COUNT.lost]) {
    const events = counts[laneCountsAt(lane) + state] as number
    if (events < 0) return false
    sum += events
  }
  return sum === counts[EVENTS_HAPPENED]
}

/** The scenario with some fields of every handler replaced, and nothing that sets them otherwise on the way. */
function handledBy(scenario: Scenario, fields: Partial<Scenario['lanes'][0]['handler']>): Scenario {
  const names = Object.keys(fields).join('|')
  const isHarmless = (path: string) => !new RegExp(`\\.handler(\\.(${names})(\\..*)?)?$`).test(path)
  return {
    ...scenario,
    lanes: scenario.lanes.map((lane) => ({ ...lane, handler: { ...lane.handler, ...fields } })),
    interventions: scenario.interventions.filter(
      (one) => !('set' in one) || Object.keys(one.set).every(isHarmless),
    ),
  }
}

describe('law 1, conservation', () => {
  it(
    'holds after every row of the trace',
    () => {
      prove(nothingArb, (scenario) => {
        const { trace } = simulate(scenario)
        const counts = emptyCounts(scenario.lanes.length)
        for (let row = 0; row < trace.length; row++) {
          const [kind, lane, atUs] = [trace.kind(row), trace.lane(row), trace.atUs(row)]
          foldRow(counts, kind, lane, atUs, trace.subject(row), trace.detail(row), trace.otherUs(row))
          const touched = kind === ROW.happened ? scenario.lanes.keys() : [lane]
          for (const one of touched) {
            if (!addsUp(counts, one)) expect.fail(`Row ${row} breaks the ledger: ${rowWords(trace, row)}`)
          }
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'holds at any moment, whatever moment was asked for before',
    () => {
      prove(sharesArb, (scenario, shares) => {
        const { records } = simulate(scenario)
        const times = instantsUs(scenario, shares)
        for (const atUs of [...times, ...times.reverse()]) {
          const { tally } = momentAt(records, atUs)
          expect(tally).toSatisfy(conserves)
          expect(tally.eventsHappened).toBe(records.eventsBefore(atUs))
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

describe('law 3, prefix', () => {
  it(
    'lets a run begin with the rows of a shorter one, and stand the same on the way',
    () => {
      prove(sharesArb, (scenario, shares) => {
        const whole = simulate(scenario)
        const rows = traceRows(whole.trace)
        for (const untilUs of instantsUs(scenario, shares)) {
          const short = simulate(scenario, untilUs / 1000)
          expect(traceRows(short.trace)).toEqual(rows.slice(0, whole.trace.rowsBefore(untilUs)))
          expect(momentAt(short.records, untilUs)).toEqual(momentAt(whole.records, untilUs))
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'lets a run on its way report what a shorter one reports',
    () => {
      prove(sharesArb, (scenario, shares) => {
        const counter = new RunCounter(scenario.lanes.length)
        const simulation = new Simulation(scenario, counter)
        for (const untilUs of instantsUs(scenario, shares)) {
          simulation.advanceTo(untilUs)
          const { report, records } = simulate(scenario, untilUs / 1000)
          expect(reportOf(scenario, counter, report.traceHash, untilUs)).toEqual(report)
          expect(records.tallies.at(untilUs)).toEqual(tallyOf(counter.counts, untilUs))
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

describe('law 7, one effect', () => {
  it(
    'holds where ids are kept for longer than the run',
    () => {
      const idempotency = { kind: 'seen-ids', ttlMs: 86_400_000 } as const
      prove(nothingArb, (scenario) => {
        const { report, records } = simulate(handledBy(scenario, { idempotency }))
        for (const lane of records.lanes) {
          for (let event = 1; event <= records.eventCount; event++) {
            expect(lane.effectsAtUs(event).length).toBeLessThan(2)
          }
        }
        for (const { duplicateEffects } of Object.values(report.lanes)) expect(duplicateEffects).toBe(0)
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

describe('law 8, no forged effect', () => {
  it(
    'holds where signatures are checked',
    () => {
      prove(nothingArb, (scenario) => {
        const { report, trace } = simulate(handledBy(scenario, { verifySignature: true }))
        for (const { forgedEffects } of Object.values(report.lanes)) expect(forgedEffects).toBe(0)
        for (let row = 0; row < trace.length; row++) expect(trace.kind(row)).not.toBe(ROW['forged-effect'])
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
