import { keepsAsking, shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import { narrationWords as words } from '../../words/en/narration.ts'
import { stageWords } from '../../words/en/stage.ts'
import { type LaneFacts, laneFactsOf } from './laneFactsOf.ts'
import { pollingNews } from './pollingNews.ts'
import { quietNews } from './quietNews.ts'
import { strokeOfLuck } from './strokeOfLuck.ts'
import { webhookNews } from './webhookNews.ts'

const READABLE_MS = 250
const CROWD_WINDOW_S = 2
const CROWD = 6

/**
 * One or two sentences about the moment shown, chosen from its facts. `pace` is the number of virtual seconds in a
 * second of the reader, 0 while the clock stands: what passes too fast to be seen is not told.
 */
export function narrationOf(sight: Sight, pace: number): string {
  const { moment, scenario, settings } = sight
  if (moment.atUs === 0) return words.nothingYet
  const { events } = settings
  const isBarren = moment.tally.eventsHappened === 0 && 'perMinute' in events && events.perMinute === 0
  const shown = shownLanes(scenario)
  const poll = laneFactsOf(sight, shown.poll)
  const webhook = laneFactsOf(sight, shown.webhook)
  if (pace > 0 && isCrowded(sight, pace)) return words.tooFast
  if (isReadable(poll, pace) && isReadable(webhook, pace)) {
    const news = strokeOfLuck(sight, poll, webhook) ?? bothNews(sight, poll, webhook)
    if (news !== '') return news
  }
  return isBarren ? words.noOrders(keepsAsking(settings)) : quietNews(sight, poll, webhook)
}

function bothNews(sight: Sight, poll: LaneFacts | undefined, webhook: LaneFacts | undefined): string {
  const asked = poll ? pollingNews(sight, poll) : ''
  const called = webhook ? webhookNews(sight, webhook) : ''
  // A tap that has landed is news; a question or an answer under way comes before a call under way.
  const inOrder = webhook && webhook.jobs.length > 0 ? [called, asked] : [asked, called]
  return stageWords.sentences(inOrder.filter((part) => part !== ''))
}

function isCrowded({ records, moment }: Sight, pace: number): boolean {
  const beginUs = moment.atUs - pace * CROWD_WINDOW_S * 1e6
  const sent = records.lanes.map((_lane, number) => {
    return records.requestsBefore(number, moment.atUs) - records.requestsBefore(number, beginUs)
  })
  return sent.some((amount) => amount > CROWD)
}

/** Whether a trip takes long enough for the reader that a sentence about it can be read. */
function isReadable(facts: LaneFacts | undefined, pace: number): boolean {
  if (!facts || pace === 0 || facts.last === 0) return true
  const tripUs = facts.table.reachesAtUs(facts.last) - facts.table.sentAtUs(facts.last)
  return tripUs / 1000 / pace >= READABLE_MS
}
