import { simulate } from '../src/engine/simulate.ts'
import { sentenceOfProblem } from '../src/scenario/Problem.ts'
import { readScenario } from '../src/scenario/readScenario.ts'

/**
 * Runs scenario files, given by name as parsed JSON, and returns the trace hash of each. Needs nothing but the engine
 * and the reader, so that a browser runs it as well as Node. Throws if a file has problems.
 */
export function hashesOf(goldenScenarios: Readonly<Record<string, unknown>>): Record<string, string> {
  const hashes = Object.entries(goldenScenarios).map(([name, file]) => {
    const { scenario, problems } = readScenario(file)
    if (scenario) return [name, simulate(scenario).report.traceHash] as const
    throw new Error(`Scenario ${name} must have no problems: ${problems.map(sentenceOfProblem).join(' ')}`)
  })
  return Object.fromEntries(hashes)
}
