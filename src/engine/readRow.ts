import { IS_LOST_BACK, IS_LOST_OUT, IS_THIN, type LaneRecords, NEVER, REQUEST_KINDS } from './LaneRecords.ts'
import {
  ACCEPTED,
  AGAIN,
  EMPTY_OK,
  LATE,
  LOST,
  OUTCOMES,
  plain,
  ROW,
  THIN,
  VERDICTS,
  WAITED,
} from './rows.ts'
import type { Trace } from './Trace.ts'

const SKIPPED = 2
const HUNG = VERDICTS.indexOf('hung')
const GOOD = OUTCOMES.indexOf('accepted')
const DUPLICATE = OUTCOMES.indexOf('duplicate')

const [POLL, ATTEMPT, FETCH, RECONCILE, FORGED] = REQUEST_KINDS.keys() as unknown as [
  number,
  number,
  number,
  number,
  number,
]

/** Enters a row that tells of a request into the records of its lane, or passes over it. */
export function readRequestRow(lane: LaneRecords, trace: Trace, row: number): void {
  switch (trace.kind(row)) {
    case ROW['poll-sent']:
      return sent(lane, trace, row, POLL, plain(trace.detail(row)) + 1)
    case ROW['reconcile-sent']:
      return sent(lane, trace, row, RECONCILE, plain(trace.detail(row)) + 1)
    case ROW['attempt-sent']:
      return attemptSent(lane, trace, row)
    case ROW['fetch-sent']:
      return fetchSent(lane, trace, row)
    case ROW['forged-sent']:
      sent(lane, trace, row, FORGED, plain(trace.detail(row)))
      return markThin(lane, trace, row)
    case ROW.arrived:
      return arrived(lane, trace, row)
    case ROW['poll-answered']:
      return pollAnswered(lane, trace, row)
    case ROW['call-answered']:
      lane.statuses.set(trace.subject(row), plain(trace.detail(row)))
      return answered(lane, trace, row)
    case ROW.settled:
      return settled(lane, trace, row)
    case ROW['attempt-settled']:
      return attemptSettled(lane, trace, row)
    case ROW.dropped:
      lane.droppedAt.set(trace.subject(row), trace.atUs(row))
      return mark(lane, trace.subject(row), trace.detail(row) === 1 ? IS_LOST_BACK : IS_LOST_OUT)
  }
}

/** Enters a row that tells of an event or a job into the records of its lane, or passes over it. */
export function readEventRow(lane: LaneRecords, trace: Trace, row: number): void {
  const subject = trace.subject(row)
  const atUs = trace.atUs(row)
  switch (trace.kind(row)) {
    case ROW.known:
      lane.knownAt.set(subject, atUs)
      lane.broughtBy.set(subject, plain(trace.detail(row)))
      lane.unknown.delete(subject)
      lane.waitWindows.raise(subject, atUs)
      return
    case ROW['work-waits']:
      return lane.jobs.waits(trace.detail(row))
    case ROW['work-started']:
      return lane.jobs.started(
        plain(trace.detail(row)),
        atUs,
        trace.otherUs(row),
        trace.detail(row) >= WAITED,
      )
    case ROW.effect:
      if (trace.detail(row) === 1) lane.effectAt.set(subject, atUs)
      else lane.laterEffects.set(subject, [...(lane.laterEffects.get(subject) ?? []), atUs])
      return
    case ROW['forged-effect']:
      lane.forgedEffectsAt.push(atUs)
      return
    case ROW['given-up']:
      lane.givenUpAt.set(subject, atUs)
      return deliveryEnded(lane, subject)
    case ROW.redelivered:
      return redelivered(lane, subject, plain(trace.detail(row)))
  }
}

/** Enters a row that tells of the lane as a whole into its records, or passes over it. */
export function readLaneRow(lane: LaneRecords, trace: Trace, row: number): void {
  switch (trace.kind(row)) {
    case ROW.tick:
      if (trace.detail(row) === SKIPPED) lane.skippedAt.push(trace.atUs(row))
      return
    case ROW.reconciling:
      lane.isReconciling = trace.subject(row) === 1
      return
    case ROW.disabled:
      lane.disabledAtUs = trace.atUs(row)
      return
    case ROW['outage-began']:
      lane.closings.push({
        fromUs: trace.atUs(row),
        toUs: NEVER,
        kind: trace.subject(row) === 0 ? 'refuse' : 'hang',
      })
      return
    case ROW['outage-ended']: {
      const last = lane.closings.at(-1)
      if (last) last.toUs = trace.atUs(row)
    }
  }
}

function mark(lane: LaneRecords, request: number, flag: number): void {
  lane.flags.set(request, lane.flags.get(request) | flag)
}

