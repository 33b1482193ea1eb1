import type { Sight } from '../../state/sight.ts'
import { narrationWords as words } from '../../words/en/narration.ts'
import { stageWords } from '../../words/en/stage.ts'
import type { LaneFacts } from './laneFactsOf.ts'
import { nextAskInUs } from './statesOf.ts'

const HARD_LUCK_US = 500_000
const NEARLY = 3
const BATCH = 3

/** What is remarkable about the polling client's question or answer of the moment, if anything is. */
export function strokeOfLuck(
  sight: Sight,
  poll: LaneFacts | undefined,
  webhook: LaneFacts | undefined,
): string | undefined {
  if (!poll || poll.last === 0) return undefined
  return batchNews(sight, poll, webhook) ?? luckyNews(sight, poll, webhook) ?? unluckyNews(sight, poll)
}

function batchNews(
  { moment }: Sight,
  { back }: LaneFacts,
  webhook: LaneFacts | undefined,
): string | undefined {
  if (!back || back.isLost || !back.isAwaited || back.count < BATCH) return undefined
  const carried = words.batch(back.count)
  if (!webhook) return carried
  const calls = callsAbout(webhook, back.firstEvent, back.count, moment.atUs)
  return calls === back.count ? stageWords.sentences([carried, words.batchCalls(calls)]) : carried
}

/** How many calls about the `amount` events from `first` on have left before `atUs`. */
function callsAbout({ table, last }: LaneFacts, first: number, amount: number, atUs: number): number {
  let calls = 0
  for (let request = last; request > Math.max(0, last - 4 * amount); request--) {
    if (table.kindOf(request) !== 'attempt') continue
    const event = table.firstEvent(request)
    if (table.sentAtUs(request) < atUs && event >= first && event < first + amount) calls++
  }
  return calls
}

function luckyNews(
  { records, moment }: Sight,
  poll: LaneFacts,
  webhook: LaneFacts | undefined,
): string | undefined {
  const { back, table } = poll
  if (!webhook || !back || back.isLost || !back.isAwaited || back.count !== 1) return undefined
  const event = back.firstEvent
  const happenedUs = records.happenedAtUs(event)
  const isLucky = happenedUs > table.sentAtUs(back.request)
  const isNearlyAsQuick = back.toUs - happenedUs <= NEARLY * (webhook.table.knownAtUs(event) - happenedUs)
  return isLucky && isNearlyAsQuick && webhook.table.knownAtUs(event) < moment.atUs
    ? words.lucky(event)
    : undefined
}

/** The first event that happened after the shop had looked for the newest question, and did not wait to be told so. */
function unluckyNews(sight: Sight, { table, last, number }: LaneFacts): string | undefined {
  const { records, moment } = sight
  const lookedUs = table.arrivedAtUs(last)
  if (lookedUs >= moment.atUs || table.verdict(last) !== 'read') return undefined
  const event = records.eventsBefore(lookedUs + 1) + 1
  const afterUs = records.happenedAtUs(event) - lookedUs
  const isRecent = moment.atUs - records.happenedAtUs(event) <= HARD_LUCK_US
  if (!isRecent || records.happenedAtUs(event) >= moment.atUs || afterUs > HARD_LUCK_US / 5) return undefined
  const nextUs = nextAskInUs(sight, number)
  const next = nextUs >= 0 ? [words.nextAskIn(nextUs)] : []
  return stageWords.sentences([words.unlucky(event, afterUs), ...next])
}
