import { performance } from 'node:perf_hooks'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { Trace } from '../src/engine/Trace.ts'
import type { Bench } from './Bench.ts'
import { completeScenario } from './completeScenario.ts'
import { engineGzipBench } from './engineGzip.ts'
import { scalingBench } from './scaling.ts'
import { vsCppBenches } from './vsCpp.ts'
import { vsSimjsBench } from './vsSimjs.ts'
import { yearBenches } from './year.ts'

const REPEATS = 5

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

/** How fast the engine is, and how large. */
export const engineBenches: readonly Bench[] = [
  ...vsCppBenches,
  vsSimjsBench,
  ...yearBenches,
  scalingBench,
  {
    name: 'engine.steps-per-second',
    unit: '1/s',
    aim: null,
    run: () => ({
      value: stepsPerSecond(completeScenario({ version: 1 }), 200),
      million: stepsPerSecond(
        completeScenario({ version: 1, durationMs: 6_000_000, events: { perMinute: 10_000 } }),
        1,
      ),
    }),
  },
  engineGzipBench,
]
