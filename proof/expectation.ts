import type { Expectation } from '../src/theory/Prediction.ts'
import { theoryFor } from '../src/theory/theoryFor.ts'
import { completed } from './prove.ts'

/** What theory says, before any run, of the only lane of a scenario file at its end. Throws if it says nothing. */
export function expectation(file: object): Expectation {
  const scenario = completed({ version: 1, ...file })
  const [lane] = scenario.lanes
  const prediction = theoryFor(scenario, lane?.id ?? '', scenario.durationMs * 1000)
  if (prediction.applies) return prediction
  throw new Error(`Prediction must apply, got ${prediction.why}.`)
}
