import type { LaneRecords } from '../engine/LaneRecords.ts'
import { msFromUs } from '../engine/microseconds.ts'
import type { Records } from '../engine/Records.ts'
import type { Outcome } from '../engine/rows.ts'
import type { Scenario } from '../engine/Scenario.ts'
import type { RequestKind } from '../engine/Wire.ts'
import { mustKeepAll } from './mustKeepAll.ts'
import { reachedMs } from './reachedMs.ts'

/** One line of `--requests`. Times in ms, null for not reached. */
export interface RequestLine {
  lane: string
  kind: RequestKind
  sentAtMs: number
  arrivedAtMs: number | null
  settledAtMs: number | null
  outcome: Outcome
  status: number | null
  events: readonly number[]
  attempt: number
}

/**
 * The lines of all requests, by time of sending, then lane, then number in the lane.
 *
 * @throws if the trace has not kept every row.
 */
export function* requestLines(scenario: Scenario, records: Records): Generator<RequestLine> {
  mustKeepAll(records)
  const next = records.lanes.map(() => 1)
  for (;;) {
    const index = earliest(records, next)
    const lane = records.lanes[index]
    if (lane === undefined) return
    const request = next[index] as number
    next[index] = request + 1
    yield lineOf(lane, scenario.lanes[index]?.id ?? '', request)
  }
}

/** The lane whose next request left first, the first of them as listed; -1 when there is none left. */
function earliest(records: Records, next: readonly number[]): number {
  let best = -1
  let bestUs = Number.POSITIVE_INFINITY
  for (const [index, lane] of records.lanes.entries()) {
    const request = next[index] as number
    if (request > lane.requestCount || lane.sentAtUs(request) >= bestUs) continue
    best = index
    bestUs = lane.sentAtUs(request)
  }
  return best
}

function lineOf(lane: LaneRecords, id: string, request: number): RequestLine {
  const outcome = lane.outcome(request)
  const isAnswered = !['in-flight', 'timeout', 'refused'].includes(outcome)
  return {
    lane: id,
    kind: lane.kindOf(request),
    sentAtMs: msFromUs(lane.sentAtUs(request)),
    arrivedAtMs: reachedMs(lane.arrivedAtUs(request)),
    settledAtMs: reachedMs(lane.settledAtUs(request)),
    outcome,
    status: isAnswered ? lane.status(request) : null,
    events: eventsOf(lane, request, outcome),
    attempt: lane.attempt(request),
  }
}

/** For polls what the answer brought, for attempts and fetches the event, for a replay the copied one; else none. */
function eventsOf(lane: LaneRecords, request: number, outcome: Outcome): readonly number[] {
  const first = lane.firstEvent(request)
  const kind = lane.kindOf(request)
  if (kind !== 'poll' && kind !== 'reconcile') return first === 0 ? [] : [first]
  const count = outcome === 'useful' ? lane.count(request) : 0
  return Array.from({ length: count }, (_, index) => first + index)
}
