/** The counts and sums of one lane up to an instant; the names are those of the report (model.md). */
export interface LaneTally {
  requests: number
  useful: number
  wasted: number
  skipped: number
  bytesUp: number
  bytesDown: number
  attempts: number
  failedAttempts: number
  timeouts: number
  refused: number
  rejected: number
  unavailable: number
  rateLimited: number
  pending: number
  knownOnce: number
  knownAgain: number
  lost: number
  duplicateDeliveries: number
  effects: number
  duplicateEffects: number
  forgedEffects: number
  /** Events whose content has become known, the sum of their waits and the longest, in microseconds. */
  knownCount: number
  knownDelaySumUs: number
  knownDelayMaxUs: number
  /** First effects, the sum of their delays since the event happened and the longest, in microseconds. */
  effectCount: number
  effectDelaySumUs: number
  effectDelayMaxUs: number
  /** How the lane stands at the instant: */
  nextTickAtUs: number
  isDown: boolean
  isDisabled: boolean
  jobsInWork: number
  jobsWaiting: number
}

/** How a whole run stands at an instant. */
export interface Tally {
  /** The instant: everything before it is counted, nothing at it. */
  atUs: number
  eventsHappened: number
  payloadBytes: number
  lanes: LaneTally[]
}

/** Where the counts of a lane stand in an array of {@link emptyCounts}, from {@link laneCountsAt} on. */
export const COUNT = {
  requests: 0,
  useful: 1,
  wasted: 2,
  skipped: 3,
  bytesUp: 4,
  bytesDown: 5,
  attempts: 6,
  failedAttempts: 7,
  timeouts: 8,
  refused: 9,
  rejected: 10,
  unavailable: 11,
  rateLimited: 12,
  pending: 13,
  knownOnce: 14,
  knownAgain: 15,
  lost: 16,
  duplicateDeliveries: 17,
  effects: 18,
  duplicateEffects: 19,
  forgedEffects: 20,
  knownCount: 21,
  knownDelaySumUs: 22,
  knownDelayMaxUs: 23,
  effectCount: 24,
  effectDelaySumUs: 25,
  effectDelayMaxUs: 26,
  nextTickAtUs: 27,
  jobsInWork: 28,
  jobsWaiting: 29,
  isDown: 30,
  isDisabled: 31,
} as const

/** Where the counts stand that belong to no lane. */
export const EVENTS_HAPPENED = 0
export const PAYLOAD_BYTES = 1

const SHARED = 2
/** How many counts a lane has. */
export const PER_LANE = 32

type NumberField = Exclude<keyof typeof COUNT, 'isDown' | 'isDisabled'>

const NUMBER_FIELDS = Object.keys(COUNT).filter((name) => !name.startsWith('is')) as readonly NumberField[]

/** Counts of nothing for `laneCount` lanes: a tally as one array, which is fast to fold into and small to keep. */
export function emptyCounts(laneCount: number): Float64Array {
  const counts = new Float64Array(SHARED + laneCount * PER_LANE)
  for (let lane = 0; lane < laneCount; lane++) counts[laneCountsAt(lane) + COUNT.nextTickAtUs] = -1
  return counts
}

/** Where the counts of lane number `lane` begin. */
export function laneCountsAt(lane: number): number {
  return SHARED + lane * PER_LANE
}

/** Counts as a tally at `atUs`. */
export function tallyOf(counts: Float64Array, atUs: number): Tally {
  const lanes: LaneTally[] = []
  for (let from = SHARED; from < counts.length; from += PER_LANE) lanes.push(laneTallyOf(counts, from))
  return {
    atUs,
    eventsHappened: counts[EVENTS_HAPPENED] as number,
    payloadBytes: counts[PAYLOAD_BYTES] as number,
    lanes,
  }
}

function laneTallyOf(counts: Float64Array, from: number): LaneTally {
  const tally: Partial<LaneTally> = {}
  for (const field of NUMBER_FIELDS) tally[field] = counts[from + COUNT[field]] as number
  tally.isDown = counts[from + COUNT.isDown] === 1
  tally.isDisabled = counts[from + COUNT.isDisabled] === 1
  return tally as LaneTally
}
