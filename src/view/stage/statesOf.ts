import type { Message } from '../../engine/momentAt.ts'
import type { Outage } from '../../engine/Scenario.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { jobInHand } from './jobInHand.ts'

const JUST_NOW_US = 250_000
const words = stageWords.states

interface States {
  poll: string
  webhook: string
  shop: string
}

/** Several pieces of the stage ask in each frame. */
const found = new WeakMap<Sight, States>()

/** Share of its way after which a lost message is gone. */
export const LOST_AT = 0.5

/** Whether the message is lost and its loss has come. */
export function isGone(message: Message): boolean {
  return message.isLost && message.progress >= LOST_AT
}

/** How the three stand at the moment shown, in words; a lane that the run does not have says so. */
export function statesOf(sight: Sight): States {
  const known = found.get(sight)
  if (known) return known
  const states = { poll: pollStateOf(sight), webhook: webhookStateOf(sight), shop: shopStateOf(sight) }
  found.set(sight, states)
  return states
}

/** How the polling client stands, in words. */
function pollStateOf(sight: Sight): string {
  const { moment, scenario } = sight
  const number = shownLanes(scenario).poll
  const lane = moment.lanes[number]
  const tally = moment.tally.lanes[number]
  if (!lane || !tally) return stageWords.notInThisRun
  if (tally.isDown) return closedWords(sight, number)
  const message = lane.messages.findLast(({ isAwaited }) => isAwaited)
  if (message) return wordsOfMessage(message)
  if (lane.silent.length > 0) return words.waitsForAnswer
  if (lastOutcomeIs(sight, number, 'rate-limited')) return words.toldToWait
  const set = sight.settings.lanes[number]
  // Before the first instant is over nothing is planned yet; the first ask is where the scenario has it.
  if (moment.atUs === 0 && set?.strategy === 'poll' && set.intervalMs !== null) {
    return words.asksFirstIn(set.firstPollAtMs * 1000)
  }
  if (tally.nextTickAtUs < moment.atUs) return words.asksWhenTold
  return words.asksAgainIn(tally.nextTickAtUs - moment.atUs)
}

function wordsOfMessage(message: Message): string {
  if (isGone(message)) return words.waitsForAnswer
  if (message.leg === 'out') return words.isAsking
  if (message.status === 429) return words.toldToWait
  return message.count > 0 ? words.hearsAnswer : words.hearsNothing
}

function lastOutcomeIs(sight: Sight, number: number, outcome: string): boolean {
  const lane = sight.records.lanes[number]
  const last = sight.records.requestsBefore(number, sight.moment.atUs)
  return (
    lane !== undefined &&
    last > 0 &&
    lane.settledAtUs(last) < sight.moment.atUs &&
    lane.outcome(last) === outcome
  )
}

/** How the webhook receiver stands, in words. */
function webhookStateOf(sight: Sight): string {
  const { moment, scenario, records } = sight
  const number = shownLanes(scenario).webhook
  const lane = moment.lanes[number]
  const tally = moment.tally.lanes[number]
  if (!lane || !tally) return stageWords.notInThisRun
  if (tally.jobsInWork > 0) {
    const request = jobInHand(sight, number)
    const table = records.lanes[number]
    if (!table || request === 0) return words.stillWorking
    const isFresh = moment.atUs - table.arrivedAtUs(request) <= JUST_NOW_US
    return isFresh ? words.justGotTap : words.stillWorkingOn(table.firstEvent(request))
  }
  if (tally.isDown) return closedWords(sight, number)
  const isComing = lane.messages.some((message) => message.leg === 'out' && !isGone(message))
  return isComing ? words.tapOnItsWay : words.waitsForTap
}

/** How the shop stands, in words. */
function shopStateOf(sight: Sight): string {
  const retry = nextRetryOf(sight)
  if (retry) return words.triesAgainIn(retry.event, retry.atUs - sight.moment.atUs)
  return words.ordersSoFar(sight.moment.tally.eventsHappened)
}

/** The retry of the shown webhook lane that falls due next. */
function nextRetryOf(sight: Sight) {
  const lane = sight.moment.lanes[shownLanes(sight.scenario).webhook]
  if (!lane || lane.retries.length === 0) return undefined
  return lane.retries.reduce((next, retry) => (retry.atUs < next.atUs ? retry : next))
}

function closedWords({ settings, moment }: Sight, number: number): string {
  const atMs = moment.atUs / 1000
  const covers = ({ fromMs, toMs }: Outage) => fromMs <= atMs && atMs < toMs
  const outage = settings.lanes[number]?.handler.outages.find(covers)
  return outage ? words.closedUntil(outage.toMs * 1000) : words.closed
}
