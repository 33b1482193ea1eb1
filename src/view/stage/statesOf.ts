import type { JobInWork, LaneMoment, Message } from '../../engine/momentAt.ts'
import { keepsAsking, shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { isAsk } from './isAsk.ts'

const JUST_NOW_US = 250_000
const words = stageWords.states

interface States {
  poll: string
  webhook: string
  shop: string
}

/** Several pieces of the stage ask in each frame. */
const found = new WeakMap<Sight, States>()

/** Share of its way after which a message that the network loses is gone. */
const LOST_AT = 0.5

/** Share of its way after which a lost message is gone: where a hand took it off the wire, else half way. */
export function lostShare({ droppedAtUs, fromUs, toUs }: Message): number {
  return droppedAtUs === Number.POSITIVE_INFINITY ? LOST_AT : (droppedAtUs - fromUs) / (toUs - fromUs)
}

/** Whether the message is lost and its loss has come. */
export function isGone(message: Message): boolean {
  return message.isLost && message.progress >= lostShare(message)
}

/** How long until the client of a lane asks again by itself, in microseconds; negative where nobody can say. */
export function nextAskInUs(sight: Sight, number: number): number {
  const tally = sight.moment.tally.lanes[number]
  // What is planned in an outage, or before the end of a window that only the client knows, is passed over.
  if (!tally || tally.isDown || lastOutcomeIs(sight, number, 'rate-limited')) return -1
  return tally.nextTickAtUs - sight.moment.atUs
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
  if (lane.held.length > 0) return words.lineIsKeptOpen
  if (lane.silent.length > 0) return words.waitsForAnswer
  if (lastOutcomeIs(sight, number, 'rate-limited')) return words.toldToWait
  const set = sight.settings.lanes[number]
  // Before the first instant is over nothing is planned yet; the first ask is where the scenario has it.
  if (moment.atUs === 0 && set && set.strategy !== 'webhook' && keepsAsking(sight.settings)) {
    return words.asksFirstIn(set.firstPollAtMs * 1000)
  }
  const askInUs = nextAskInUs(sight, number)
  return askInUs < 0 ? words.asksWhenTold : words.asksAgainIn(askInUs)
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
  const { moment, scenario } = sight
  const number = shownLanes(scenario).webhook
  const lane = moment.lanes[number]
  const tally = moment.tally.lanes[number]
  if (!lane || !tally) return stageWords.notInThisRun
  const [job] = lane.jobs
  if (job) return job.event === 0 ? words.worksOnForgery : wordsOfJob(sight, number, job)
  if (tally.isDown) return closedWords(sight, number)
  const coming = wordsOfComing(lane)
  if (coming !== '') return coming
  return tally.isDisabled ? words.waitsInVain : words.waitsForTap
}

function wordsOfJob({ moment, records }: Sight, number: number, { event }: JobInWork): string {
  const table = records.lanes[number]
  const isFresh = table !== undefined && moment.atUs - table.knownAtUs(event) <= JUST_NOW_US
  const isTapped = isFresh && table.kindOf(table.bringerOf(event)) !== 'reconcile'
  return isTapped ? words.justGotTap : words.stillWorkingOn(event)
}

/** What the messages on the wires mean for a receiver that has nothing in hand. */
function wordsOfComing({ messages }: LaneMoment): string {
  const calls = messages.filter((message) => message.leg === 'out' && !isGone(message))
  if (calls.some(({ kind }) => kind === 'attempt')) return words.tapOnItsWay
  if (messages.some((message) => isAsk(message) && message.isAwaited)) return words.isAskingShop
  return calls.some(({ kind }) => kind === 'forged') ? words.strangerOnItsWay : ''
}

/** How the shop stands, in words. */
function shopStateOf(sight: Sight): string {
  if (sight.moment.tally.lanes[shownLanes(sight.scenario).webhook]?.isDisabled) return words.stoppedCalling
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
  const nowMs = moment.atUs / 1000
  let openMs = nowMs
  // Outages that touch are one.
  for (const { fromMs, toMs } of settings.lanes[number]?.handler.outages ?? []) {
    if (fromMs <= openMs && openMs < toMs) openMs = toMs
  }
  return openMs > nowMs ? words.closedUntil(openMs * 1000) : words.closed
}
