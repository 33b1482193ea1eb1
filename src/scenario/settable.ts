import type { Scenario } from '../engine/Scenario.ts'
import { type Problem, shown } from './Problem.ts'
import { isTree } from './readField.ts'
import { type Field, type Fields, LANE, SCENARIO } from './shape.ts'

/** Says why the value at a path of the scenario cannot be set, or nothing if it can. */
export function settableProblem(scenario: Scenario, target: string, path: string): Problem | undefined {
  const field = fieldOf(scenario, target)
  if (field === undefined) return { path, must: 'be a path of the scenario at that time', got: shown(target) }
  return isSettable(field)
    ? undefined
    : { path, must: 'be a path that can be set during a run', got: shown(target) }
}

/** The field at a path of the scenario, or nothing if the path does not exist. A path names a lane by its id. */
export function fieldOf(scenario: Scenario, target: string): Field | undefined {
  const names = target.split('.')
  if (target.startsWith('lanes.')) return laneField(scenario, names)
  return fieldAt(SCENARIO as Fields, scenario, names)
}

function laneField(scenario: Scenario, [, id, ...rest]: readonly string[]): Field | undefined {
  const lane = scenario.lanes.find((candidate) => candidate.id === id)
  if (lane === undefined) return undefined
  return rest.length === 0 ? LANE : fieldAt(fieldsOf(LANE, lane), lane, rest)
}

/** The field at a path, as far as the values lead there. */
function fieldAt(fields: Fields, value: unknown, [name, ...rest]: readonly string[]): Field | undefined {
  if (name === undefined || !isTree(value) || !Object.hasOwn(fields, name)) return undefined
  // A set may have put an incomplete object there: reading it again will say so.
  if (!Object.hasOwn(value, name)) return undefined
  const field = fields[name] as Field
  return rest.length === 0 ? field : fieldAt(fieldsOf(field, value[name]), value[name], rest)
}

function fieldsOf(field: Field, value: unknown): Fields {
  if (field.shape === 'object') return field.fields
  if (field.shape !== 'kinds' || !isTree(value)) return {}
  return field.kinds[value[field.tag] as string] ?? {}
}

/** A field is settable if all that it contains is. */
function isSettable(field: Field): boolean {
  switch (field.shape) {
    case 'knob':
      return field.isSettable
    case 'list':
      return isSettable(field.item)
    case 'object':
      return Object.values(field.fields).every(isSettable)
    case 'kinds':
      return Object.values(field.kinds).every((fields) => Object.values(fields).every(isSettable))
  }
}
