import type { Message } from '../../engine/momentAt.ts'
import type { Sight } from '../../state/sight.ts'
import { narrationWords as words } from '../../words/en/narration.ts'
import type { LaneFacts } from './laneFactsOf.ts'
import { isGone } from './statesOf.ts'

const SOON = 0.6
const EARLY = 0.4
const JUST_NOW_US = 250_000

/** What happens between the polling client and the shop, in a sentence; nothing if nothing does. */
export function pollingNews(sight: Sight, facts: LaneFacts): string {
  if (facts.back) return answerNews(sight, facts.back)
  if (facts.out) return questionNews(facts.out)
  const [waiting] = facts.silent
  if (waiting !== undefined) return silenceNews(sight, facts, waiting)
  const hasTimedOut =
    facts.last > 0 &&
    facts.table.outcome(facts.last) === 'timeout' &&
    sight.moment.atUs - facts.table.settledAtUs(facts.last) <= JUST_NOW_US
  if (!hasTimedOut || facts.table.settledAtUs(facts.last) >= sight.moment.atUs) return ''
  return facts.tally.isDown ? words.clientCloses : words.noAnswer
}

function questionNews(question: Message): string {
  if (isGone(question)) return words.questionLost
  if (question.progress < EARLY) return words.questionSetsOut
  return question.progress > SOON ? words.questionArrives : words.questionUnderWay
}

function answerNews({ records, moment }: Sight, answer: Message): string {
  if (isGone(answer)) return words.answerLost
  if (!answer.isAwaited) return words.lateAnswer
  if (answer.status === 429) return words.toldToWait
  if (answer.count === 0) return words.emptyAnswer
  if (answer.progress <= SOON) return words.answerLeaves(answer.firstEvent, answer.count)
  const waitedUs = moment.atUs - records.happenedAtUs(answer.firstEvent)
  return words.answerArrives(answer.firstEvent, answer.count, waitedUs)
}

function silenceNews({ moment }: Sight, { table, held }: LaneFacts, request: number): string {
  if (table.isLostOut(request)) return words.questionLost
  if (table.answeredAtUs(request) < moment.atUs) return words.answerLost
  if (table.verdict(request) === 'rate-limited') return words.toldToWait
  return held.some((one) => one.request === request) ? words.shopKeepsWaiting : words.shopLooks
}
