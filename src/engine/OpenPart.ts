import type { Column } from './Column.ts'
import { type ClosedStretch, type LaneRecords, NEVER } from './LaneRecords.ts'
import type { Records } from './Records.ts'

/** Columns of some numbers: `columns[c][n]` belongs to `numbers[n]`. */
interface Cells {
  numbers: Float64Array
  columns: Float64Array[]
}

/** What is under way in a lane. */
interface OpenLane {
  requestCount: number
  requests: Cells
  requestEnds: Float64Array
  events: Float64Array[]
  laterEffects: (readonly [event: number, times: readonly number[]])[]
  jobCount: number
  jobs: Cells
  waiting: Float64Array
  unsettled: Float64Array
  owed: Float64Array
  unknown: Float64Array
  retrying: Float64Array
  closings: ClosedStretch[]
  lastSettled: number
  isReconciling: boolean
  disabledAtUs: number
}

/** What records must be told to go on from an instant: plain data, which can be sent to a worker. */
export interface OpenPart {
  /** Everything before it is in here. */
  startUs: number
  counts: Float64Array
  eventCount: number
  /** The events that are of interest in some lane, and when they happened. */
  events: Cells
  lanes: OpenLane[]
  /** Roughly how much memory it takes. */
  bytes: number
}

/** The open part of records that have read all rows. */
export function saveOpenPart(records: Records): OpenPart {
  const { trace } = records
  const startUs = trace.length > trace.firstRow ? trace.endUs + 1 : trace.startUs
  const requests = records.lanes.map((lane, index) => openRequests(records, lane, index, startUs))
  const jobs = records.lanes.map((lane) => {
    const list: number[] = []
    lane.jobs.visit(startUs, NEVER, (job) => list.push(job))
    return list
  })
  const events = openEvents(records.lanes, requests, jobs)
  const lanes = records.lanes.map((lane, index) =>
    saveLane(lane, requests[index] as number[], jobs[index] as number[], events),
  )
  const part = {
    startUs,
    counts: records.tallies.newest(),
    eventCount: records.eventCount,
    events: saved(events, [records.happenedAt]),
    lanes,
  }
  return { ...part, bytes: bytesOf(part) }
}

/** Puts an open part into new records. */
export function loadOpenPart(part: OpenPart, records: Records): void {
  records.eventCount = part.eventCount
  load(part.events, [records.happenedAt])
  records.lanes.forEach((lane, index) => {
    const open = part.lanes[index] as OpenLane
    loadLane(lane, open, part.events.numbers)
    for (let at = 0; at < open.jobs.numbers.length; at++) {
      const job = open.jobs.numbers[at] as number
      records.touch(lane.jobs.events.get(job), lane.jobs.doneAt.get(job))
    }
  })
  for (const event of part.events.numbers) records.touch(event, records.happenedAtUs(event))
}

/** Ascending: requests that are not over, and those that are still to be answered. */
function openRequests(records: Records, lane: LaneRecords, index: number, startUs: number): number[] {
  const open = new Set(lane.owed)
  records.requestsIn(index, startUs, NEVER, (request) => open.add(request))
  return ascending(open)
}

/** Ascending: events that some lane does not know, delivers, works on, or has a request about under way. */
function openEvents(
  lanes: readonly LaneRecords[],
  requests: readonly number[][],
  jobs: readonly number[][],
): number[] {
  const open = new Set<number>()
  lanes.forEach((lane, index) => {
    const { events, waiting } = lane.jobs
    const isAboutOne = (request: number) => !['poll', 'reconcile'].includes(lane.kindOf(request))
    const add = (numbers: Iterable<number>) => {
      for (const event of numbers) open.add(event)
    }
    add(lane.unknown)
    add(lane.retrying)
    add((jobs[index] ?? []).map((job) => events.get(job)))
    add(Array.from({ length: waiting.length }, (_, at) => waiting.at(at)))
    add((requests[index] ?? []).filter(isAboutOne).map((request) => lane.firstEvent(request)))
  })
  open.delete(0)
  return ascending(open)
}

function saveLane(
  lane: LaneRecords,
  requests: readonly number[],
  jobs: readonly number[],
  events: readonly number[],
): OpenLane {
  const { waiting } = lane.jobs
  return {
    requestCount: lane.requestCount,
    requests: saved(requests, lane.requestColumns),
    requestEnds: Float64Array.from(requests, (request) => lane.requestWindows.endOf(request)),
    events: saved(events, lane.eventColumns).columns,
    laterEffects: events.flatMap((event) => {
      const times = lane.laterEffects.get(event)
      return times === undefined ? [] : [[event, times] as const]
    }),
    jobCount: lane.jobs.count,
    jobs: saved(jobs, lane.jobs.columns),
    waiting: Float64Array.from({ length: waiting.length }, (_, at) => waiting.at(at)),
    unsettled: Float64Array.from(lane.unsettled),
    owed: Float64Array.from(lane.owed),
    unknown: Float64Array.from(lane.unknown),
    retrying: Float64Array.from(lane.retrying),
    closings: lane.closings.filter(({ toUs }) => toUs === NEVER).map((closing) => ({ ...closing })),
    lastSettled: lane.lastSettled,
    isReconciling: lane.isReconciling,
    disabledAtUs: lane.disabledAtUs,
  }
}

function loadLane(lane: LaneRecords, part: OpenLane, events: Float64Array): void {
  lane.requestCount = part.requestCount
  load(part.requests, lane.requestColumns)
  part.requests.numbers.forEach((request, at) => {
    lane.requestWindows.raise(request, part.requestEnds[at] as number)
  })
  load({ numbers: events, columns: part.events }, lane.eventColumns)
  for (const [event, times] of part.laterEffects) lane.laterEffects.set(event, [...times])
  lane.jobs.count = part.jobCount
  load(part.jobs, lane.jobs.columns)
  for (const job of part.jobs.numbers) lane.jobs.windows.raise(job, lane.jobs.doneAt.get(job))
  for (const event of part.waiting) lane.jobs.waits(event)
  for (const request of part.unsettled) lane.unsettled.add(request)
  for (const request of part.owed) lane.owed.add(request)
  for (const event of part.unknown) lane.unknown.add(event)
  for (const event of part.retrying) lane.retrying.add(event)
  lane.closings.push(...part.closings.map((closing) => ({ ...closing })))
  lane.lastSettled = part.lastSettled
  lane.isReconciling = part.isReconciling
  lane.disabledAtUs = part.disabledAtUs
}

function saved(numbers: readonly number[], columns: readonly Column[]): Cells {
  return {
    numbers: Float64Array.from(numbers),
    columns: columns.map((column) => {
      const values = new Float64Array(numbers.length)
      for (let at = 0; at < numbers.length; at++) values[at] = column.get(numbers[at] as number)
      return values
    }),
  }
}

function load({ numbers, columns }: Cells, into: readonly Column[]): void {
  into.forEach((column, index) => {
    const values = columns[index] as Float64Array
    for (let at = 0; at < numbers.length; at++) column.set(numbers[at] as number, values[at] as number)
  })
}

function ascending(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((a, b) => a - b)
}

/** The memory of plain data with typed arrays in it. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength + 64
  if (value === null || typeof value !== 'object') return 8
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 16)
}
