import type { JobInWork, Message, PendingRetry } from '../../engine/momentAt.ts'
import type { Sight } from '../../state/sight.ts'
import { narrationWords as words } from '../../words/en/narration.ts'
import { stageWords } from '../../words/en/stage.ts'
import type { LaneFacts } from './laneFactsOf.ts'
import { isGone } from './statesOf.ts'
import { askNews, forgedNews, lostNews } from './visitorNews.ts'

const SOON = 0.6
const JUST_NOW_US = 250_000
const A_MOMENT_US = 1_000_000

/** What happens between the shop and the webhook receiver, in a sentence; nothing if nothing does. */
export function webhookNews(sight: Sight, facts: LaneFacts): string {
  const { back, out, ask, forged, table } = facts
  const [job] = facts.jobs
  if (back && isTrouble(back)) return answerNews(sight, facts, back)
  if (forged) return forgedNews(table, forged)
  if (job) return jobNews(sight, facts, job)
  if (out) return callNews(sight, facts, out)
  if (ask) return askNews(ask)
  if (back && table.verdict(back.request) === 'duplicate') return words.seenBefore(back.firstEvent)
  if (back) return answerNews(sight, facts, back)
  return silenceNews(sight, facts)
}

function isTrouble(answer: Message): boolean {
  return answer.status < 200 || answer.status >= 300 || isGone(answer)
}

function answerNews({ moment }: Sight, { table }: LaneFacts, answer: Message): string {
  const { status, firstEvent } = answer
  if (status === 0) return words.closed(firstEvent)
  if (status === 401) return words.noSeal
  if (status >= 400) return words.busy(firstEvent)
  if (isGone(answer)) return words.thanksLost(firstEvent)
  const isKnown = table.knownAtUs(firstEvent) < moment.atUs
  return isKnown ? words.thanks(firstEvent) : words.thanksForCall(firstEvent)
}

function jobNews({ moment }: Sight, { table, silent }: LaneFacts, { event }: JobInWork): string {
  if (event === 0) return words.worksOnForgery
  const bringer = table.bringerOf(event)
  const isFresh = moment.atUs - table.knownAtUs(event) <= JUST_NOW_US
  const kind = table.kindOf(bringer)
  if (isFresh) return kind === 'reconcile' ? words.foundMissed(event) : words.tapLanded(event)
  const owesThanks = silent.some((request) => {
    const isAccepted = table.arrivedAtUs(request) < moment.atUs && table.verdict(request) === 'accepted'
    return isAccepted && table.kindOf(request) === 'attempt' && table.firstEvent(request) === event
  })
  const hasThanked = kind === 'attempt' && table.answeredAtUs(bringer) < moment.atUs
  if (owesThanks || (kind === 'attempt' && !hasThanked)) return words.stillWorking(event)
  return hasThanked ? words.stillWorkingThanked(event) : words.isWorking(event)
}

function callNews({ moment, records }: Sight, { messages }: LaneFacts, call: Message): string {
  const calls = messages.filter((message) => {
    return message.kind === 'attempt' && message.leg === 'out' && !isGone(message)
  }).length
  if (isGone(call)) return words.callLost(call.firstEvent)
  if (calls > 1) return words.callsUnderWay(calls)
  if (call.attempt > 1) return words.retryUnderWay(call.firstEvent, call.attempt)
  if (call.progress > SOON) return words.callArrives(call.firstEvent)
  const isNew = moment.atUs - records.happenedAtUs(call.firstEvent) < A_MOMENT_US
  return isNew ? words.callLeaves(call.firstEvent) : words.callUnderWay(call.firstEvent)
}

/** Nothing is on this side's wires. */
function silenceNews({ moment, records }: Sight, facts: LaneFacts): string {
  const { table, silent, retries } = facts
  const { atUs } = moment
  const newest = moment.tally.eventsHappened
  const said = lostNews(table, silent, atUs) || timeoutNews(facts, atUs)
  if (said !== '') return said
  if (table.disabledAtUs < atUs && atUs - table.disabledAtUs <= A_MOMENT_US) return words.stoppedCalling
  const unheard = silent.find(
    (request) => table.verdict(request) === 'hung' && table.arrivedAtUs(request) < atUs,
  )
  if (unheard !== undefined && table.firstEvent(unheard) > 0) return words.unheard(table.firstEvent(unheard))
  const isFresh = newest > 0 && atUs - records.happenedAtUs(newest) <= JUST_NOW_US
  if (isFresh && !(table.knownAtUs(newest) < atUs)) return words.happened(newest)
  const [retry] = retries
  return retry ? words.triesAgainIn(retry.event, retry.atUs - atUs) : ''
}

function timeoutNews({ table, last, retries }: LaneFacts, atUs: number): string {
  const sinceUs = atUs - table.settledAtUs(last)
  if (last === 0 || sinceUs <= 0 || sinceUs > JUST_NOW_US || table.outcome(last) !== 'timeout') return ''
  const kind = table.kindOf(last)
  if (kind !== 'attempt') return kind === 'forged' ? '' : words.askUnanswered
  const event = table.firstEvent(last)
  return stageWords.sentences([words.noThanks(event), ...nextTry(event, retries, atUs)])
}

function nextTry(event: number, retries: readonly PendingRetry[], atUs: number): string[] {
  const retry = retries.find((pending) => pending.event === event)
  return retry ? [words.triesAgainIn(event, retry.atUs - atUs)] : []
}
