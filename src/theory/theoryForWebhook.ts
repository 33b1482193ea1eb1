import type { Intervention, Scenario, WebhookLane } from '../engine/Scenario.ts'
import { expectedEvents } from './expectedEvents.ts'
import { interventionsBefore, pathsSet } from './interventionsBefore.ts'
import { isAlwaysLate, lateAnswerBound } from './lateAnswerBound.ts'
import { latencyMoments } from './latencyMoments.ts'
import { meanAttempts, meanRetryDelay } from './meanAttempts.ts'
import type { Assumption, Expectation, Gap, Prediction, Refusal } from './Prediction.ts'
import { toUs } from './toUs.ts'

const RARE = 1e-6

/** Times in us. */
interface Sending {
  lane: WebhookLane
  /** The time up to which is asked, less what is between an event and its first attempt. */
  sentUntilUs: number
  wayUs: number
  /** The attempts of a delivery, measured from the first. */
  offsetsUs: readonly number[]
  /** Chance that the sender counts an attempt as failed; null where it has no form. */
  failChance: number | null
  eventsBefore: ((beforeUs: number) => number) | null
}

function isFollowed(path: string, lane: WebhookLane): boolean {
  const own = `lanes.${lane.id}.`
  if (path === 'attack' || path.startsWith('attack.')) return false
  if (!path.startsWith(own)) return true
  return ['sourceMs', 'handler.verifySignature'].includes(path.slice(own.length))
}

function hasMoreThanRetries(lane: WebhookLane, scenario: Scenario): boolean {
  const { handler } = lane
  const waits = lane.maxInFlight !== null || lane.ordered || handler.queueLimit !== null
  const asks = lane.thin || lane.reconcileEveryMs !== null
  const fails = lane.network.loss > 0 || isAlwaysLate(lane)
  return waits || asks || scenario.attack !== null || (lane.disableAfter !== null && fails)
}

function refusalOf(
  scenario: Scenario,
  lane: WebhookLane,
  interventions: readonly Intervention[],
  atUs: number,
): Refusal | null {
  if (hasMoreThanRetries(lane, scenario)) return 'no-form'
  if (lane.handler.outages.some((outage) => toUs(outage.fromMs) < atUs)) return 'outage'
  return [...pathsSet(interventions)].every((path) => isFollowed(path, lane)) ? null : 'not-steady'
}

/** When the attempts of a delivery leave after its first, in us: each after a timeout and its delay. */
function attemptOffsetsUs(lane: WebhookLane, stretch: number): readonly number[] {
  const offsets = [0]
  let offsetUs = 0
  for (const delayMs of lane.retry.delaysMs) {
    offsetUs += toUs(lane.timeoutMs) + toUs(delayMs * stretch)
    offsets.push(offsetUs)
  }
  return offsets
}

function failChanceOf(lane: WebhookLane, scenario: Scenario, steps: readonly Intervention[]): number | null {
  const byLoss = 1 - (1 - lane.network.loss) ** 2
  // Who remembers ids answers the second attempt at once: chances then differ between attempts.
  if (isAlwaysLate(lane)) return lane.handler.idempotency.kind === 'none' ? 1 : null
  const attempts = meanAttempts(byLoss, lane.retry.delaysMs.length + 1)
  const late = lateAnswerBound(lane, {
    events: scenario.events,
    interventions: steps,
    meanAttempts: attempts,
  })
  return late <= RARE ? byLoss : null
}

type Counts = Pick<Expectation, 'requests' | 'wasted' | 'wastedShare'>

function countsOf({ lane, sentUntilUs, offsetsUs, failChance, eventsBefore }: Sending): Counts {
  const { loss } = lane.network
  const hasDuplicates = lane.handler.idempotency.kind === 'seen-ids' && loss > 0
  const isKnown = failChance !== null && !hasDuplicates
  let requests = 0
  let wasted = 0
  if (failChance !== null && eventsBefore !== null) {
    for (const [attempt, offsetUs] of offsetsUs.entries()) {
      const made = failChance ** attempt
      requests += made * eventsBefore(sentUntilUs - offsetUs)
      wasted += made * loss * eventsBefore(sentUntilUs - offsetUs - toUs(lane.timeoutMs))
    }
  }
  const isCounted = failChance !== null && eventsBefore !== null
  return {
    requests: isCounted ? requests : null,
    wasted: isCounted && isKnown ? wasted : null,
    wastedShare: isKnown ? loss : null,
  }
}

