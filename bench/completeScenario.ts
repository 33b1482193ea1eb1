import type { Scenario } from '../src/engine/Scenario.ts'
import { readScenario } from '../src/scenario/readScenario.ts'

/**
 * A scenario file with all that it leaves out.
 *
 * @throws if it is not valid.
 */
export function completeScenario(given: unknown): Scenario {
  const read = readScenario(given)
  if (read.problems) throw new Error(`Scenario must be valid, got ${JSON.stringify(read.problems)}.`)
  return read.scenario
}
