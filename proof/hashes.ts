import { usFromMs } from '../src/engine/microseconds.ts'
import { RunHash } from '../src/engine/RunHash.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { sentenceOfProblem } from '../src/scenario/Problem.ts'
import { readScenario } from '../src/scenario/readScenario.ts'

/** The trace hash of a run to its horizon. */
function hashOf(scenario: Scenario): string {
  const hash = new RunHash()
  new Simulation(scenario, hash).advanceTo(usFromMs(scenario.durationMs))
  return hash.hash
}

/**
 * Runs scenario files, given by name as parsed JSON, and returns the trace hash of each. Needs nothing but the engine
 * and the reader, so that a browser runs it as well as Node. Throws if a file has problems.
 */
export function hashesOf(goldenScenarios: Readonly<Record<string, unknown>>): Record<string, string> {
  const hashes = Object.entries(goldenScenarios).map(([name, file]) => {
    const { scenario, problems } = readScenario(file)
    if (scenario) return [name, hashOf(scenario)] as const
    throw new Error(`Scenario ${name} must have no problems: ${problems.map(sentenceOfProblem).join(' ')}`)
  })
  return Object.fromEntries(hashes)
}