/** Mean wait in ms: R3 with the chance that the call is lost on its way there, each attempt weighted by who is old enough. */
function meanWaitMs({ lane, sentUntilUs, wayUs, offsetsUs, eventsBefore }: Sending): number | null {
  const { loss } = lane.network
  if (loss === 1) return null
  const directUs = toUs(lane.dispatchMs) + wayUs
  const weights = offsetsUs.map((offsetUs) => eventsBefore?.(sentUntilUs - wayUs - offsetUs) ?? 1)
  const isYoung = weights[0] === 0
  const delayUs = isYoung ? meanRetryDelay(loss, offsetsUs) : meanRetryDelay(loss, offsetsUs, weights)
  return (directUs + delayUs) / 1000
}

/** The longest wait in ms of an event that becomes known; null where latency has no bound, or nothing arrives. */
function worstWaitMs(lane: WebhookLane): number | null {
  const longestUs = toUs(lane.dispatchMs) + toUs(latencyMoments(lane.network.latencyMs).maxMs)
  if (!Number.isFinite(longestUs) || lane.network.loss === 1) return null
  const retriesUs = attemptOffsetsUs(lane, 1 + lane.retry.jitter).at(-1) ?? 0
  return (longestUs + (lane.network.loss > 0 ? retriesUs : 0)) / 1000
}

function assumptionsOf(scenario: Scenario, lane: WebhookLane, steps: readonly Intervention[]): Assumption[] {
  const all: Assumption[] = []
  if (scenario.events.kind === 'poisson') all.push('poisson-events')
  if (scenario.events.kind === 'bursty') all.push('bursty-events')
  if ([...pathsSet(steps)].some((path) => path.startsWith('events.'))) all.push('pieces')
  if (lane.network.loss > 0) all.push('independent-losses')
  if (lane.network.latencyMs.kind !== 'constant') all.push('varying-latency')
  if (!isAlwaysLate(lane) && lane.handler.acknowledge === 'after-work') all.push('answers-in-time')
  return all
}

function gapsOf(sending: Sending, expected: Counts & { worstWaitMs: number | null }): Gap[] {
  const gaps: Gap[] = []
  if (sending.failChance === null) gaps.push('slow-answers')
  if (sending.eventsBefore === null) gaps.push('not-steady')
  if (sending.failChance !== null && expected.wastedShare === null) gaps.push('no-form')
  if (expected.worstWaitMs === null) gaps.push('unbounded')
  return gaps
}

/**
 * What theory expects of a webhook lane up to a time.
 *
 * An attempt fails if it or its answer is lost, so attempts follow R1 and R7 with 1 - (1 - loss)^2, counted by when they
 * fall due; the event is known from the first call that arrives, so waits follow R2 and R3 with the loss of one message.
 * Where no answer can come in time every attempt fails; where some might, the counts are null and the waits stay.
 * Retry jitter is taken at its mean.
 */
export function theoryForWebhook(scenario: Scenario, lane: WebhookLane, atUs: number): Prediction {
  const steps = interventionsBefore(scenario.interventions, atUs)
  const why = refusalOf(scenario, lane, steps, atUs)
  if (why !== null) return { applies: false, why }
  const sending: Sending = {
    lane,
    sentUntilUs: atUs - toUs(lane.dispatchMs),
    wayUs: toUs(latencyMoments(lane.network.latencyMs).meanMs),
    offsetsUs: attemptOffsetsUs(lane, 1),
    failChance: failChanceOf(lane, scenario, steps),
    eventsBefore: expectedEvents(scenario.events, steps),
  }
  const expected = { ...countsOf(sending), worstWaitMs: worstWaitMs(lane) }
  return {
    applies: true,
    ...expected,
    meanWaitMs: meanWaitMs(sending),
    assumptions: assumptionsOf(scenario, lane, steps),
    gaps: gapsOf(sending, expected),
  }
}
