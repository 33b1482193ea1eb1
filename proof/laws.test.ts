import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyTally, foldRow } from '../src/engine/foldRow.ts'
import { usFromMs } from '../src/engine/microseconds.ts'
import { momentAt } from '../src/engine/momentAt.ts'
import { Records } from '../src/engine/Records.ts'
import { reportOf } from '../src/engine/reportOf.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { simulate } from '../src/engine/simulate.ts'
import type { Tally } from '../src/engine/Tally.ts'
import { Trace } from '../src/engine/Trace.ts'
import { withChanges } from '../src/engine/withChanges.ts'
import { knobsOf } from './laneArb.ts'
import { laneLines, withoutLane } from './laneLines.ts'
import { completed, prove } from './prove.ts'
import { inOrderOfTime } from './scenarioVersions.ts'
import { tracedRun, traceRows } from './traceRows.ts'

// Law 2 is held in causality.test.ts, law 6 in everyKnob.test.ts.
const TIMEOUT_MS = 120_000
const nothingArb = fc.constant(null)
/** Instants of a run as shares of its horizon. */
const sharesArb = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })

function instantsUs(scenario: Scenario, shares: readonly number[]): number[] {
  const lastUs = usFromMs(scenario.durationMs) - 1
  return shares.map((share) => 1 + Math.floor(share * lastUs)).sort((a, b) => a - b)
}

function conserves({ eventsHappened, lanes }: Tally): boolean {
  return lanes.every(({ pending, knownOnce, knownAgain, lost }) => {
    const isCount = Math.min(pending, knownOnce, knownAgain, lost) >= 0
    return isCount && pending + knownOnce + knownAgain + lost === eventsHappened
  })
}

describe('law 1, conservation', () => {
  it(
    'holds after every row of the trace',
    () => {
      prove(nothingArb, (scenario) => {
        const { trace } = simulate(scenario)
        const tally = emptyTally(scenario.lanes.length)
        for (let row = 0; row < trace.length; row++) {
          const [atUs, subject, detail] = [trace.atUs(row), trace.subject(row), trace.detail(row)]
          foldRow(tally, trace.kind(row), trace.lane(row), atUs, subject, detail, trace.otherUs(row))
          if (!conserves(tally)) expect.fail(`Row ${row} breaks the ledger: ${JSON.stringify(tally)}`)
        }
      })
    },
    TIMEOUT_MS,
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
    TIMEOUT_MS,
  )
})

describe('law 3, prefix', () => {
  it(
    'lets a run begin with the rows of a shorter one, and report the same on the way',
    () => {
      prove(sharesArb, (scenario, shares) => {
        const trace = new Trace()
        const simulation = new Simulation(scenario, trace)
        for (const untilUs of instantsUs(scenario, shares)) {
          simulation.advanceTo(untilUs)
          const short = simulate(scenario, untilUs / 1000)
          expect(short.report).toEqual(reportOf(scenario, trace, untilUs))
        }
        const whole = simulate(scenario)
        const rows = traceRows(whole.trace)
        for (const untilUs of instantsUs(scenario, shares)) {
          const short = simulate(scenario, untilUs / 1000)
          expect(traceRows(short.trace)).toEqual(rows.slice(0, whole.trace.rowsBefore(untilUs)))
          expect(momentAt(short.records, untilUs).tally).toEqual(momentAt(whole.records, untilUs).tally)
        }
      })
    },
    TIMEOUT_MS,
  )
})

