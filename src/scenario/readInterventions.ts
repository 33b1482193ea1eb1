import { usFromMs } from '../engine/microseconds.ts'
import type { Attack, Changes, Intervention, Lane, Scenario } from '../engine/Scenario.ts'
import { withChanges } from '../engine/withChanges.ts'
import { type Problem, shown } from './Problem.ts'
import { isTree, problemsWithNames, type Reading, readField } from './readField.ts'
import { readLane } from './readLanes.ts'
import { deedInOrder, problemWithLane, readVerb } from './readVerb.ts'
import { fieldOf, settableProblem } from './settable.ts'
import { ATTACK, EVENTS, SCENARIO } from './shape.ts'

const MOST = 10_000
const LONGEST_MS = 31_622_400_000

type Tree = Readonly<Record<string, unknown>>

/**
 * Reads the interventions of a scenario whose other fields are complete. The scenario must be valid after each of
 * them, in the order in which they are applied: by time, then as listed. Where it is not clear what lanes there are,
 * `areLanesSound` is false, and what the interventions do is not looked at.
 */
export function readInterventions(
  value: unknown,
  scenario: Scenario,
  problems: Problem[],
  areLanesSound = true,
): Intervention[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > MOST) {
    const got = Array.isArray(value) ? `${value.length} of them` : shown(value)
    problems.push({ path: 'interventions', must: `be a list of at most ${MOST} interventions`, got })
    return []
  }
  const read = value.map((item, index) => readHead(item, `interventions[${index}]`, problems))
  if (!areLanesSound) return []
  const order = read.map((_, index) => index).sort((a, b) => atUsOf(read[a]) - atUsOf(read[b]) || a - b)
  let current = scenario
  for (const index of order) {
    const intervention = read[index]
    if (intervention === undefined) continue
    const next = afterIntervention(current, intervention, `interventions[${index}]`, problems)
    read[index] = inOrder(current, intervention)
    current = next
  }
  return read.filter((intervention) => intervention !== undefined)
}

/** The intervention with its fields, and those of its values, in the order of the format. */
function inOrder(scenario: Scenario, intervention: Intervention): Intervention {
  const atMs = intervention.atMs === 0 ? 0 : intervention.atMs
  if ('do' in intervention) return deedInOrder({ ...intervention, atMs })
  let changed = scenario
  const entries = Object.entries(intervention.set).map(([target, value]) => {
    // A path may lead into a value that one before it has put there.
    const field = fieldOf(changed, target)
    if (field === undefined) return [target, value] as const
    const read = readField(field, value, target, { problems: [], isWhole: true })
    changed = withChanges(changed, { [target]: value })
    return [target, read] as const
  })
  return { atMs, set: Object.fromEntries(entries) }
}

/** When it is applied: times that come to the same microsecond are equal. */
function atUsOf(intervention: Intervention | undefined): number {
  return usFromMs(intervention?.atMs ?? 0)
}

/** Reads what an intervention is, without its effect on the scenario. */
function readHead(item: unknown, path: string, problems: Problem[]): Intervention | undefined {
  if (!isTree(item)) {
    problems.push({ path, must: 'be an object', got: shown(item) })
    return undefined
  }
  const found = problems.length
  const { atMs } = item as { atMs?: unknown }
  if (typeof atMs !== 'number' || !(atMs >= 0 && atMs <= LONGEST_MS)) {
    problems.push({ path: `${path}.atMs`, must: `be from 0 to ${LONGEST_MS} ms`, got: shown(atMs) })
  }
  const known = Object.hasOwn(item, 'set') ? readSet(item, path, problems) : readVerb(item, path, problems)
  for (const problem of problemsWithNames(item, known, path)) problems.push(problem)
  return problems.length === found ? (item as unknown as Intervention) : undefined
}

function readSet(item: Tree, path: string, problems: Problem[]): readonly string[] {
  if (!isTree(item['set'])) {
    problems.push({ path: `${path}.set`, must: 'be an object of paths and values', got: shown(item['set']) })
  }
  return ['atMs', 'set']
}

/** The scenario after an intervention, or as it was if the intervention has problems, which are reported. */
function afterIntervention(
  scenario: Scenario,
  intervention: Intervention,
  path: string,
  problems: Problem[],
): Scenario {
  if ('set' in intervention) return afterSet(scenario, intervention.set, `${path}.set`, problems)
  const problem = problemWithLane(scenario.lanes, intervention, path)
  if (problem) problems.push(problem)
  return scenario
}

/** The scenario after changes, or as it was if they have problems, which are reported. */
export function afterSet(scenario: Scenario, changes: Changes, path: string, problems: Problem[]): Scenario {
  const found: Problem[] = []
  let changed = scenario
  for (const [target, value] of Object.entries(changes)) {
    const problem = settableProblem(changed, target, `${path}.${target}`)
    if (problem) found.push(problem)
    else changed = withChanges(changed, { [target]: value })
  }
  if (found.length === 0) found.push(...problemsAfter(scenario, changed, path))
  for (const problem of found) problems.push(problem)
  return found.length === 0 ? changed : scenario
}

/** Reads again, with nothing left out, the parts of a scenario that have changed. */
function problemsAfter(before: Scenario, after: Scenario, path: string): Problem[] {
  const reading = { problems: [] as Problem[], isWhole: true }
  if (after.events !== before.events) readField(EVENTS, after.events, `${path}.events`, reading)
  if (after.payloadBytes !== before.payloadBytes) {
    readField(SCENARIO.payloadBytes, after.payloadBytes, `${path}.payloadBytes`, reading)
  }
  if (after.attack !== before.attack) readAttackAgain(before.attack, after.attack, `${path}.attack`, reading)
  after.lanes.forEach((lane: Lane, index) => {
    if (lane !== before.lanes[index]) readLane(lane, `${path}.lanes.${lane.id}`, reading)
  })
  return reading.problems
}

/** Reads an attack again; its times, of which there may be two million, only if they are others. */
function readAttackAgain(before: Attack | null, after: Attack | null, path: string, reading: Reading): void {
  const areSame = isTree(before) && isTree(after) && before.forged === after.forged
  readField(ATTACK, areSame ? { ...after, forged: { kind: 'poisson', perMinute: 0 } } : after, path, reading)
}
