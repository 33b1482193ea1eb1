import type { Lane } from '../engine/Scenario.ts'
import { soundLane } from './crossChecks.ts'
import { type Problem, shown } from './Problem.ts'
import { below, isTree, type Reading, readField, readFields } from './readField.ts'
import { LANE, LANES } from './shape.ts'

const MOST_LANES = 4
const ID = /^[a-z][a-z0-9-]{0,31}$/

/** The lanes of a scenario that names none. */
const INITIAL = [
  { id: 'polling', strategy: 'poll' },
  { id: 'webhook', strategy: 'webhook' },
]

/** What stands for a lane of which nothing is clear. */
const NAMELESS = { id: 'x', strategy: 'poll' }

/** The lanes of a scenario, and whether it is clear which there are and what they do. */
export interface ReadLanes {
  lanes: readonly Lane[]
  areSound: boolean
}

/** Reads the lanes of a scenario. A path names a lane by its id, or by its place while the id is wrong. */
export function readLanes(value: unknown, problems: Problem[]): ReadLanes {
  if (value === undefined) return readLanes(INITIAL, problems)
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST_LANES) {
    const got = Array.isArray(value) ? `${value.length} of them` : shown(value)
    problems.push({ path: 'lanes', must: `be a list of 1 to ${MOST_LANES} lanes`, got })
    return { ...readLanes(INITIAL, []), areSound: false }
  }
  const ids = value.map(idOf)
  ids.forEach((id, index) => {
    if (id === undefined || ids.indexOf(id) === index) return
    problems.push({ path: `lanes[${index}].id`, must: 'be unique among the lanes', got: shown(id) })
  })
  const lanes = value.map((item, index) => {
    const isNamed = ids.indexOf(ids[index]) === index && ids[index] !== undefined
    const path = isNamed ? `lanes.${ids[index]}` : `lanes[${index}]`
    return readLane(item, path, { problems, isWhole: false })
  })
  const areSound = new Set(ids).size === ids.length && lanes.every((lane, index) => lane.id === ids[index])
  return { lanes, areSound }
}

/** The id of a lane, if it has a right one. */
function idOf(item: unknown): string | undefined {
  const id = isTree(item) && Object.hasOwn(item, 'id') ? item['id'] : undefined
  return typeof id === 'string' && ID.test(id) ? id : undefined
}

/** Reads one lane; its id and strategy may not be left out. */
export function readLane(item: unknown, path: string, reading: Reading): Lane {
  const strategy = isTree(item) && Object.hasOwn(item, 'strategy') ? item['strategy'] : undefined
  const isKnown = typeof strategy === 'string' && Object.hasOwn(LANES, strategy)
  if (!isTree(item) || !isKnown) {
    readField(LANE, item, path, { ...reading, isWhole: true })
    if (isTree(item)) readField(LANES.poll.id, ownId(item), below(path, 'id'), reading)
    return readFields(LANES.poll, NAMELESS, path, { problems: [], isWhole: false }) as unknown as Lane
  }
  const given = { ...item, id: ownId(item) }
  const lane = readFields(LANES[strategy as 'poll'], given, path, reading) as unknown as Lane
  return soundLane(lane, path, reading.problems)
}

/** The id of a lane; null, which is wrong, if it is left out. */
function ownId(item: Readonly<Record<string, unknown>>): unknown {
  return Object.hasOwn(item, 'id') ? item['id'] : null
}
