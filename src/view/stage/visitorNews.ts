import type { LaneRecords } from '../../engine/LaneRecords.ts'
import type { Message } from '../../engine/momentAt.ts'
import { narrationWords as words } from '../../words/en/narration.ts'
import { isGone } from './statesOf.ts'

/** What a receiver that asks the shop hears, in a sentence: it fetches an order, or looks around for missed ones. */
export function askNews(message: Message): string {
  const { kind, leg, firstEvent, count } = message
  if (isGone(message)) return leg === 'out' ? words.askLost : words.askAnswerLost
  if (kind === 'fetch') {
    if (leg === 'out') return firstEvent > 0 ? words.fetches(firstEvent) : words.fetchesForgery
    return count > 0 ? words.fetched(firstEvent) : words.noSuchOrder
  }
  if (leg === 'out') return words.looksAround
  return count > 0 ? words.lookedAround(firstEvent, count) : words.nothingMissed
}

/** What becomes of a call that is not from the shop, in a sentence. */
export function forgedNews(table: LaneRecords, message: Message): string {
  const { leg, firstEvent, status, request } = message
  if (leg === 'out') {
    if (isGone(message)) return words.forgedLost
    return firstEvent > 0 ? words.replayUnderWay(firstEvent) : words.forgedUnderWay
  }
  if (status === 401) return words.noSeal
  if (status !== 200) return words.forgedTurnedAway
  if (table.verdict(request) === 'duplicate') return words.seenBefore(firstEvent)
  if (firstEvent > 0) return words.replayBelieved(firstEvent)
  return table.isThin(request) ? words.forgedThanked : words.forgedBelieved
}

/** The message of a request in silence that will never arrive, in a sentence; nothing if there is none. */
export function lostNews(table: LaneRecords, silent: readonly number[], atUs: number): string {
  const lost = silent.find((request) => table.isLostOut(request) || isLostBack(table, request, atUs))
  if (lost === undefined) return ''
  const event = table.firstEvent(lost)
  const isOut = table.isLostOut(lost)
  switch (table.kindOf(lost)) {
    case 'attempt':
      return isOut ? words.callLost(event) : words.thanksLost(event)
    case 'forged':
      return isOut ? words.forgedLost : ''
    default:
      return isOut ? words.askLost : words.askAnswerLost
  }
}

function isLostBack(table: LaneRecords, request: number, atUs: number): boolean {
  return table.isLostBack(request) && table.answeredAtUs(request) < atUs
}
