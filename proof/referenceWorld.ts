import type { CompleteScenario, Draws, Lane, Traffic } from './referenceTypes.ts'

/** Rounds milliseconds to whole microseconds. */
export const toUs = (ms: number): number => Math.round(ms * 1000)

/** The order of equal times, as section Time lists it. `reread` is the end of the events of a microsecond. */
export const RANK = {
  intervention: 0,
  outageEdge: 1,
  event: 2,
  reread: 3,
  arrival: 4,
  work: 5,
  response: 6,
  timeout: 7,
  poll: 8,
  delivery: 9,
} as const

/** Something planned; `key` is time, rank, lane, then numbers. */
export type Entry = { key: number[]; act: () => void; isVoid: boolean }

/** One request, as the model counts it. */
export type Request = {
  number: number
  kind: Traffic
  drawKey: number
  drawSub: number
  sentAtUs: number
  arrivedAtUs: number | null
  settledAtUs: number | null
  outcome: string
  status: number | null
  events: number[]
  attempt: number
  /** The message on the wire, if one is. */
  wire: Entry | null
  timeout: Entry | null
  /** The receiver accepted the call (step 5). */
  isAccepted: boolean
}

/** What a lane has gone through so far. */
export type LaneState = {
  id: string
  index: number
  requests: Request[]
  knownAtUs: Map<number, number>
  effectsAtUs: Map<number, number[]>
  attemptsOf: Map<number, number>
  isGivenUp: (event: number) => boolean
  skipped: number
  bytesUp: number
  bytesDown: number
  duplicateDeliveries: number
  forgedEffects: number
}

/** The parts of a lane that the rest of the world calls. */
export type LaneParts = {
  state: LaneState
  start(): void
  eventHappened(event: number): void
  outageEdge(): void
  /** Plays what a change does at once. */
  changed(before: CompleteScenario): void
  pollNow(): void
  redeliver(event: number): void
  forge(isReplay: boolean): void
}

/** Everything that the parts of a run share. */
export type World = {
  nowUs: number
  scenario: CompleteScenario
  draws: Draws
  /** Times at which events happened; event n is entry n - 1. */
  happenedAtUs: number[]
  plan(atUs: number, rank: number, order: number[], act: () => void): Entry
}

/** Tells whether `a` comes before `b` or at the same place. */
const isNotAfter = (a: number[], b: number[]): boolean => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return true
}

/** Makes an empty calendar: one sorted list. */
export const createCalendar = () => {
  const entries: Entry[] = []
  return {
    add(entry: Entry): void {
      let low = 0
      let high = entries.length
      while (low < high) {
        const middle = (low + high) >> 1
        const other = entries[middle]
        if (other && isNotAfter(other.key, entry.key)) low = middle + 1
        else high = middle
      }
      entries.splice(low, 0, entry)
    },
    /** Takes the first entry before `untilUs`. */
    next(untilUs: number): Entry | null {
      for (;;) {
        const first = entries[0]
        if (!first || (first.key[0] ?? 0) >= untilUs) return null
        entries.shift()
        if (!first.isVoid) return first
      }
    },
  }
}

/** Makes a lane to which nothing has happened. */
export const createLaneState = (id: string, index: number): LaneState => ({
  id,
  index,
  requests: [],
  knownAtUs: new Map(),
  effectsAtUs: new Map(),
  attemptsOf: new Map(),
  isGivenUp: () => false,
  skipped: 0,
  bytesUp: 0,
  bytesDown: 0,
  duplicateDeliveries: 0,
  forgedEffects: 0,
})

/** Gives the lane's knobs as they are at this moment. */
export const laneNow = <S extends Lane['strategy']>(
  scenario: CompleteScenario,
  state: LaneState,
  ...strategies: S[]
): Extract<Lane, { strategy: S }> => {
  const lane = scenario.lanes[state.index]
  if (!lane || !strategies.includes(lane.strategy as S)) {
    throw new Error(`Lane must be ${strategies}, got ${lane?.strategy}.`)
  }
  return lane as Extract<Lane, { strategy: S }>
}

/** Gives the outage that covers this instant, from ≤ t < to. */
export const outageNow = (world: World, state: LaneState) =>
  world.scenario.lanes[state.index]?.handler.outages.find(
    (o) => toUs(o.fromMs) <= world.nowUs && world.nowUs < toUs(o.toMs),
  ) ?? null

/** Marks an event as known, unless it is known already. */
export const learn = (world: World, state: LaneState, event: number): void => {
  if (!state.knownAtUs.has(event)) state.knownAtUs.set(event, world.nowUs)
}

/** Reads the source: the events above the cursor, oldest first, at most a page. */
export const readSource = (world: World, cursor: number, pageSize: number) => {
  const last = world.happenedAtUs.length
  const events: number[] = []
  for (let n = cursor + 1; n <= last && events.length < pageSize; n++) events.push(n)
  return { events, hasMore: cursor + events.length < last }
}