describe('law 4, slicing', () => {
  const stepsMs = [1, 7, 16.7, 33, 250]

  function* every(stepMs: number): Generator<number> {
    for (let k = 1; ; k++) yield Math.round(k * stepMs * 1000)
  }

  function* randomSlices(sizesUs: readonly number[]): Generator<number> {
    for (let k = 0, atUs = 0; ; k++) {
      atUs += sizesUs[k % sizesUs.length] as number
      yield atUs
    }
  }

  it(
    'leaves the trace hash alone, whatever the steps',
    () => {
      const sizesArb = fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 10, maxLength: 50 })
      prove(sizesArb, (scenario, sizesUs) => {
        const { hash } = tracedRun(scenario)
        for (const stepMs of stepsMs) expect(tracedRun(scenario, every(stepMs)).hash).toBe(hash)
        expect(tracedRun(scenario, randomSlices(sizesUs)).hash).toBe(hash)
      })
    },
    TIMEOUT_MS,
  )

  it(
    'leaves it alone while somebody looks at moments, old ones too',
    () => {
      prove(nothingArb, (scenario) => {
        let records: Records | undefined
        let looks = 0
        const { hash } = tracedRun(scenario, every(250), (trace) => {
          records ??= new Records(trace, scenario.lanes)
          momentAt(records, (++looks * 7919 * 1000) % (looks * 250_000))
        })
        expect(hash).toBe(tracedRun(scenario).hash)
      })
    },
    TIMEOUT_MS,
  )

  it(
    'leaves it alone when interventions come live',
    () => {
      prove(nothingArb, (scenario) => {
        const trace = new Trace()
        const simulation = new Simulation({ ...scenario, interventions: [] }, trace)
        for (const intervention of inOrderOfTime(scenario.interventions)) {
          simulation.advanceTo(usFromMs(intervention.atMs))
          simulation.intervene(intervention)
        }
        simulation.advanceTo(usFromMs(scenario.durationMs))
        const listed = tracedRun(scenario)
        const isWithin = scenario.interventions.every(({ atMs }) => atMs < scenario.durationMs)
        if (isWithin) expect(trace.hash).toBe(listed.hash)
        else expect(traceRows(listed)).toEqual(traceRows(trace, listed.length))
      })
    },
    TIMEOUT_MS,
  )
})

describe('law 5, independence', () => {
  const genArb = fc.gen()

  it(
    'leaves all other lanes as they were when any knob of a lane is turned',
    () => {
      prove(genArb, (scenario, gen) => {
        const lane = gen(fc.constantFrom, ...scenario.lanes)
        // `structuredClone` loosens the readonly lists: the table of knobs is typed for the reference.
        const knobs = knobsOf(
          structuredClone(lane) as Parameters<typeof knobsOf>[0],
          scenario.durationMs,
          false,
        )
        const path = gen(fc.constantFrom, ...Object.keys(knobs))
        const value = gen(() => knobs[path] as fc.Arbitrary<unknown>)
        const changed = completed(withChanges(scenario, { [`lanes.${lane.id}.${path}`]: value }))
        const before = laneLines(scenario)
        const after = laneLines(changed)
        for (const { id } of scenario.lanes) if (id !== lane.id) expect(after.get(id)).toEqual(before.get(id))
      })
    },
    TIMEOUT_MS,
  )

  it(
    'leaves all other lanes as they were when a lane comes or goes',
    () => {
      prove(genArb, (scenario, gen) => {
        const before = laneLines(scenario)
        const lane = gen(fc.constantFrom, ...scenario.lanes)
        const fewer = withoutLane(scenario, lane.id)
        if (fewer.lanes.length === 0) fewer.lanes = [{ ...lane, id: 'stand-in' }]
        const lanes = [{ ...lane, id: 'newcomer' }, ...fewer.lanes]
        for (const changed of [fewer, { ...fewer, lanes }]) {
          const after = laneLines(changed)
          for (const { id } of scenario.lanes)
            if (id !== lane.id) expect(after.get(id)).toEqual(before.get(id))
        }
      })
    },
    TIMEOUT_MS,
  )

  it(
    'leaves every lane as it was when the lanes are listed the other way round',
    () => {
      prove(nothingArb, (scenario) => {
        const before = laneLines(scenario)
        const after = laneLines({ ...scenario, lanes: [...scenario.lanes].reverse() })
        for (const { id } of scenario.lanes) expect(after.get(id)).toEqual(before.get(id))
      })
    },
    TIMEOUT_MS,
  )
})

describe('law 7, one effect', () => {
  it(
    'holds where ids are kept for longer than the run',
    () => {
      const idempotency = { kind: 'seen-ids', ttlMs: 86_400_000 } as const
      prove(nothingArb, (scenario) => {
        const isHarmless = (path: string) => !/\.handler(\.idempotency)?$/.test(path)
        const forever: Scenario = {
          ...scenario,
          lanes: scenario.lanes.map((lane) => ({ ...lane, handler: { ...lane.handler, idempotency } })),
          interventions: scenario.interventions.filter(
            (one) => !('set' in one) || Object.keys(one.set).every(isHarmless),
          ),
        }
        const { report, records } = simulate(forever)
        for (const lane of records.lanes) {
          for (let event = 1; event <= records.eventCount; event++) {
            expect(lane.effectsAtUs(event).length).toBeLessThan(2)
          }
        }
        for (const { duplicateEffects } of Object.values(report.lanes)) expect(duplicateEffects).toBe(0)
      })
    },
    TIMEOUT_MS,
  )
})
