import {
  ACCEPTED,
  EMPTY_OK,
  LATE,
  LOST,
  OUTCOMES,
  plain,
  ROW_KINDS,
  type RowKind,
  VERDICTS,
  WAITED,
  WAS_LOST,
} from './rows.ts'
import type { LaneTally, Tally } from './Tally.ts'

const POLL_UP = 297
const POLL_DOWN = 579
const EMPTY_OK_EXTRA = 2
const CALL_UP = 410
const CALL_DOWN = 99

/** A tally of nothing for `laneCount` lanes. */
export function emptyTally(laneCount: number): Tally {
  const lanes = Array.from({ length: laneCount }, emptyLane)
  return { atUs: 0, eventsHappened: 0, payloadBytes: 0, lanes }
}

function emptyLane(): LaneTally {
  return {
    requests: 0,
    useful: 0,
    wasted: 0,
    skipped: 0,
    bytesUp: 0,
    bytesDown: 0,
    attempts: 0,
    failedAttempts: 0,
    timeouts: 0,
    refused: 0,
    rejected: 0,
    unavailable: 0,
    rateLimited: 0,
    pending: 0,
    knownOnce: 0,
    knownAgain: 0,
    lost: 0,
    duplicateDeliveries: 0,
    effects: 0,
    duplicateEffects: 0,
    forgedEffects: 0,
    knownCount: 0,
    knownDelaySumUs: 0,
    knownDelayMaxUs: 0,
    effectCount: 0,
    effectDelaySumUs: 0,
    effectDelayMaxUs: 0,
    nextTickAtUs: -1,
    isDown: false,
    jobsInWork: 0,
    jobsWaiting: 0,
  }
}

type Fold = (
  tally: Tally,
  lane: LaneTally,
  detail: number,
  atUs: number,
  otherUs: number,
  subject: number,
) => void

const [, USEFUL, , TIMEOUT, REFUSED, REJECTED, UNAVAILABLE, RATE_LIMITED, GOOD, DUPLICATE] = OUTCOMES.keys()

const ACCEPTED_VERDICT = VERDICTS.indexOf('accepted')
const DUPLICATE_VERDICT = VERDICTS.indexOf('duplicate')

function countOutcome(lane: LaneTally, outcome: number): void {
  if (outcome === TIMEOUT) lane.timeouts++
  else if (outcome === REFUSED) lane.refused++
  else if (outcome === REJECTED) lane.rejected++
  else if (outcome === UNAVAILABLE) lane.unavailable++
  else if (outcome === RATE_LIMITED) lane.rateLimited++
}

const FOLDS_BY_KIND: Readonly<Record<RowKind, Fold>> = {
  happened: (tally) => {
    tally.eventsHappened++
    for (const lane of tally.lanes) lane.pending++
  },
  payload: (tally, _lane, _detail, _atUs, _otherUs, subject) => {
    tally.payloadBytes = subject
  },
  tick: (_tally, lane, detail, _atUs, otherUs) => {
    lane.nextTickAtUs = otherUs
    if (detail === 2) lane.skipped++
  },
  'poll-sent': (_tally, lane) => {
    lane.requests++
    lane.bytesUp += POLL_UP
  },
  'attempt-sent': (tally, lane) => {
    lane.requests++
    lane.attempts++
    lane.bytesUp += CALL_UP + tally.payloadBytes
  },
  arrived: (_tally, lane, detail) => {
    const verdict = plain(detail)
    if (verdict === DUPLICATE_VERDICT) lane.duplicateDeliveries++
    if (verdict !== ACCEPTED_VERDICT) return
    lane.useful++
    if (detail >= LATE) lane.wasted--
  },
  'poll-answered': (tally, lane, detail) => {
    const isEmptyOk = detail % LOST >= EMPTY_OK
    lane.bytesDown += POLL_DOWN + plain(detail) * tally.payloadBytes + (isEmptyOk ? EMPTY_OK_EXTRA : 0)
  },
  'call-answered': (_tally, lane, detail) => {
    if (plain(detail) !== 0) lane.bytesDown += CALL_DOWN
  },
  'poll-settled': (_tally, lane, detail) => {
    if (detail === USEFUL) lane.useful++
    else lane.wasted++
    countOutcome(lane, detail)
  },
  'attempt-settled': (_tally, lane, detail) => {
    const outcome = plain(detail)
    // A useful attempt was counted at the instant at which the receiver accepted it.
    if (detail < ACCEPTED) lane.wasted++
    if (outcome !== GOOD && outcome !== DUPLICATE) lane.failedAttempts++
    countOutcome(lane, outcome)
  },
  known: (_tally, lane, detail, atUs, otherUs) => {
    if (detail >= WAS_LOST) lane.lost--
    else lane.pending--
    lane.knownOnce++
    const delayUs = atUs - otherUs
    lane.knownCount++
    lane.knownDelaySumUs += delayUs
    if (delayUs > lane.knownDelayMaxUs) lane.knownDelayMaxUs = delayUs
  },
  'work-started': (_tally, lane, detail) => {
    lane.jobsInWork++
    if (detail >= WAITED) lane.jobsWaiting--
  },
  'work-waits': (_tally, lane) => {
    lane.jobsWaiting++
  },
  effect: (_tally, lane, detail, atUs, otherUs) => {
    lane.jobsInWork--
    lane.effects++
    if (detail === 1) {
      const delayUs = atUs - otherUs
      lane.effectCount++
      lane.effectDelaySumUs += delayUs
      if (delayUs > lane.effectDelayMaxUs) lane.effectDelayMaxUs = delayUs
      return
    }
    lane.duplicateEffects++
    if (detail > 2) return
    lane.knownOnce--
    lane.knownAgain++
  },
  'given-up': (_tally, lane, detail) => {
    if (detail !== 1) return
    lane.pending--
    lane.lost++
  },
  'outage-began': (_tally, lane) => {
    lane.isDown = true
  },
  'outage-ended': (_tally, lane) => {
    lane.isDown = false
  },
}

const FOLDS: readonly Fold[] = ROW_KINDS.map((kind) => FOLDS_BY_KIND[kind])

/** Counts one row of the trace, given as it is written. */
export function foldRow(
  tally: Tally,
  kind: number,
  lane: number,
  atUs: number,
  subject: number,
  detail: number,
  otherUs: number,
): void {
  const fold = FOLDS[kind] as Fold
  fold(tally, tally.lanes[lane] as LaneTally, detail, atUs, otherUs, subject)
}
