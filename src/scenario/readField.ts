import { problemsWith } from './mustBe.ts'
import { type Problem, shown } from './Problem.ts'
import type { Field, Fields } from './shape.ts'

/** Where problems go, and whether something may be left out. */
export interface Reading {
  problems: Problem[]
  /** True where nothing may be left out. */
  isWhole: boolean
}

type Tree = Readonly<Record<string, unknown>>

/** Whether a value is an object with named fields. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The initial value of a field, complete. */
function initialOf(field: Field): unknown {
  switch (field.shape) {
    case 'knob':
      return field.limits.initial
    case 'list':
      return []
    case 'object':
      return field.isNullable ? null : initialsOf(field.fields)
    case 'kinds': {
      const fields = field.kinds[field.initialKind] ?? {}
      return { ...initialsOf(fields), [field.tag]: field.initialKind }
    }
  }
}

function initialsOf(fields: Fields): Tree {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, initialOf(field)]))
}

/**
 * Reads a value against its field: fills in what is left out, and reports everything that is wrong with its path.
 * What is wrong is replaced by its default, so that reading goes on.
 */
export function readField(field: Field, value: unknown, path: string, reading: Reading): unknown {
  if (value === undefined) {
    if (reading.isWhole) reading.problems.push({ path, must: 'be given', got: 'nothing' })
    return initialOf(field)
  }
  switch (field.shape) {
    case 'knob':
      return readKnob(field, value, path, reading)
    case 'list':
      return readList(field, value, path, reading)
    case 'object':
      return readObject(field, value, path, reading)
    case 'kinds':
      return readKinds(field, value, path, reading)
  }
}

function readKnob(
  field: Field & { shape: 'knob' },
  value: unknown,
  path: string,
  { problems }: Reading,
): unknown {
  const { limits } = field
  const found = problemsWith(limits, value, path)
  problems.push(...found)
  if (found.length > 0) return limits.initial
  return Array.isArray(value) ? value.map(withoutMinusZero) : withoutMinusZero(value)
}

/** Minus zero would be another scenario with the same text. */
function withoutMinusZero(value: unknown): unknown {
  return value === 0 ? 0 : value
}

function readList(field: Field & { shape: 'list' }, value: unknown, path: string, reading: Reading): unknown {
  if (!Array.isArray(value)) {
    reading.problems.push({ path, must: 'be a list', got: shown(value) })
    return []
  }
  if (value.length > field.most) {
    reading.problems.push({
      path,
      must: `have at most ${field.most} entries`,
      got: `${value.length} of them`,
    })
    return []
  }
  return value.map((item, index) => readField(field.item, item, `${path}[${index}]`, reading))
}

function readObject(
  field: Field & { shape: 'object' },
  value: unknown,
  path: string,
  reading: Reading,
): unknown {
  if (value === null && field.isNullable) return null
  if (!isTree(value)) {
    const must = field.isNullable ? 'be an object, or null' : 'be an object'
    reading.problems.push({ path, must, got: shown(value) })
    return initialOf(field)
  }
  const inner = field.isWhole ? { ...reading, isWhole: true } : reading
  return readFields(field.fields, value, path, inner)
}

function readKinds(
  field: Field & { shape: 'kinds' },
  value: unknown,
  path: string,
  reading: Reading,
): unknown {
  if (!isTree(value)) {
    reading.problems.push({ path, must: 'be an object', got: shown(value) })
    return initialOf(field)
  }
  const kind = Object.hasOwn(value, field.tag) || reading.isWhole ? value[field.tag] : field.initialKind
  const fields = typeof kind === 'string' && Object.hasOwn(field.kinds, kind) ? field.kinds[kind] : undefined
  if (fields === undefined) {
    const kinds = Object.keys(field.kinds).join(' or ')
    reading.problems.push({ path: below(path, field.tag), must: `be ${kinds}`, got: shown(kind) })
    return initialOf(field)
  }
  const inner = kind === field.initialKind ? reading : { ...reading, isWhole: true }
  return readFields(fields, { ...value, [field.tag]: kind }, path, inner)
}

/** Reads the fields of an object in the order of the format; unknown ones are problems. */
export function readFields(fields: Fields, value: Tree, path: string, reading: Reading): Tree {
  for (const problem of problemsWithNames(value, Object.keys(fields), path)) reading.problems.push(problem)
  const read = Object.entries(fields).map(([name, field]) => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined
    return [name, readField(field, given, below(path, name), reading)] as const
  })
  return Object.fromEntries(read)
}

/** What is wrong with the names of the fields of an object, where only `known` ones may stand. */
export function problemsWithNames(value: Tree, known: readonly string[], path: string): Problem[] {
  const strangers = Object.keys(value).filter((name) => !known.includes(name))
  const must = `be one of the known fields (${known.join(', ')})`
  return strangers.map((name) => ({ path: below(path, name), must, got: shown(name) }))
}

/** The path of a field of the object at `path`. */
export function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
