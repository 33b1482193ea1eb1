import type { LaneRecords } from '../../engine/LaneRecords.ts'
import type { Tally } from '../../engine/Tally.ts'
import { type ShownLanes, shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'

/** What had been sent up to and including an instant. A side that is not in the run counts nothing. */
export interface RequestPoint {
  atUs: number
  asks: number
  news: number
  calls: number
}

/** Up to so many changes each of them is a point; more are counted at evenly spaced instants. */
const EXACT_LIMIT = 290
const SPACED_POINTS = 120

/** The series of requests, and whether each change is a point of it. */
export interface RequestSeries {
  points: readonly RequestPoint[]
  isExact: boolean
}

/**
 * The counts of requests from 0 to the moment shown: at most 300 points, ascending. The first is nothing at 0, the last
 * holds the counts of the tally. Between two points the counts of the earlier one held, or more where points are spaced.
 */
export function requestSeries(sight: Sight): RequestSeries {
  const { atUs, tally } = sight.moment
  const last = { ...pointOf(tally, shownLanes(sight.settings)), atUs }
  const first: RequestPoint = { atUs: 0, asks: 0, news: 0, calls: 0 }
  const changes = last.asks + last.news + last.calls
  const isExact = changes <= EXACT_LIMIT && sight.records.trace.startUs === 0
  const between = isExact ? exactPoints(sight) : spacedPoints(sight)
  return { points: [first, ...between, last], isExact }
}

type Count = 'asks' | 'news' | 'calls'

function exactPoints(sight: Sight): RequestPoint[] {
  const { records, moment } = sight
  const { poll, webhook } = shownLanes(sight.settings)
  const changes: { atUs: number; count: Count }[] = []
  const add = (lane: LaneRecords | undefined, visit: (lane: LaneRecords, request: number) => void) => {
    for (let request = 1; lane && request <= lane.requestCount; request++) visit(lane, request)
  }
  const note = (us: number, count: Count) => {
    if (us < moment.atUs) changes.push({ atUs: us, count })
  }
  add(records.lanes[poll], (lane, request) => {
    note(lane.sentAtUs(request), 'asks')
    if (lane.outcome(request) === 'useful') note(lane.settledAtUs(request), 'news')
  })
  add(records.lanes[webhook], (lane, request) => note(lane.sentAtUs(request), 'calls'))
  changes.sort((a, b) => a.atUs - b.atUs)
  const counts = { asks: 0, news: 0, calls: 0 }
  return changes.map(({ atUs, count }) => {
    counts[count]++
    return { atUs, ...counts }
  })
}

function spacedPoints(sight: Sight): RequestPoint[] {
  const { records, moment } = sight
  return Array.from({ length: SPACED_POINTS - 1 }, (_, index) => {
    const atUs = Math.round((moment.atUs * (index + 1)) / SPACED_POINTS)
    const isTold = atUs >= records.trace.startUs
    const tally = isTold ? records.tallies.at(atUs) : sight.tallyBefore(atUs)
    return tally && pointOf(tally, shownLanes(sight.settings))
  }).filter((point, index, all): point is RequestPoint => {
    return point !== undefined && point.atUs !== all[index - 1]?.atUs
  })
}

function pointOf({ atUs, lanes }: Tally, { poll, webhook }: ShownLanes): RequestPoint {
  const asks = lanes[poll]
  return {
    atUs,
    asks: asks?.requests ?? 0,
    news: asks?.useful ?? 0,
    calls: lanes[webhook]?.requests ?? 0,
  }
}
