import type { Scenario } from '../engine/Scenario.ts'
import { type Problem, shown } from './Problem.ts'
import { isTree, readFields } from './readField.ts'
import { readInterventions } from './readInterventions.ts'
import { readLanes } from './readLanes.ts'
import { type Fields, SCENARIO } from './shape.ts'

/** A complete scenario, or everything that is wrong with what was read. */
export type ReadScenario =
  | { scenario: Scenario; problems?: never }
  | { scenario?: never; problems: readonly Problem[] }

const { lanes: _lanes, ...PLAIN } = SCENARIO

/** Completes and checks a scenario; everything that is wrong is reported at once. */
export function readScenario(value: unknown): ReadScenario {
  if (!isTree(value)) return { problems: [{ path: 'scenario', must: 'be an object', got: shown(value) }] }
  const problems: Problem[] = []
  const { lanes, interventions, ...rest } = value
  const read = readFields(PLAIN as Fields, rest, '', { problems, isWhole: false })
  const scenario = {
    ...read,
    lanes: readLanes(lanes, problems),
    attack: read['attack'],
    interventions: [],
  } as unknown as Scenario
  const readOnes = readInterventions(interventions, scenario, problems)
  return problems.length > 0 ? { problems } : { scenario: { ...scenario, interventions: readOnes } }
}

/** Completes and checks a scenario given as JSON text. */
export function readScenarioText(text: string): ReadScenario {
  try {
    return readScenario(JSON.parse(text))
  } catch (error) {
    const must = 'be JSON'
    return {
      problems: [{ path: 'scenario', must, got: error instanceof Error ? error.message : String(error) }],
    }
  }
}

/** The scenario with every field at its default. */
export const DEFAULT_SCENARIO: Scenario = readScenario({ version: 1 }).scenario as Scenario
