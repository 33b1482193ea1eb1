import { ACCEPTED, EMPTY_OK, FORGED, LATE, OUTCOMES, ROW, THIN, VERDICTS, WAITED, WAS_LOST } from './rows.ts'
import { COUNT, EVENTS_HAPPENED, laneCountsAt, PAYLOAD_BYTES, PER_LANE } from './Tally.ts'

/** Bytes of messages: model.md, section Requests and bytes. */
export const POLL_UP = 297
export const POLL_DOWN = 579
export const EMPTY_OK_BYTES = 2
const CALL_UP = 410
const THIN_PAYLOAD = 120
const CALL_DOWN = 99
/** Statuses with which the source answers a poll or a fetch without content. */
const NOT_FOUND = 404
const TOO_MANY = 429

const FIRST = 1
const SKIPPED = 2
/** What is left of a detail without its flags. */
const NUMBER = EMPTY_OK - 1

const [, USEFUL, , TIMEOUT, REFUSED, REJECTED, UNAVAILABLE, RATE_LIMITED, GOOD, DUPLICATE] = OUTCOMES.keys()
const ACCEPTED_VERDICT = VERDICTS.indexOf('accepted')
const DUPLICATE_VERDICT = VERDICTS.indexOf('duplicate')

/** Counts one row of the trace, given as it is written, into an array made by `emptyCounts`. */
export function foldRow(
  counts: Float64Array,
  kind: number,
  lane: number,
  atUs: number,
  subject: number,
  detail: number,
  otherUs: number,
): void {
  const from = laneCountsAt(lane)
  countRow(counts, kind, from, subject, detail | 0)
  if (kind === ROW.tick) counts[from + COUNT.nextTickAtUs] = otherUs
  else if (kind === ROW.known) countDelay(counts, from + COUNT.knownCount, atUs - otherUs)
  else if (kind === ROW.effect && detail === FIRST) {
    countDelay(counts, from + COUNT.effectCount, atUs - otherUs)
  }
}

/** Counts what has nothing to do with times: whole numbers of 32 bits, which are passed on as they are. */
function countRow(counts: Float64Array, kind: number, from: number, subject: number, detail: number): void {
  switch (kind) {
    case ROW.happened:
      return happened(counts)
    case ROW.payload:
      counts[PAYLOAD_BYTES] = subject
      return
    case ROW.tick:
      if (detail === SKIPPED) add(counts, from + COUNT.skipped, 1)
      return
    case ROW['poll-sent']:
    case ROW['fetch-sent']:
    case ROW['reconcile-sent']:
      return sent(counts, from, POLL_UP)
    case ROW['attempt-sent']:
      add(counts, from + COUNT.attempts, 1)
      return sent(counts, from, callBytes(counts, detail))
    case ROW['forged-sent']:
      return sent(counts, from, callBytes(counts, detail))
    case ROW.arrived:
      return arrived(counts, from, detail)
    case ROW['poll-answered']:
      return pollAnswered(counts, from, detail)
    case ROW['call-answered']:
      return callAnswered(counts, from, detail & NUMBER)
    case ROW.settled:
      add(counts, from + (detail === USEFUL ? COUNT.useful : COUNT.wasted), 1)
      return countOutcome(counts, from, detail)
    case ROW['attempt-settled']:
      return attemptSettled(counts, from, detail)
    case ROW.known:
      add(counts, from + ((detail & WAS_LOST) !== 0 ? COUNT.lost : COUNT.pending), -1)
      return add(counts, from + COUNT.knownOnce, 1)
    case ROW['work-started']:
      add(counts, from + COUNT.jobsInWork, 1)
      if ((detail & WAITED) !== 0) add(counts, from + COUNT.jobsWaiting, -1)
      return
    case ROW['work-waits']:
      return add(counts, from + COUNT.jobsWaiting, 1)
    case ROW.effect:
      return effect(counts, from, detail)
    default:
      return countRarerRow(counts, kind, from, subject, detail)
  }
}

