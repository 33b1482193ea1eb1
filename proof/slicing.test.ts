import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { usFromMs } from '../src/engine/microseconds.ts'
import { momentAt } from '../src/engine/momentAt.ts'
import { Records } from '../src/engine/Records.ts'
import { RunHash } from '../src/engine/RunHash.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { Trace } from '../src/engine/Trace.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { inOrderOfTime } from './scenarioVersions.ts'
import { tracedRun, traceRows } from './traceRows.ts'

const STEPS_MS = [1, 7, 16.7, 33, 250]
const nothingArb = fc.constant(null)

/** The hash of a run that is advanced to each of the times in turn, then to its horizon. */
function hashOf(scenario: Scenario, stopsUs: Iterable<number> = []): string {
  const hash = new RunHash()
  const simulation = new Simulation(scenario, hash)
  const untilUs = usFromMs(scenario.durationMs)
  for (const stopUs of stopsUs) {
    if (stopUs >= untilUs) break
    simulation.advanceTo(stopUs)
  }
  simulation.advanceTo(untilUs)
  return hash.hash
}

function* every(stepMs: number): Generator<number> {
  for (let k = 1; ; k++) yield Math.round(k * stepMs * 1000)
}

function* randomSlices(sizesUs: readonly number[]): Generator<number> {
  for (let k = 0, atUs = 0; ; k++) {
    atUs += sizesUs[k % sizesUs.length] as number
    yield atUs
  }
}

describe('law 4, slicing', () => {
  it(
    'leaves the trace hash alone, whatever the steps',
    () => {
      const sizesArb = fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 10, maxLength: 50 })
      prove(sizesArb, (scenario, sizesUs) => {
        const hash = hashOf(scenario)
        for (const stepMs of STEPS_MS) expect(hashOf(scenario, every(stepMs))).toBe(hash)
        expect(hashOf(scenario, randomSlices(sizesUs))).toBe(hash)
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'leaves it alone when the run pauses after so many steps, in the middle of a microsecond too',
    () => {
      prove(fc.integer({ min: 1, max: 40 }), (scenario, steps) => {
        const hash = new RunHash()
        const simulation = new Simulation(scenario, hash)
        const untilUs = usFromMs(scenario.durationMs)
        let last = 0
        while (!simulation.advance(untilUs, steps)) {
          expect(simulation.steps).toBe(last + steps)
          last = simulation.steps
        }
        expect(hash.hash).toBe(hashOf(scenario))
      })
    },
    PROOF_TIMEOUT_MS,
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
        expect(hash).toBe(hashOf(scenario))
      })
    },
    PROOF_TIMEOUT_MS,
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
    PROOF_TIMEOUT_MS,
  )
})
