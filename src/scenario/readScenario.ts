import type { Scenario } from '../engine/Scenario.ts'
import { onOneLine, type Problem, shown } from './Problem.ts'
import { isTree, problemsWithNames, readFields } from './readField.ts'
import { readInterventions } from './readInterventions.ts'
import { readLanes } from './readLanes.ts'
import { SCENARIO } from './shape.ts'

/** A complete scenario, or everything that is wrong with what was read. */
export type ReadScenario =
  | { scenario: Scenario; problems?: never }
  | { scenario?: never; problems: readonly Problem[] }

const BYTE_ORDER_MARK = '\uFEFF'

const { lanes: _lanes, ...PLAIN } = SCENARIO

/** Completes and checks a scenario; everything that is wrong is reported at once. */
export function readScenario(value: unknown): ReadScenario {
  if (!isTree(value)) return { problems: [{ path: 'scenario', must: 'be an object', got: shown(value) }] }
  const problems = problemsWithNames(value, [...Object.keys(SCENARIO), 'interventions'], '')
  const plain = Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(PLAIN, name)))
  const read = readFields(PLAIN, plain, '', { problems, isWhole: false })
  const given = (name: string) => (Object.hasOwn(value, name) ? value[name] : undefined)
  const { lanes, areSound } = readLanes(given('lanes'), problems)
  const { attack, ...rest } = read
  const scenario = { ...rest, lanes, attack, interventions: [] } as unknown as Scenario
  const interventions = readInterventions(given('interventions'), scenario, problems, areSound)
  return problems.length > 0 ? { problems } : { scenario: { ...scenario, interventions } }
}

/** Completes and checks a scenario given as JSON text. */
export function readScenarioText(text: string): ReadScenario {
  let value: unknown
  try {
    // Some editors begin a file with a mark of the byte order.
    value = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
  } catch (error) {
    const got = error instanceof Error ? onOneLine(error.message) : String(error)
    return { problems: [{ path: 'scenario', must: 'be JSON', got }] }
  }
  return readScenario(value)
}

/** The scenario with every field at its default. */
export const DEFAULT_SCENARIO: Scenario = readScenario({ version: 1 }).scenario as Scenario
