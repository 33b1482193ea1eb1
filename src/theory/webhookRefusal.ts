import type { Intervention, Scenario, WebhookLane } from '../engine/Scenario.ts'
import { isTouchedByHand, pathsSet } from './interventionsBefore.ts'
import { isAlwaysLate } from './lateAnswerBound.ts'
import type { Refusal } from './Prediction.ts'
import { toUs } from './toUs.ts'

function isFollowed(path: string, lane: WebhookLane): boolean {
  const own = `lanes.${lane.id}.`
  if (path === 'attack' || path.startsWith('attack.')) return false
  if (!path.startsWith(own)) return true
  return ['sourceMs', 'handler.verifySignature'].includes(path.slice(own.length))
}

/** The outages of a lane that have begun before a time. */
export function outagesBefore(lane: WebhookLane, atUs: number): WebhookLane['handler']['outages'] {
  return lane.handler.outages.filter((outage) => toUs(outage.fromMs) < atUs)
}

/** The mechanism of a lane that has no form here, if it uses one. */
function mechanismOf(lane: WebhookLane, scenario: Scenario, hasOutage: boolean): Refusal | null {
  if (lane.thin) return 'thin'
  if (lane.ordered) return 'ordered'
  if (lane.maxInFlight !== null) return 'max-in-flight'
  if (lane.handler.queueLimit !== null) return 'queue-limit'
  if (lane.reconcileEveryMs !== null) return 'reconcile'
  if (scenario.attack?.knowsUrl) return 'attack'
  const fails = lane.network.loss > 0 || hasOutage || isAlwaysLate(lane)
  return lane.disableAfter !== null && fails ? 'disable-after' : null
}

/** Whether outages can be followed: attempts must fail for no other reason, at times that are known. */
function isFollowedOutage(lane: WebhookLane): boolean {
  const isTimed = lane.network.latencyMs.kind === 'constant' && lane.retry.jitter === 0
  return isTimed && lane.network.loss === 0 && !isAlwaysLate(lane)
}

/**
 * Why nothing can be predicted of a webhook lane up to a time, or null if something can.
 *
 * `steps` are the interventions before the time, in order.
 */
export function webhookRefusal(
  scenario: Scenario,
  lane: WebhookLane,
  steps: readonly Intervention[],
  atUs: number,
): Refusal | null {
  const hasOutage = outagesBefore(lane, atUs).length > 0
  const mechanism = mechanismOf(lane, scenario, hasOutage)
  if (mechanism !== null) return mechanism
  if (isTouchedByHand(lane.id, steps)) return 'by-hand'
  if (![...pathsSet(steps)].every((path) => isFollowed(path, lane))) return 'not-steady'
  return hasOutage && !isFollowedOutage(lane) ? 'outage' : null
}
