import { type Arbitrary, check, property, stringify } from 'fast-check'
import type { Scenario } from '../src/engine/Scenario.ts'
import { linkTo } from '../src/scenario/link.ts'
import { sentenceOfProblem } from '../src/scenario/Problem.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import type { CompleteScenario } from './referenceTypes.ts'
import { scenarioArb } from './scenarioArb.ts'

/** How many random scenarios each law is held against: `PROOF_RUNS`, else 200. */
const PROOF_RUNS = Number(process.env['PROOF_RUNS'] ?? 200)

const SEED = Number(process.env['PROOF_SEED'] ?? 20261124)

/** Completes a scenario as a reader's file is completed. Throws if it has problems. */
export function completed(given: unknown): Scenario {
  const read = readScenario(structuredClone(given))
  if (read.scenario) return read.scenario
  throw new Error(`Scenario must have no problems, got: ${read.problems.map(sentenceOfProblem).join(' ')}`)
}

/**
 * Holds `law` against random scenarios of issue 2, each with something more drawn from `moreArb`. A failure tells the
 * smallest scenario that was found, as the fragment of a link that opens it.
 */
export function prove<More>(
  moreArb: Arbitrary<More>,
  law: (scenario: Scenario, more: More, given: CompleteScenario) => void,
): void {
  const { failed, counterexample, errorInstance } = check(
    property(scenarioArb, moreArb, (given, more) => {
      law(completed(given), more, given)
    }),
    { numRuns: PROOF_RUNS, seed: SEED },
  )
  if (!failed || counterexample === null) return
  const [given, more] = counterexample
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  throw new Error(`${reason}\n${shownRun(given)}\nwith ${stringify(more)}`, { cause: errorInstance })
}

function shownRun(given: CompleteScenario): string {
  const link = linkTo({ scenario: completed(given), atUs: 0 })
  return link === undefined ? JSON.stringify(given) : `/lab/#${link}`
}
