import { Column, PAGE, pageOf } from './Column.ts'
import { countBelow } from './countBelow.ts'
import { LaneRecords, NEVER } from './LaneRecords.ts'
import { loadOpenPart, type OpenPart, saveOpenPart } from './OpenPart.ts'
import { readEventRow, readLaneRow, readRequestRow } from './readRow.ts'
import { plain, ROW } from './rows.ts'
import type { Lane } from './Scenario.ts'
import { Tallies } from './Tallies.ts'
import type { Trace } from './Trace.ts'
import type { WindowIndex } from './WindowIndex.ts'

/**
 * The trace as tables: events and, per lane, requests and waits, looked up by number. It reads each row once, when asked
 * to catch up or before the trace drops it, and decides nothing. What is over before the trace's `startUs` is forgotten.
 */
export class Records {
  readonly trace: Trace
  readonly lanes: readonly LaneRecords[]
  readonly tallies: Tallies
  /** Number of events that have happened, as far as the trace goes. */
  eventCount = 0
  readonly happenedAt = new Column('f64', NEVER)
  /** By page of events, the last time that something became of one of them. */
  readonly #eventsUntil = new Column('f64', 0)
  #read = 0
  #trimmedUs = 0

  /**
   * Records of a trace from its first row. `open` is what was under way then, if the trace does not begin with the run;
   * the trace must be empty then.
   */
  constructor(trace: Trace, lanes: readonly Lane[], open?: OpenPart) {
    this.trace = trace
    this.tallies = new Tallies(trace, lanes.length, open?.counts)
    this.lanes = lanes.map((lane) =>
      lane.strategy === 'webhook'
        ? new LaneRecords('attempt', lane.reconcileEveryMs !== null)
        : new LaneRecords('poll', false),
    )
    if (open) {
      trace.startAt(open.startUs)
      loadOpenPart(open, this)
    }
    trace.beforeDrop(() => this.catchUp())
  }

  /** Reads the rows that have been written since it was last called. */
  catchUp(): void {
    this.#readRows()
    if (this.trace.startUs > this.#trimmedUs) this.#trim(this.trace.startUs)
  }

  /** What a trace of the rest of the run would have to be told: all that is under way or not over after the newest row. */
  openPart(): OpenPart {
    this.catchUp()
    return saveOpenPart(this)
  }

  /** When the event happened, in microseconds. */
  happenedAtUs(event: number): number {
    return this.happenedAt.get(event)
  }

  /** Number of events that happened before `atUs`, which is also the number of the last of them. */
  eventsBefore(atUs: number): number {
    return countBelow(this.eventCount, this.happenedAt, atUs)
  }

  /** Number of requests of lane number `lane` that left before `atUs`. */
  requestsBefore(lane: number, atUs: number): number {
    const records = this.lanes[lane] as LaneRecords
    return countBelow(records.requestCount, records.sentAt, atUs)
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

  /** Bytes that all columns take. */
  get byteLength(): number {
    let bytes = this.happenedAt.byteLength
    for (const lane of this.lanes) {
      for (const column of [...lane.requestColumns, ...lane.eventColumns, ...lane.jobs.columns]) {
        bytes += column.byteLength
      }
      bytes += lane.requestWindows.byteLength + lane.waitWindows.byteLength + lane.jobs.windows.byteLength
    }
    return bytes
  }

  /** Something becomes of an event at that time at the latest. Called also when an open part is loaded. */
  touch(event: number, atUs: number): void {
    const place = pageOf(event)
    if (atUs > this.#eventsUntil.get(place)) this.#eventsUntil.set(place, atUs)
  }

  #readRows(): void {
    const { trace } = this
    for (; this.#read < trace.length; this.#read++) {
      const row = this.#read
      const kind = trace.kind(row)
      const lane = this.lanes[trace.lane(row)] as LaneRecords
      if (kind === ROW.happened) this.#happened(trace.atUs(row))
      else if (kind >= ROW['poll-sent'] && kind <= ROW.dropped) readRequestRow(lane, trace, row)
      else if (kind >= ROW.known && kind <= ROW.redelivered) this.#readEventRow(lane, kind, row)
      else readLaneRow(lane, trace, row)
    }
  }

  #readEventRow(lane: LaneRecords, kind: number, row: number): void {
    const { trace } = this
    readEventRow(lane, trace, row)
    if (kind === ROW['work-started']) this.touch(plain(trace.detail(row)), trace.otherUs(row))
    else if (kind !== ROW['work-waits'] && kind !== ROW['forged-effect']) {
      this.touch(trace.subject(row), trace.atUs(row))
    }
  }

  #happened(atUs: number): void {
    this.eventCount++
    this.happenedAt.set(this.eventCount, atUs)
    this.touch(this.eventCount, atUs)
    for (const lane of this.lanes) lane.unknown.add(this.eventCount)
  }

  /** Forgets what was over before `startUs`, page by page. */
  #trim(startUs: number): void {
    this.#trimmedUs = startUs
    for (const lane of this.lanes) trimLane(lane, startUs)
    const open = this.#openEventPages()
    for (const place of this.#eventsUntil.places().flatMap(placesOn)) {
      const untilUs = this.#eventsUntil.get(place)
      if (untilUs > 0 && untilUs < startUs && !open.has(place)) this.#dropEvents(place)
    }
  }

  /** The pages with an event that is waited for, being delivered or worked on. */
  #openEventPages(): Set<number> {
    const open = new Set<number>()
    for (const lane of this.lanes) {
      for (const event of lane.unknown) if (!lane.isLost(event)) open.add(pageOf(event))
      for (const event of lane.retrying) open.add(pageOf(event))
      for (const request of lane.unsettled) {
        if (lane.kindOf(request) === 'attempt') open.add(pageOf(lane.firstEvent(request)))
      }
      const { waiting } = lane.jobs
      for (let at = 0; at < waiting.length; at++) open.add(pageOf(waiting.at(at)))
    }
    return open
  }

  #dropEvents(place: number): void {
    this.happenedAt.drop(place)
    this.#eventsUntil.set(place, 0)
    for (const lane of this.lanes) {
      for (const column of lane.eventColumns) column.drop(place)
      lane.waitWindows.drop(place)
      for (let event = place * PAGE; event < (place + 1) * PAGE; event++) {
        lane.unknown.delete(event)
        lane.laterEffects.delete(event)
      }
    }
  }
}

/** The places that stand on a page of a column that is indexed by place. */
function placesOn(page: number): number[] {
  return Array.from({ length: PAGE }, (_, at) => page * PAGE + at)
}

function trimLane(lane: LaneRecords, startUs: number): void {
  const open = new Set([...lane.unsettled, ...lane.owed].map(pageOf))
  for (const place of lane.requestWindows.pagesBefore(startUs)) {
    if (open.has(place)) continue
    lane.requestWindows.drop(place)
    for (const column of lane.requestColumns) column.drop(place)
  }
  lane.jobs.trim(startUs)
  trimTimes(lane.skippedAt, startUs)
  trimTimes(lane.forgedEffectsAt, startUs)
  const past = lane.closings.findIndex(({ toUs }) => toUs >= startUs)
  lane.closings.splice(0, past < 0 ? lane.closings.length : past)
}

/** Leaves out times before `startUs` of an ascending list. */
function trimTimes(times: number[], startUs: number): void {
  const past = times.findIndex((atUs) => atUs >= startUs)
  times.splice(0, past < 0 ? times.length : past)
}

/** Visits the closed stretches found by the index and the open ones, merged in ascending order. */
function visitBoth(
  last: number,
  fromUs: number,
  windows: WindowIndex,
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
