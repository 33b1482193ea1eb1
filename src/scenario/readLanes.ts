import type { Lane } from '../engine/Scenario.ts'
import { problemsInLane } from './crossChecks.ts'
import { type Problem, shown } from './Problem.ts'
import { isTree, type Reading, readField, readFields } from './readField.ts'
import { LANE, LANES } from './shape.ts'

const MOST_LANES = 4
const ID = /^[a-z][a-z0-9-]{0,31}$/

/** The lanes of a scenario that names none. */
const INITIAL = [
  { id: 'polling', strategy: 'poll' },
  { id: 'webhook', strategy: 'webhook' },
]

/** Reads the lanes of a scenario. A path names a lane by its id, or by its place while the id is wrong. */
export function readLanes(value: unknown, problems: Problem[]): Lane[] {
  if (value === undefined) return readLanes(INITIAL, problems)
  if (!Array.isArray(value) || value.length < 1 || value.length > MOST_LANES) {
    const got = Array.isArray(value) ? `${value.length} of them` : shown(value)
    problems.push({ path: 'lanes', must: `be a list of 1 to ${MOST_LANES} lanes`, got })
    return readLanes(INITIAL, [])
  }
  const ids = new Set<string>()
  return value.map((item, index) => {
    const path = pathOf(item, index)
    const lane = readLane(item, path, { problems, isWhole: false })
    if (ids.has(lane.id)) {
      problems.push({ path: `lanes[${index}].id`, must: 'be unique among the lanes', got: shown(lane.id) })
    }
    ids.add(lane.id)
    return lane
  })
}

function pathOf(item: unknown, index: number): string {
  const id = isTree(item) ? item['id'] : undefined
  return typeof id === 'string' && ID.test(id) ? `lanes.${id}` : `lanes[${index}]`
}

/** Reads one lane; its id and strategy may not be left out. */
export function readLane(item: unknown, path: string, reading: Reading): Lane {
  const found = reading.problems.length
  const lane = readKnownLane(item, path, reading) as unknown as Lane
  if (reading.problems.length === found) reading.problems.push(...problemsInLane(lane, path))
  return lane
}

function readKnownLane(item: unknown, path: string, reading: Reading): unknown {
  const strategy = isTree(item) ? item['strategy'] : undefined
  const fields =
    typeof strategy === 'string' && Object.hasOwn(LANES, strategy) ? LANES[strategy as 'poll'] : undefined
  if (!isTree(item) || fields === undefined) {
    readField(LANE, item, path, { ...reading, isWhole: true })
    return readFields(LANES.poll, { id: 'x', strategy: 'poll' }, path, { problems: [], isWhole: false })
  }
  const id = Object.hasOwn(item, 'id') ? item['id'] : null
  return readFields(fields, { ...item, id }, path, reading)
}