function markThin(lane: LaneRecords, trace: Trace, row: number): void {
  if ((trace.detail(row) & THIN) !== 0) mark(lane, trace.subject(row), IS_THIN)
}

function sent(lane: LaneRecords, trace: Trace, row: number, kind: number, about: number): void {
  const request = trace.subject(row)
  lane.requestCount = request
  lane.sentAt.set(request, trace.atUs(row))
  lane.reachesAt.set(request, trace.otherUs(row))
  lane.kinds.set(request, kind)
  lane.abouts.set(request, about)
  if (trace.detail(row) >= LOST) mark(lane, request, IS_LOST_OUT)
  lane.unsettled.add(request)
  lane.requestWindows.raise(request, trace.otherUs(row))
}

function attemptSent(lane: LaneRecords, trace: Trace, row: number): void {
  const event = plain(trace.detail(row))
  const attempt = lane.attemptsOf.get(event) + 1
  sent(lane, trace, row, ATTEMPT, event)
  markThin(lane, trace, row)
  lane.attemptsOf.set(event, attempt)
  lane.attempts.set(trace.subject(row), attempt)
}

function fetchSent(lane: LaneRecords, trace: Trace, row: number): void {
  sent(lane, trace, row, FETCH, plain(trace.detail(row)))
  if ((trace.detail(row) & AGAIN) === 0) return
  lane.attempts.set(trace.subject(row), lane.attempts.get(lane.lastSettled) + 1)
}

function arrived(lane: LaneRecords, trace: Trace, row: number): void {
  const request = trace.subject(row)
  const verdict = plain(trace.detail(row))
  lane.arrivedAt.set(request, trace.atUs(row))
  lane.verdicts.set(request, verdict)
  lane.requestWindows.raise(request, trace.atUs(row))
  if (trace.detail(row) >= LATE && verdict !== HUNG) lane.owed.add(request)
}

function pollAnswered(lane: LaneRecords, trace: Trace, row: number): void {
  const request = trace.subject(row)
  const count = plain(trace.detail(row))
  const isEmptyOk = (trace.detail(row) & EMPTY_OK) !== 0
  lane.counts.set(request, count)
  lane.statuses.set(request, count > 0 || isEmptyOk ? 200 : 304)
  answered(lane, trace, row)
}

function answered(lane: LaneRecords, trace: Trace, row: number): void {
  const request = trace.subject(row)
  lane.answeredAt.set(request, trace.atUs(row))
  lane.backAt.set(request, trace.otherUs(row))
  if (trace.detail(row) >= LOST) mark(lane, request, IS_LOST_BACK)
  lane.requestWindows.raise(request, trace.otherUs(row))
  if (lane.owed.size > 0) lane.owed.delete(request)
}

function settled(lane: LaneRecords, trace: Trace, row: number): void {
  const request = trace.subject(row)
  const atUs = trace.atUs(row)
  lane.lastSettled = request
  lane.settledAt.set(request, atUs)
  lane.outcomes.set(request, trace.detail(row) % ACCEPTED)
  lane.unsettled.delete(request)
  lane.requestWindows.raise(request, atUs)
  if (lane.answeredAt.get(request) !== NEVER || lane.arrivedAt.get(request) === NEVER) return
  if (lane.verdicts.get(request) !== HUNG) lane.owed.add(request)
}

function attemptSettled(lane: LaneRecords, trace: Trace, row: number): void {
  const request = trace.subject(row)
  const event = lane.abouts.get(request)
  const outcome = plain(trace.detail(row))
  const retryAtUs = trace.otherUs(row)
  settled(lane, trace, row)
  if (outcome === GOOD || outcome === DUPLICATE) {
    lane.succeeded.set(event, 1)
    deliveryEnded(lane, event)
  } else if (retryAtUs >= 0) {
    lane.retrying.add(event)
    lane.retryAt.set(request, retryAtUs)
    lane.requestWindows.raise(request, retryAtUs)
  }
}

/** A delivery of the event has succeeded or was given up. */
function deliveryEnded(lane: LaneRecords, event: number): void {
  const left = Math.max(0, lane.deliveriesOf.get(event) - 1)
  lane.deliveriesOf.set(event, left)
  if (left === 0 && lane.retrying.size > 0) lane.retrying.delete(event)
}

function redelivered(lane: LaneRecords, event: number, attempts: number): void {
  // Of an event that nothing is known of any more all deliveries have ended.
  const isForgotten = lane.knownAt.get(event) === NEVER && !lane.unknown.has(event)
  lane.deliveriesOf.set(event, isForgotten ? 1 : lane.deliveriesOf.get(event) + 1)
  lane.attemptsOf.set(event, attempts)
  lane.retrying.add(event)
}
