import type { Message, PendingRetry } from '../../engine/momentAt.ts'
import type { Sight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import type { LaneFacts } from './laneFactsOf.ts'
import { isGone } from './statesOf.ts'

const words = stageWords.narration
const SOON = 0.6
const JUST_NOW_US = 250_000
const A_MOMENT_US = 1_000_000

/** What happens between the shop and the webhook receiver, in a sentence; nothing if nothing does. */
export function webhookNews(sight: Sight, facts: LaneFacts): string {
  const { back, out } = facts
  if (back && isTrouble(back)) return answerNews(back)
  if (facts.job > 0) return jobNews(sight, facts)
  if (out) return callNews(sight, facts, out)
  if (back && facts.table.verdict(back.request) === 'duplicate') return words.seenBefore(back.firstEvent)
  if (back) return answerNews(back)
  return silenceNews(sight, facts)
}

function isTrouble(answer: Message): boolean {
  return answer.status < 200 || answer.status >= 300 || isGone(answer)
}

function answerNews({ status, firstEvent, ...rest }: Message): string {
  if (status === 0) return words.closed(firstEvent)
  if (status === 401) return words.noSeal
  if (status >= 400) return words.busy(firstEvent)
  return isGone({ status, firstEvent, ...rest }) ? words.thanksLost(firstEvent) : words.thanks(firstEvent)
}

function jobNews({ moment }: Sight, { table, job, jobEvent }: LaneFacts): string {
  if (moment.atUs - table.arrivedAtUs(job) <= JUST_NOW_US && table.knownAtUs(jobEvent) < moment.atUs) {
    return table.bringerOf(jobEvent) === job ? words.tapLanded(jobEvent) : words.stillWorking(jobEvent)
  }
  const hasThanked = table.answeredAtUs(job) < moment.atUs
  return hasThanked ? words.stillWorkingThanked(jobEvent) : words.stillWorking(jobEvent)
}

function callNews({ moment, records }: Sight, { messages }: LaneFacts, call: Message): string {
  const calls = messages.filter((message) => message.leg === 'out' && !isGone(message)).length
  if (isGone(call)) return words.callLost(call.firstEvent)
  if (calls > 1) return words.callsUnderWay(calls)
  if (call.attempt > 1) return words.retryUnderWay(call.firstEvent, call.attempt)
  if (call.progress > SOON) return words.callArrives(call.firstEvent)
  const isNew = moment.atUs - records.happenedAtUs(call.firstEvent) < A_MOMENT_US
  return isNew ? words.callLeaves(call.firstEvent) : words.callUnderWay(call.firstEvent)
}

/** Nothing is on this side's wires. */
function silenceNews({ moment, records }: Sight, { table, silent, last, retries }: LaneFacts): string {
  const { atUs } = moment
  const newest = moment.tally.eventsHappened
  const lost = silent.find((request) => table.isLostOut(request) || table.isLostBack(request))
  if (lost !== undefined) {
    const event = table.firstEvent(lost)
    return table.isLostOut(lost) ? words.callLost(event) : words.thanksLost(event)
  }
  const hasTimedOut =
    last > 0 && atUs - table.settledAtUs(last) <= JUST_NOW_US && table.settledAtUs(last) < atUs
  if (hasTimedOut && table.outcome(last) === 'timeout')
    return timeoutNews(table.firstEvent(last), retries, atUs)
  const unheard = silent.find(
    (request) => table.verdict(request) === 'hung' && table.arrivedAtUs(request) < atUs,
  )
  if (unheard !== undefined) return words.unheard(table.firstEvent(unheard))
  const isFresh = newest > 0 && atUs - records.happenedAtUs(newest) <= JUST_NOW_US
  if (isFresh && !(table.knownAtUs(newest) < atUs)) return words.happened(newest)
  const [retry] = retries
  return retry ? words.triesAgainIn(retry.event, retry.atUs - atUs) : ''
}

function timeoutNews(event: number, retries: readonly PendingRetry[], atUs: number): string {
  const retry = retries.find((pending) => pending.event === event)
  const next = retry ? [words.triesAgainIn(event, retry.atUs - atUs)] : []
  return stageWords.sentences([words.noThanks(event), ...next])
}
