import type { Sight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import type { LaneFacts } from './laneFactsOf.ts'

const words = stageWords.narration
const MANY = 200

/** What can be said for longer than a message takes: who does not know what, and when something happens next. */
export function quietNews(sight: Sight, poll: LaneFacts | undefined, webhook: LaneFacts | undefined): string {
  const askInUs = poll ? poll.tally.nextTickAtUs - sight.moment.atUs : -1
  const dark = poll ? darkNews(sight, poll, webhook) : []
  const asks = askInUs > 0 ? [words.nextAskIn(askInUs)] : []
  if (dark.length > 0) return stageWords.sentences([...dark, ...asks])
  const retry = webhook?.retries[0]
  if (retry) {
    return stageWords.sentences([words.triesAgainIn(retry.event, retry.atUs - sight.moment.atUs), ...asks])
  }
  return idleNews(askInUs, poll, webhook)
}

function idleNews(askInUs: number, poll: LaneFacts | undefined, webhook: LaneFacts | undefined): string {
  const isStill = [poll, webhook].every(
    (facts) => !facts || (facts.messages.length === 0 && facts.silent.length === 0),
  )
  if (!isStill) return askInUs > 0 ? words.nextAskIn(askInUs) : ''
  if (!webhook) return askInUs > 0 ? words.idleWithoutTap(askInUs) : words.quiet
  return askInUs > 0 ? words.idle(askInUs) : words.idleWithoutAsk
}

/** What the polling client does not know, if it is a row of orders, and whether the receiver does. */
function darkNews(
  { records, moment }: Sight,
  poll: LaneFacts,
  webhook: LaneFacts | undefined,
): readonly string[] {
  const happened = moment.tally.eventsHappened
  const amount = Math.max(0, happened - (poll.tally.knownOnce + poll.tally.knownAgain))
  if (amount === 0) return []
  const first = happened - amount + 1
  const isRow = amount === 1 || !(poll.table.knownAtUs(first) < moment.atUs)
  if (!isRow) return []
  const unknown = words.inTheDark(first, amount, moment.atUs - records.happenedAtUs(first))
  if (!webhook || amount > MANY) return [unknown]
  for (let event = first; event <= happened; event++) {
    if (!(webhook.table.knownAtUs(event) < moment.atUs)) return [unknown]
  }
  return [words.receiverKnows(first, amount), unknown]
}
