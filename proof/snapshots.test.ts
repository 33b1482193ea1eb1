import { describe, expect, it } from 'vitest'
import { usFromMs } from '../src/engine/microseconds.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation, type Snapshot } from '../src/engine/Simulation.ts'
import { Trace } from '../src/engine/Trace.ts'
import { instantsUs, sharesArb } from './instants.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { inOrderOfTime } from './scenarioVersions.ts'
import { tracedRun, traceRows } from './traceRows.ts'

/** Runs to the horizon with a snapshot at each of the times. */
function runWithSnapshots(scenario: Scenario, timesUs: readonly number[]): [Trace, Snapshot[]] {
  const trace = new Trace()
  const simulation = new Simulation(scenario, trace)
  const snapshots = timesUs.map((atUs) => {
    simulation.advanceTo(atUs)
    return simulation.snapshot()
  })
  simulation.advanceTo(usFromMs(scenario.durationMs))
  return [trace, snapshots]
}

/** The rest of the run from a snapshot on. */
function rest(scenario: Scenario, snapshot: Snapshot, untilUs = usFromMs(scenario.durationMs)): Trace {
  const trace = new Trace()
  const simulation = new Simulation(scenario, trace, snapshot)
  expect([simulation.nowUs, simulation.steps]).toEqual([snapshot.atUs, snapshot.steps])
  simulation.advanceTo(untilUs)
  return trace
}

const rowsFrom = (trace: Trace, atUs: number) => traceRows(trace, trace.length, trace.rowsBefore(atUs))

describe('a run that goes on from a snapshot', () => {
  it(
    'tells what the straight run tells from there on, from a copy as well',
    () => {
      prove(sharesArb, (scenario, shares) => {
        const [trace, snapshots] = runWithSnapshots(scenario, instantsUs(scenario, shares))
        for (const snapshot of snapshots) {
          expect(traceRows(rest(scenario, structuredClone(snapshot)))).toEqual(rowsFrom(trace, snapshot.atUs))
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'does so in any order and again, and takes nothing from the run that made it or from others',
    () => {
      prove(sharesArb, (scenario, shares) => {
        const timesUs = instantsUs(scenario, shares)
        const [trace, snapshots] = runWithSnapshots(scenario, timesUs)
        expect(trace.hash).toBe(tracedRun(scenario).hash)
        const [first, second, third] = snapshots as [Snapshot, Snapshot, Snapshot]
        // Partly played out between the others.
        rest(scenario, first, second.atUs)
        for (const snapshot of [second, first, third, second]) {
          expect(traceRows(rest(scenario, snapshot))).toEqual(rowsFrom(trace, snapshot.atUs))
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'can be photographed again, and goes on from there',
    () => {
      prove(sharesArb, (scenario, shares) => {
        const [first, second] = instantsUs(scenario, shares) as [number, number]
        const [trace, [snapshot]] = runWithSnapshots(scenario, [first]) as [Trace, [Snapshot]]
        const restored = new Simulation(scenario, new Trace(), snapshot)
        restored.advanceTo(second)
        expect(traceRows(rest(scenario, restored.snapshot()))).toEqual(rowsFrom(trace, second))
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'takes up interventions that the run had not been told of then',
    () => {
      prove(sharesArb, (given, [share = 0]) => {
        const scenario = { ...given, interventions: inOrderOfTime(given.interventions) }
        const [atUs] = instantsUs(scenario, [share]) as [number]
        const told = scenario.interventions.filter(({ atMs }) => usFromMs(atMs) < atUs)
        const simulation = new Simulation({ ...scenario, interventions: told }, new Trace())
        simulation.advanceTo(atUs)
        expect(traceRows(rest(scenario, simulation.snapshot()))).toEqual(rowsFrom(tracedRun(scenario), atUs))
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
