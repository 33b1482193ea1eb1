import { type LaneRecords, NEVER } from '../../engine/LaneRecords.ts'
import type { Verdict } from '../../engine/rows.ts'
import type { RequestKind } from '../../engine/Wire.ts'
import { type Frame, type Side, xAt } from './ladderFrame.ts'

/** How a leg is drawn. `trouble` is crimson, `unheard` an answer that nobody waits for; the last ones are of receivers that ask. */
export type LegStyle =
  | 'wasted'
  | 'unheard'
  | 'question'
  | 'held'
  | 'thanks'
  | 'again'
  | 'trouble'
  | 'forged'
  | 'fetched'
  | 'call'
  | 'news'

/** The way of one request as it is known at an instant; times in microseconds, infinite for "not yet". */
export interface Trip {
  kind: RequestKind
  /** Heights of the one who sends the request and of the one who gets it. */
  startY: number
  farY: number
  sentUs: number
  /** When the message reaches the other side, or would have. */
  reachUs: number
  arrivedUs: number
  answeredUs: number
  backUs: number
  settledUs: number
  isLostOut: boolean
  isLostBack: boolean
  /** The share of its way after which the lost message is struck out. */
  lostShare: number
  out: LegStyle
  back: LegStyle
  /** Where both legs stand as one vertical line, if the round trip is narrower than 4 px. */
  middleX: number | undefined
}

/** The share of its way after which a message that the network loses is struck out. */
const LOST_SHARE = 0.82

/** A stranger stands at this share of the way from the shop to the receiver. */
const STRANGER_AT = 0.3

const COLLAPSE_PX = 4

/** Looks up the way of a request, with what happens at or after `asOfUs` left out. */
export function requestTrip(frame: Frame, side: Side, request: number, asOfUs: number): Trip {
  const { records } = side
  const kind = records.kindOf(request)
  const until = (atUs: number) => (atUs < asOfUs ? atUs : Number.POSITIVE_INFINITY)
  const sentUs = records.sentAtUs(request)
  const reachUs = records.reachesAtUs(request)
  const answeredUs = until(records.answeredAtUs(request))
  const backUs = answeredUs < asOfUs ? records.backAtUs(request) : Number.POSITIVE_INFINITY
  const trip: Trip = {
    kind,
    ...endsOf(frame, side, kind),
    sentUs,
    reachUs,
    arrivedUs: until(records.arrivedAtUs(request)),
    answeredUs,
    backUs,
    settledUs: until(records.settledAtUs(request)),
    isLostOut: false,
    isLostBack: false,
    lostShare: LOST_SHARE,
    out: 'question',
    back: 'thanks',
    middleX: undefined,
  }
  lose(trip, records, request, asOfUs)
  if (kind === 'attempt') styleAttempt(trip, records, request)
  else if (kind === 'forged') styleForged(trip, records, request)
  else styleAsk(trip, records, request)
  const endUs = endOfTrip(trip, records, request, asOfUs)
  if ((endUs - sentUs) * frame.pxPerUs < COLLAPSE_PX) trip.middleX = xAt(frame, (sentUs + endUs) / 2)
  return trip
}

/** Clients and receivers ask the shop; the shop calls, and so does a stranger. */
function endsOf(frame: Frame, side: Side, kind: RequestKind): { startY: number; farY: number } {
  const { shopY } = frame.geometry
  const { lineY } = side
  if (kind === 'attempt') return { startY: shopY, farY: lineY }
  if (kind === 'forged') return { startY: shopY + STRANGER_AT * (lineY - shopY), farY: lineY }
  return { startY: lineY, farY: shopY }
}

/** Says whether a message of the trip is lost as of `asOfUs`, and where. */
function lose(trip: Trip, records: LaneRecords, request: number, asOfUs: number): void {
  const isOut = records.isLostOut(request)
  if (!isOut && !(records.isLostBack(request) && trip.answeredUs < asOfUs)) return
  const fromUs = isOut ? trip.sentUs : trip.answeredUs
  const toUs = isOut ? trip.reachUs : trip.backUs
  const droppedUs = records.droppedAtUs(request)
  // Only one of the two messages of a request can be lost, so a drop is of this one.
  if (droppedUs !== NEVER) trip.lostShare = (droppedUs - fromUs) / (toUs - fromUs)
  const isLost = asOfUs > fromUs + trip.lostShare * (toUs - fromUs)
  trip.isLostOut = isOut && isLost
  trip.isLostBack = !isOut && isLost
}

function styleAsk(trip: Trip, records: LaneRecords, request: number): void {
  const isPoll = trip.kind === 'poll'
  const question = isPoll ? 'question' : 'thanks'
  const hasAnswer = trip.answeredUs !== Number.POSITIVE_INFINITY
  const isLate = trip.backUs > trip.settledUs
  const hasNews = hasAnswer && records.count(request) > 0 && !(isLate || trip.isLostBack)
  const isSettled = trip.settledUs !== Number.POSITIVE_INFINITY
  const news = isPoll ? 'news' : 'fetched'
  trip.out = trip.isLostOut ? 'trouble' : hasNews || !(hasAnswer || isSettled) ? question : 'wasted'
  trip.back = trip.isLostBack ? 'trouble' : isLate ? 'unheard' : hasNews ? news : 'wasted'
}

function styleAttempt(trip: Trip, records: LaneRecords, request: number): void {
  const hasArrived = trip.arrivedUs !== Number.POSITIVE_INFINITY
  const isSettled = trip.settledUs !== Number.POSITIVE_INFINITY
  const verdict = hasArrived ? records.verdict(request) : undefined
  const isServed = verdict === 'accepted' || verdict === 'duplicate'
  const isHeard = isServed && trip.backUs <= trip.settledUs
  trip.out = verdict ? legTo(verdict) : trip.isLostOut || isSettled ? 'trouble' : 'call'
  trip.back = trip.isLostBack ? 'trouble' : isHeard ? 'thanks' : 'unheard'
}

function styleForged(trip: Trip, records: LaneRecords, request: number): void {
  const isServed = trip.arrivedUs !== Number.POSITIVE_INFINITY && records.status(request) === 200
  trip.out = trip.isLostOut ? 'trouble' : 'forged'
  trip.back = trip.isLostBack ? 'trouble' : isServed && trip.backUs <= trip.settledUs ? 'thanks' : 'unheard'
}

function legTo(verdict: Verdict): LegStyle {
  if (verdict === 'accepted') return 'call'
  return verdict === 'duplicate' ? 'again' : 'trouble'
}

/** When the request left the wires, or the present while it is on one or being worked on. */
function endOfTrip(trip: Trip, records: LaneRecords, request: number, asOfUs: number): number {
  if (trip.arrivedUs === Number.POSITIVE_INFINITY) return Math.min(trip.reachUs, asOfUs)
  if (trip.answeredUs !== Number.POSITIVE_INFINITY) return Math.min(trip.backUs, asOfUs)
  return records.verdict(request) === 'hung' ? trip.reachUs : asOfUs
}
