import type { LaneRecords } from '../../engine/LaneRecords.ts'
import type { Verdict } from '../../engine/rows.ts'
import { type Frame, type Side, xAt } from './ladderFrame.ts'

/** How a leg is drawn. `trouble` is crimson, `unheard` an answer that nobody waits for. */
export type LegStyle = 'wasted' | 'unheard' | 'question' | 'thanks' | 'again' | 'trouble' | 'call' | 'news'

/** The way of one request as it is known at an instant; times in microseconds, infinite for "not yet". */
export interface Trip {
  sentUs: number
  /** When the message reaches the other side, or would have. */
  reachUs: number
  arrivedUs: number
  answeredUs: number
  backUs: number
  settledUs: number
  isLostOut: boolean
  isLostBack: boolean
  out: LegStyle
  back: LegStyle
  /** Where both legs stand as one vertical line, if the round trip is narrower than 4 px. */
  middleX: number | undefined
}

/** The share of its way after which a lost message is struck out. */
export const LOST_SHARE = 0.82

const COLLAPSE_PX = 4

/** Looks up the way of a request, with what happens at or after `asOfUs` left out. */
export function requestTrip(frame: Frame, side: Side, request: number, asOfUs: number): Trip {
  const { records } = side
  const until = (atUs: number) => (atUs < asOfUs ? atUs : Number.POSITIVE_INFINITY)
  const sentUs = records.sentAtUs(request)
  const reachUs = records.reachesAtUs(request)
  const arrivedUs = until(records.arrivedAtUs(request))
  const answeredUs = until(records.answeredAtUs(request))
  const hasAnswer = answeredUs < asOfUs
  const backUs = hasAnswer ? records.backAtUs(request) : Number.POSITIVE_INFINITY
  const settledUs = until(records.settledAtUs(request))
  const isLostOut = records.isLostOut(request) && asOfUs > sentUs + LOST_SHARE * (reachUs - sentUs)
  const isLostBack =
    hasAnswer && records.isLostBack(request) && asOfUs > answeredUs + LOST_SHARE * (backUs - answeredUs)
  const trip: Trip = {
    sentUs,
    reachUs,
    arrivedUs,
    answeredUs,
    backUs,
    settledUs,
    isLostOut,
    isLostBack,
    out: 'question',
    back: 'thanks',
    middleX: undefined,
  }
  if (side.kind === 'poll') stylePoll(trip, records, request)
  else styleAttempt(trip, records, request)
  const endUs = endOfTrip(trip, records, request, asOfUs)
  if ((endUs - sentUs) * frame.pxPerUs < COLLAPSE_PX) trip.middleX = xAt(frame, (sentUs + endUs) / 2)
  return trip
}

function stylePoll(trip: Trip, records: LaneRecords, request: number): void {
  const hasAnswer = trip.answeredUs !== Number.POSITIVE_INFINITY
  const isLate = trip.backUs > trip.settledUs
  const hasNews = hasAnswer && records.count(request) > 0 && !(isLate || trip.isLostBack)
  const isSettled = trip.settledUs !== Number.POSITIVE_INFINITY
  trip.out = trip.isLostOut ? 'trouble' : hasNews || !(hasAnswer || isSettled) ? 'question' : 'wasted'
  trip.back = trip.isLostBack ? 'trouble' : isLate ? 'unheard' : hasNews ? 'news' : 'wasted'
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
