import { Column } from './Column.ts'
import { LaneRecords, NEVER } from './LaneRecords.ts'
import { ACCEPTED, EMPTY_OK, LOST, plain, ROW_KINDS, type RowKind } from './rows.ts'
import type { Lane } from './Scenario.ts'
import { Tallies } from './Tallies.ts'
import type { Trace } from './Trace.ts'

type Fold = (records: Records, lane: LaneRecords, trace: Trace, row: number) => void

/**
 * The trace as tables: events and, per lane, requests and waits, looked up by number. It reads each row once, when asked
 * to catch up, and decides nothing.
 */
export class Records {
  readonly trace: Trace
  readonly lanes: readonly LaneRecords[]
  readonly tallies: Tallies
  /** Number of events that have happened, as far as the trace goes. */
  eventCount = 0
  readonly #happenedAt = new Column('f64', NEVER)
  #read = 0

  constructor(trace: Trace, lanes: readonly Lane[]) {
    this.trace = trace
    this.tallies = new Tallies(trace, lanes.length)
    this.lanes = lanes.map((lane) => new LaneRecords(lane.strategy === 'webhook' ? 'attempt' : 'poll'))
  }

  /** Reads the rows that have been written since it was last called. */
  catchUp(): void {
    const { trace } = this
    for (; this.#read < trace.length; this.#read++) {
      const fold = FOLDS[trace.kind(this.#read)]
      fold?.(this, this.lanes[trace.lane(this.#read)] as LaneRecords, trace, this.#read)
    }
  }

  /** When the event happened, in microseconds. */
  happenedAtUs(event: number): number {
    return this.#happenedAt.get(event)
  }

  /** Number of events that happened before `atUs`, which is also the number of the last of them. */
  eventsBefore(atUs: number): number {
    return countBelow(this.eventCount, (event) => this.#happenedAt.get(event) < atUs)
  }

  /** Number of requests of lane number `lane` that left before `atUs`. */
  requestsBefore(lane: number, atUs: number): number {
    const records = this.lanes[lane] as LaneRecords
    return countBelow(records.requestCount, (request) => records.sentAt.get(request) < atUs)
  }

  /**
   * Visits the requests of a lane that left before `toUs` and were still of interest at `fromUs`: on a wire, awaited, or
   * about to be tried again. Ascending by number.
   */
  requestsIn(lane: number, fromUs: number, toUs: number, visit: (request: number) => void): void {
    const records = this.lanes[lane] as LaneRecords
    visitBoth(this.requestsBefore(lane, toUs), fromUs, records.requestWindows, records.unsettled, visit)
  }

  /** Visits the events that happened before `toUs` and that the lane did not know at `fromUs`. Ascending by number. */
  waitsIn(lane: number, fromUs: number, toUs: number, visit: (event: number) => void): void {
    const records = this.lanes[lane] as LaneRecords
    visitBoth(this.eventsBefore(toUs), fromUs, records.waitWindows, records.unknown, visit)
  }

  /** Enters the next event. Called by the fold below. */
  happened(atUs: number): void {
    this.eventCount++
    this.#happenedAt.set(this.eventCount, atUs)
    for (const lane of this.lanes) lane.unknown.add(this.eventCount)
  }
}

/** How many of the numbers 1 … count, ascending in what is asked of them, satisfy `isBelow`. */
function countBelow(count: number, isBelow: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (isBelow(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** Visits the closed stretches found by the index and the open ones, merged in ascending order. */
function visitBoth(
  last: number,
  fromUs: number,
  windows: { visit(before: number, fromUs: number, visit: (index: number) => void): void },
  open: ReadonlySet<number>,
  visit: (index: number) => void,
): void {
  if (open.size === 0) {
    windows.visit(last + 1, fromUs, visit)
    return
  }
  const waiting = [...open].filter((index) => index <= last)
  let next = 0
  windows.visit(last + 1, fromUs, (index) => {
    while (next < waiting.length && (waiting[next] as number) < index) visit(waiting[next++] as number)
    if (waiting[next] === index) next++
    visit(index)
  })
  while (next < waiting.length) visit(waiting[next++] as number)
}

function sent(lane: LaneRecords, trace: Trace, row: number): void {
  const request = trace.subject(row)
  const detail = trace.detail(row)
  lane.requestCount = request
  lane.sentAt.set(request, trace.atUs(row))
  lane.reachesAt.set(request, trace.otherUs(row))
  if (detail >= LOST) lane.flags.set(request, 1)
  lane.unsettled.add(request)
  lane.requestWindows.raise(request, trace.otherUs(row))
  const about = plain(detail)
  if (lane.kind === 'poll') {
    lane.abouts.set(request, about + 1)
    return
  }
  const attempt = lane.attemptsOf.get(about) + 1
  lane.abouts.set(request, about)
  lane.attemptsOf.set(about, attempt)
  lane.attempts.set(request, attempt)
}

function answered(lane: LaneRecords, trace: Trace, row: number): number {
  const request = trace.subject(row)
  lane.answeredAt.set(request, trace.atUs(row))
  lane.backAt.set(request, trace.otherUs(row))
  if (trace.detail(row) >= LOST) lane.flags.set(request, lane.flags.get(request) | 2)
  lane.requestWindows.raise(request, trace.otherUs(row))
  return request
}

function settled(lane: LaneRecords, trace: Trace, row: number): void {
  const request = trace.subject(row)
  lane.settledAt.set(request, trace.atUs(row))
  lane.outcomes.set(request, trace.detail(row) % ACCEPTED)
  lane.unsettled.delete(request)
  lane.requestWindows.raise(request, trace.atUs(row))
}

function retryPlanned(lane: LaneRecords, trace: Trace, row: number): void {
  if (trace.otherUs(row) < 0) return
  lane.retryAt.set(trace.subject(row), trace.otherUs(row))
  lane.requestWindows.raise(trace.subject(row), trace.otherUs(row))
}

const FOLDS_BY_KIND: Readonly<Partial<Record<RowKind, Fold>>> = {
  happened: (records, _lane, trace, row) => records.happened(trace.atUs(row)),
  tick: (_records, lane, trace, row) => {
    if (trace.detail(row) === 2) lane.skippedAt.push(trace.atUs(row))
  },
  'poll-sent': (_records, lane, trace, row) => sent(lane, trace, row),
  'attempt-sent': (_records, lane, trace, row) => sent(lane, trace, row),
  arrived: (_records, lane, trace, row) => {
    const request = trace.subject(row)
    lane.arrivedAt.set(request, trace.atUs(row))
    lane.verdicts.set(request, plain(trace.detail(row)))
    lane.requestWindows.raise(request, trace.atUs(row))
  },
  'poll-answered': (_records, lane, trace, row) => {
    const request = answered(lane, trace, row)
    const count = plain(trace.detail(row))
    const isEmptyOk = trace.detail(row) % LOST >= EMPTY_OK
    lane.counts.set(request, count)
    lane.statuses.set(request, count > 0 || isEmptyOk ? 200 : 304)
  },
  'call-answered': (_records, lane, trace, row) => {
    const request = answered(lane, trace, row)
    lane.statuses.set(request, plain(trace.detail(row)))
  },
  'poll-settled': (_records, lane, trace, row) => settled(lane, trace, row),
  'attempt-settled': (_records, lane, trace, row) => {
    settled(lane, trace, row)
    retryPlanned(lane, trace, row)
  },
  known: (_records, lane, trace, row) => {
    const event = trace.subject(row)
    lane.knownAt.set(event, trace.atUs(row))
    lane.broughtBy.set(event, plain(trace.detail(row)))
    lane.unknown.delete(event)
    lane.waitWindows.raise(event, trace.atUs(row))
  },
  effect: (_records, lane, trace, row) => {
    const event = trace.subject(row)
    if (trace.detail(row) === 1) lane.effectAt.set(event, trace.atUs(row))
    else lane.laterEffects.set(event, [...(lane.laterEffects.get(event) ?? []), trace.atUs(row)])
  },
  'given-up': (_records, lane, trace, row) => lane.givenUpAt.set(trace.subject(row), trace.atUs(row)),
  'outage-began': (_records, lane, trace, row) => {
    const kind = trace.subject(row) === 0 ? 'refuse' : 'hang'
    lane.closings.push({ fromUs: trace.atUs(row), toUs: NEVER, kind })
  },
  'outage-ended': (_records, lane, trace, row) => {
    const last = lane.closings.at(-1)
    if (last) last.toUs = trace.atUs(row)
  },
}

const FOLDS: readonly (Fold | undefined)[] = ROW_KINDS.map((kind) => FOLDS_BY_KIND[kind])
