import { isTree } from './readField.ts'
import type { Field, Fields } from './shape.ts'

type Tree = Readonly<Record<string, unknown>>

/**
 * A complete value with its fields in the order of the format and its defaults left out, or nothing if all of it is
 * default. With `isWhole` nothing is left out.
 */
function shorten(field: Field, value: unknown, isWhole: boolean): unknown {
  switch (field.shape) {
    case 'knob':
      return !isWhole && isSame(value, field.limits.initial) ? undefined : value
    case 'list':
      return shortenList(field, value, isWhole)
    case 'object':
      if (!isTree(value)) return isWhole || !field.isNullable ? value : undefined
      return orNothing(shortenFields(field.fields, value, isWhole || field.isWhole === true), isWhole)
    case 'kinds':
      return isTree(value) ? shortenKinds(field, value, isWhole) : value
  }
}

function shortenList(field: Field & { shape: 'list' }, value: unknown, isWhole: boolean): unknown {
  if (!Array.isArray(value)) return value
  return value.length === 0 && !isWhole ? undefined : value.map((item) => shorten(field.item, item, isWhole))
}

function shortenKinds(field: Field & { shape: 'kinds' }, value: Tree, isWhole: boolean): unknown {
  const kind = value[field.tag] as string
  const isPlain = kind === field.initialKind && !isWhole
  return orNothing(shortenFields(field.kinds[kind] ?? {}, value, !isPlain), isWhole)
}

/** The fields of an object, in order, without those that hold their default unless `isWhole`. */
export function shortenFields(fields: Fields, value: Tree, isWhole: boolean): Tree {
  const short = Object.entries(fields)
    .filter(([name]) => Object.hasOwn(value, name))
    .map(([name, field]) => [name, shorten(field, value[name], isWhole)] as const)
  return Object.fromEntries(short.filter(([, item]) => item !== undefined))
}

function orNothing(value: Tree, isWhole: boolean): Tree | undefined {
  return !isWhole && Object.keys(value).length === 0 ? undefined : value
}

function isSame(value: unknown, initial: unknown): boolean {
  return value === initial || (Array.isArray(value) && JSON.stringify(value) === JSON.stringify(initial))
}
