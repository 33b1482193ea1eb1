import type { Intervention, Lane } from '../engine/Scenario.ts'
import { type Problem, shown } from './Problem.ts'

/** What an intervention does, other than a set. */
export type Deed = Exclude<Intervention, { set: unknown }>
type Tree = Readonly<Record<string, unknown>>

interface Verb {
  /** The strategies of the lanes that it can be done to; none if it is done to the source. */
  lanes: readonly Lane['strategy'][]
  /** A number from 1 that must be given. */
  number?: 'request' | 'event'
  /** A flag that may be given. */
  flag?: 'replay'
}

const VERBS: Readonly<Record<Deed['do'], Verb>> = {
  emit: { lanes: [] },
  poll: { lanes: ['poll', 'long-poll'] },
  drop: { lanes: ['poll', 'long-poll', 'webhook'], number: 'request' },
  redeliver: { lanes: ['webhook'], number: 'event' },
  forge: { lanes: ['webhook'], flag: 'replay' },
}

/** The names of the fields of a verb, in the order of the format. */
function fieldsOf({ lanes, number, flag }: Verb): readonly string[] {
  const own = [number, flag].filter((name) => name !== undefined)
  return ['atMs', 'do', ...(lanes.length > 0 ? ['lane'] : []), ...own]
}

/** Reads what a verb says but for its lane, and returns the names of the fields that it may have. */
export function readVerb(item: Tree, path: string, problems: Problem[]): readonly string[] {
  const name = Object.hasOwn(item, 'do') ? item['do'] : undefined
  if (typeof name !== 'string' || !Object.hasOwn(VERBS, name)) {
    const must = `be ${Object.keys(VERBS).join(' or ')}${name === undefined ? ', or set be given' : ''}`
    problems.push({ path: `${path}.do`, must, got: shown(name) })
    return Object.keys(item)
  }
  const verb = VERBS[name as Deed['do']]
  if (verb.number) {
    const value = item[verb.number]
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= 1
    if (!isRight) {
      problems.push({ path: `${path}.${verb.number}`, must: 'be a whole number from 1', got: shown(value) })
    }
  }
  const flag = verb.flag && item[verb.flag]
  if (flag !== undefined && typeof flag !== 'boolean') {
    problems.push({ path: `${path}.${verb.flag}`, must: 'be true or false', got: shown(flag) })
  }
  return fieldsOf(verb)
}

/** Says why a deed cannot be done to its lane, or nothing if it can. */
export function problemWithLane(lanes: readonly Lane[], deed: Deed, path: string): Problem | undefined {
  const verb = VERBS[deed.do]
  if (deed.do === 'emit') return undefined
  const lane = lanes.find(({ id }) => id === deed.lane)
  if (lane && verb.lanes.includes(lane.strategy)) return undefined
  const must = `name a lane whose strategy is ${verb.lanes.join(' or ')}`
  return { path: `${path}.lane`, must, got: shown(deed.lane) }
}

/** The deed with its fields in the order of the format; a flag that is false is left out. */
export function deedInOrder(deed: Deed): Deed {
  const given = deed as unknown as Tree
  const names = fieldsOf(VERBS[deed.do]).filter((name) => given[name] !== undefined && given[name] !== false)
  return Object.fromEntries(names.map((name) => [name, given[name]])) as unknown as Deed
}
