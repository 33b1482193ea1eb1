import { performance } from 'node:perf_hooks'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { Trace } from '../src/engine/Trace.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import type { Bench } from './Bench.ts'

const REPEATS = 5

function scenarioOf(given: unknown): Scenario {
  const read = readScenario(given)
  if (read.problems)
    throw new Error(`Scenario of the bench must be valid, got ${JSON.stringify(read.problems)}.`)
  return read.scenario
}

/** Settled entries of the calendar a second, with the trace, the median of some runs after a warm-up. */
function stepsPerSecond(scenario: Scenario, runsATime: number): number {
  const rates: number[] = []
  for (let repeat = 0; repeat <= REPEATS; repeat++) {
    let steps = 0
    const startMs = performance.now()
    for (let run = 0; run < runsATime; run++) {
      const simulation = new Simulation(scenario, new Trace())
      simulation.advanceTo(scenario.durationMs * 1000)
      steps += simulation.steps
    }
    if (repeat > 0) rates.push((steps * 1000) / (performance.now() - startMs))
  }
  return rates.sort((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? 0
}

/** How fast the engine settles entries, on this machine. */
export const engineBenches: readonly Bench[] = [
  {
    name: 'engine.steps-per-second',
    unit: '1/s',
    aim: null,
    run: async () => ({
      value: stepsPerSecond(scenarioOf({ version: 1 }), 200),
      million: stepsPerSecond(
        scenarioOf({ version: 1, durationMs: 6_000_000, events: { perMinute: 10_000 } }),
        1,
      ),
    }),
  },
]
