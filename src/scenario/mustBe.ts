import type { Limits } from './knobs.ts'
import { type Problem, shown } from './Problem.ts'

type NumberLimits = Pick<Limits & { type: 'number' }, 'unit' | 'least' | 'most' | 'isWhole' | 'isNullable'>

/** What holds of every number within the limits, to follow "must": `be from 1 to 86400000 ms, or null`. */
export function mustBeNumber(limits: NumberLimits): string {
  const { least, most, unit } = limits
  const unitText = unit === '' || unit === 'share' ? '' : ` ${unit}`
  const range = least === most ? `${least}` : `from ${least} to ${most}${unitText}`
  const what = limits.isWhole && least !== most ? 'be a whole number ' : 'be '
  return `${what}${range}${limits.isNullable ? ', or null' : ''}`
}

/** Says what is wrong with the value of a knob, or nothing if it will do. `path` is what the reader calls it. */
export function problemWith(limits: Limits, value: unknown, path: string): Problem | undefined {
  const problem = (must: string) => ({ path, must, got: shown(value) })
  switch (limits.type) {
    case 'number':
      if (value === null && limits.isNullable) return undefined
      return isWithin(limits, value) ? undefined : problem(mustBeNumber(limits))
    case 'numbers':
      return Array.isArray(value) ? problemInList(limits, value, path) : problem('be a list of numbers')
    case 'text':
      if (typeof value === 'string' && value.length <= limits.most && matches(limits.pattern, value))
        return undefined
      return problem(mustBeText(limits))
    case 'flag':
      return typeof value === 'boolean' ? undefined : problem('be true or false')
    case 'choice':
      return limits.options.includes(value as string)
        ? undefined
        : problem(`be ${limits.options.join(' or ')}`)
  }
}

function isWithin(limits: NumberLimits, value: unknown): value is number {
  if (typeof value !== 'number' || !(value >= limits.least && value <= limits.most)) return false
  return !limits.isWhole || Number.isInteger(value)
}

function problemInList(
  limits: Limits & { type: 'numbers' },
  values: readonly unknown[],
  path: string,
): Problem | undefined {
  if (values.length > limits.mostValues) {
    return { path, must: `have at most ${limits.mostValues} values`, got: `${values.length} of them` }
  }
  let last = limits.least
  for (const [index, value] of values.entries()) {
    const place = `${path}[${index}]`
    if (!isWithin(limits, value)) return { path: place, must: mustBeNumber(limits), got: shown(value) }
    if (limits.isAscending && value < last) {
      return { path: place, must: `be at least ${last} ms, the time before it`, got: shown(value) }
    }
    last = value
  }
  return undefined
}

function mustBeText(limits: Limits & { type: 'text' }): string {
  if (limits.pattern === undefined) return `be a text of at most ${limits.most} characters`
  return `be 1 to ${limits.most} characters of the form ${limits.pattern}`
}

function matches(pattern: string | undefined, value: string): boolean {
  return pattern === undefined || new RegExp(`^${pattern}$`).test(value)
}
