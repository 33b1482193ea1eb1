import type { Limits } from './knobs.ts'
import { type Problem, shown } from './Problem.ts'

/** How many wrong values of one list are told one by one. */
const MOST_TOLD = 20

type NumberLimits = Pick<Limits & { type: 'number' }, 'unit' | 'least' | 'most' | 'isWhole' | 'isNullable'>

/** What holds of every number within the limits, to follow "must": `be from 1 to 86400000 ms, or null`. */
function mustBeNumber(limits: NumberLimits): string {
  const { least, most, unit } = limits
  const unitText = unit === '' || unit === 'share' ? '' : ` ${unit}`
  const range = least === most ? `${least}` : `from ${least} to ${most}${unitText}`
  const what = limits.isWhole && least !== most ? 'be a whole number ' : 'be '
  return `${what}${range}${limits.isNullable ? ', or null' : ''}`
}

/** Says what is wrong with the value of a knob: nothing if it will do. `path` is what the reader calls it. */
export function problemsWith(limits: Limits, value: unknown, path: string): readonly Problem[] {
  if (limits.type === 'numbers' && Array.isArray(value)) return problemsInList(limits, value, path)
  const must = mustBe(limits, value)
  return must === undefined ? [] : [{ path, must, got: shown(value) }]
}

/** What a value must be that will not do. */
function mustBe(limits: Limits, value: unknown): string | undefined {
  switch (limits.type) {
    case 'number':
      if (value === null && limits.isNullable) return undefined
      return isWithin(limits, value) ? undefined : mustBeNumber(limits)
    case 'numbers':
      return 'be a list of numbers'
    case 'text':
      return isText(limits, value) ? undefined : mustBeText(limits)
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'be true or false'
    case 'choice':
      return limits.options.includes(value as string) ? undefined : `be ${limits.options.join(' or ')}`
  }
}

function isWithin(limits: NumberLimits, value: unknown): value is number {
  if (typeof value !== 'number' || !(value >= limits.least && value <= limits.most)) return false
  return !limits.isWhole || Number.isInteger(value)
}

/** Tells the first wrong values, how many more there are, and the first place that is out of order. */
function problemsInList(
  limits: Limits & { type: 'numbers' },
  values: readonly unknown[],
  path: string,
): readonly Problem[] {
  if (values.length > limits.mostValues) {
    return [{ path, must: `have at most ${limits.mostValues} values`, got: `${values.length} of them` }]
  }
  const problems: Problem[] = []
  let wrong = 0
  let isOrdered = true
  let last = limits.least
  // There may be two million values: no text is made for one that is good or that nobody is told of.
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    const place = () => `${path}[${index}]`
    if (!isWithin(limits, value)) {
      if (wrong++ < MOST_TOLD) problems.push({ path: place(), must: mustBeNumber(limits), got: shown(value) })
    } else if (value >= last) last = value
    else if (limits.isAscending && isOrdered) {
      isOrdered = false
      problems.push({ path: place(), must: `be at least ${last} ms, the time before it`, got: shown(value) })
    }
  }
  const more = wrong - MOST_TOLD
  if (more > 0) problems.push({ path, must: 'have good values only', got: `${more} more that are not` })
  return problems
}

function mustBeText(limits: Limits & { type: 'text' }): string {
  if (limits.pattern === undefined) return `be a text of at most ${limits.most} characters`
  return `be 1 to ${limits.most} characters of the form ${limits.pattern}`
}

function isText({ most, pattern }: Limits & { type: 'text' }, value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 2 * most || [...value].length > most) return false
  return pattern === undefined || new RegExp(`^${pattern}$`).test(value)
}