function countRarerRow(
  counts: Float64Array,
  kind: number,
  from: number,
  subject: number,
  detail: number,
): void {
  switch (kind) {
    case ROW['forged-effect']:
      add(counts, from + COUNT.jobsInWork, -1)
      return add(counts, from + COUNT.forgedEffects, 1)
    case ROW['given-up']:
      return lose(counts, from, detail === 1 ? 1 : 0)
    case ROW.redelivered:
      return lose(counts, from, (detail & WAS_LOST) !== 0 ? -1 : 0)
    case ROW.reconciling:
      return lose(counts, from, subject === 1 ? -detail : detail)
    case ROW.disabled:
      counts[from + COUNT.isDisabled] = 1
      return
    case ROW['outage-began']:
      counts[from + COUNT.isDown] = 1
      return
    case ROW['outage-ended']:
      counts[from + COUNT.isDown] = 0
      return
  }
}

function add(counts: Float64Array, place: number, number: number): void {
  counts[place] = (counts[place] as number) + number
}

/** Counts a delay: the number of delays, their sum and the longest stand side by side. */
function countDelay(counts: Float64Array, place: number, delayUs: number): void {
  add(counts, place, 1)
  add(counts, place + 1, delayUs)
  if (delayUs > (counts[place + 2] as number)) counts[place + 2] = delayUs
}

function happened(counts: Float64Array): void {
  add(counts, EVENTS_HAPPENED, 1)
  for (let place = laneCountsAt(0) + COUNT.pending; place < counts.length; place += PER_LANE) {
    add(counts, place, 1)
  }
}

function sent(counts: Float64Array, from: number, bytes: number): void {
  add(counts, from + COUNT.requests, 1)
  add(counts, from + COUNT.bytesUp, bytes)
}

function callBytes(counts: Float64Array, detail: number): number {
  return CALL_UP + ((detail & THIN) !== 0 ? THIN_PAYLOAD : (counts[PAYLOAD_BYTES] as number))
}

function arrived(counts: Float64Array, from: number, detail: number): void {
  const verdict = detail & NUMBER
  if (verdict === DUPLICATE_VERDICT) add(counts, from + COUNT.duplicateDeliveries, 1)
  // A forged call is wasted once it has settled, whatever became of it.
  if (verdict !== ACCEPTED_VERDICT || (detail & FORGED) !== 0) return
  add(counts, from + COUNT.useful, 1)
  if ((detail & LATE) !== 0) add(counts, from + COUNT.wasted, -1)
}

function pollAnswered(counts: Float64Array, from: number, detail: number): void {
  const extra = (detail & EMPTY_OK) !== 0 ? EMPTY_OK_BYTES : 0
  const content = (detail & NUMBER) * (counts[PAYLOAD_BYTES] as number)
  add(counts, from + COUNT.bytesDown, POLL_DOWN + content + extra)
}

function callAnswered(counts: Float64Array, from: number, status: number): void {
  if (status === 0) return
  const isBySource = status === NOT_FOUND || status === TOO_MANY
  add(counts, from + COUNT.bytesDown, isBySource ? POLL_DOWN : CALL_DOWN)
}

function attemptSettled(counts: Float64Array, from: number, detail: number): void {
  const outcome = detail & NUMBER
  // A useful attempt was counted at the instant at which the receiver accepted it.
  if ((detail & ACCEPTED) === 0) add(counts, from + COUNT.wasted, 1)
  if (outcome !== GOOD && outcome !== DUPLICATE) add(counts, from + COUNT.failedAttempts, 1)
  countOutcome(counts, from, outcome)
}

function countOutcome(counts: Float64Array, from: number, outcome: number): void {
  if (outcome === TIMEOUT) add(counts, from + COUNT.timeouts, 1)
  else if (outcome === REFUSED) add(counts, from + COUNT.refused, 1)
  else if (outcome === REJECTED) add(counts, from + COUNT.rejected, 1)
  else if (outcome === UNAVAILABLE) add(counts, from + COUNT.unavailable, 1)
  else if (outcome === RATE_LIMITED) add(counts, from + COUNT.rateLimited, 1)
}

/** Counts the effect number `ordinal` of an event. */
function effect(counts: Float64Array, from: number, ordinal: number): void {
  add(counts, from + COUNT.jobsInWork, -1)
  add(counts, from + COUNT.effects, 1)
  if (ordinal === FIRST) return
  add(counts, from + COUNT.duplicateEffects, 1)
  if (ordinal > FIRST + 1) return
  add(counts, from + COUNT.knownOnce, -1)
  add(counts, from + COUNT.knownAgain, 1)
}

/** So many pending events are lost now, or the other way round. */
function lose(counts: Float64Array, from: number, events: number): void {
  add(counts, from + COUNT.pending, -events)
  add(counts, from + COUNT.lost, events)
}
