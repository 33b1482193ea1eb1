import type { Sight } from '../../state/sight.ts'
import { narrationWords as words } from '../../words/en/narration.ts'
import { stageWords } from '../../words/en/stage.ts'
import type { LaneFacts } from './laneFactsOf.ts'
import { nextAskInUs } from './statesOf.ts'

const MANY = 200

/** What can be said for longer than a message takes: who does not know what, and when something happens next. */
export function quietNews(sight: Sight, poll: LaneFacts | undefined, webhook: LaneFacts | undefined): string {
  const askInUs = poll ? nextAskInUs(sight, poll.number) : -1
  const dark = poll ? darkNews(sight, poll, webhook) : ''
  const retry = webhook?.retries[0]
  const tries = retry ? [words.triesAgainIn(retry.event, retry.atUs - sight.moment.atUs)] : []
  if (dark !== '') {
    return stageWords.sentences([
      dark + (askInUs >= 0 ? words.andAsksAgainIn(askInUs) : words.fullStop),
      ...tries,
    ])
  }
  if (tries.length > 0)
    return stageWords.sentences(askInUs >= 0 ? [...tries, words.nextAskIn(askInUs)] : tries)
  return idleNews(askInUs, poll, webhook)
}

function idleNews(askInUs: number, poll: LaneFacts | undefined, webhook: LaneFacts | undefined): string {
  const isStill = [poll, webhook].every(
    (facts) => !facts || (facts.messages.length === 0 && facts.silent.length === 0),
  )
  if (!isStill) return askInUs >= 0 ? words.nextAskIn(askInUs) : words.underWay
  if (!webhook || webhook.tally.isDisabled) return askInUs >= 0 ? words.idleWithoutTap(askInUs) : words.quiet
  return askInUs >= 0 ? words.idle(askInUs) : words.idleWithoutAsk
}

/** What the polling client does not know, if it is a row of orders, and whether the receiver does; without its end. */
function darkNews({ moment }: Sight, poll: LaneFacts, webhook: LaneFacts | undefined): string {
  const happened = moment.tally.eventsHappened
  const amount = Math.max(0, happened - (poll.tally.knownOnce + poll.tally.knownAgain))
  const first = happened - amount + 1
  const isRow = amount > 0 && !(poll.table.knownAtUs(first) < moment.atUs)
  if (!isRow) return ''
  const isKnownToReceiver =
    webhook !== undefined && amount <= MANY && knowsAll(webhook, first, happened, moment.atUs)
  return isKnownToReceiver ? words.receiverKnows(first, amount) : words.pollingUnaware(first, amount)
}

function knowsAll({ table }: LaneFacts, first: number, last: number, atUs: number): boolean {
  for (let event = first; event <= last; event++) {
    if (!(table.knownAtUs(event) < atUs)) return false
  }
  return true
}
