import { type Arbitrary, check, property, stringify } from 'fast-check'
import type { Scenario } from '../src/engine/Scenario.ts'
import { linkTo } from '../src/scenario/link.ts'
import { sentenceOfProblem } from '../src/scenario/Problem.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import type { CompleteScenario } from './referenceTypes.ts'
import { scenarioArb } from './scenarioArb.ts'

/** How many random scenarios each law is held against: `PROOF_RUNS`, else 200. */
export const PROOF_RUNS = Number(process.env['PROOF_RUNS'] ?? 200)

/** How long a law may take: longer than it does, on a machine that has other things to do. */
export const PROOF_TIMEOUT_MS = 60_000 + 600 * PROOF_RUNS

/** For how long a smaller scenario is looked for after one has broken a law. */
const SHRINKING_MS = 10_000

const SEED = Number(process.env['PROOF_SEED'] ?? 20261124)

/** Completes a scenario as a reader's file is completed. Throws if it has problems. */
export function completed(given: unknown): Scenario {
  const read = readScenario(structuredClone(given))
  if (read.scenario) return read.scenario
  throw new Error(`Scenario must have no problems, got: ${read.problems.map(sentenceOfProblem).join(' ')}`)
}

/**
 * Holds `law` against random scenarios of the whole model, or those of `givenArb`, each with something more drawn from
 * `moreArb`. A failure tells the smallest scenario that was found, as a link that opens it in the lab.
 */
export function prove<More>(
  moreArb: Arbitrary<More>,
  law: (scenario: Scenario, more: More, given: CompleteScenario) => void,
  givenArb: Arbitrary<CompleteScenario> = scenarioArb,
): void {
  let brokenSinceMs = Number.POSITIVE_INFINITY
  const holds = property(givenArb, moreArb, (given, more) => {
    if (Date.now() - brokenSinceMs > SHRINKING_MS) return
    try {
      law(completed(given), more, given)
    } catch (error) {
      brokenSinceMs = Math.min(brokenSinceMs, Date.now())
      throw error
    }
  })
  const { failed, counterexample, errorInstance } = check(holds, { numRuns: PROOF_RUNS, seed: SEED })
  if (!failed || counterexample === null) return
  const [given, more] = counterexample
  const reason = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
  throw new Error(`${reason}\n${shownRun(given)}\nwith ${stringify(more)}`, { cause: errorInstance })
}

function shownRun(given: CompleteScenario): string {
  const link = linkTo({ scenario: completed(given), atUs: 0 })
  return link === undefined ? JSON.stringify(given) : `/lab/#${link}`
}
