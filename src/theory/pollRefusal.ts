import type { Events, Intervention, PollLane } from '../engine/Scenario.ts'
import { isTouchedByHand, pathsSet } from './interventionsBefore.ts'
import type { Refusal } from './Prediction.ts'
import { lateAnswerChance, pollTiming, skipChance } from './pollTiming.ts'
import { toUs } from './toUs.ts'

const RARE = 1e-3

/** The values that a polling lane's interval has had, in ms. */
export function intervalsOf(
  lane: PollLane,
  interventions: readonly Intervention[],
): readonly (number | null)[] {
  const path = `lanes.${lane.id}.intervalMs`
  const set = interventions.flatMap((step) => ('set' in step && path in step.set ? [step.set[path]] : []))
  return [lane.intervalMs, ...(set as (number | null)[])]
}

/** Whether an intervention on a path leaves everything that the forms for polling need as it was, or is followed by them. */
function isFollowed(path: string, lane: PollLane, events: Events): boolean {
  if (path.startsWith('events.')) return events.kind === 'poisson'
  const own = `lanes.${lane.id}.`
  if (!path.startsWith(own)) return true
  const field = path.slice(own.length)
  const isHandling = field.startsWith('handler.') && !field.startsWith('handler.outages')
  return field === 'intervalMs' || field === 'conditional' || isHandling
}

/** Whether a hand has asked between the ticks. */
export function isAskedByHand(lane: PollLane, interventions: readonly Intervention[]): boolean {
  return interventions.some((step) => 'do' in step && step.do === 'poll' && step.lane === lane.id)
}

function isDisturbed(lane: PollLane, events: Events, interventions: readonly Intervention[]): boolean {
  for (const path of pathsSet(interventions)) if (!isFollowed(path, lane, events)) return true
  const isUneven = lane.jitter > 0 || lane.network.latencyMs.kind !== 'constant'
  const isTurned = lane.jitter > 0 && intervalsOf(lane, interventions).length > 1
  return isTurned || (isUneven && isAskedByHand(lane, interventions))
}

function irregularity(lane: PollLane, shortestUs: number): Refusal | null {
  if (lane.adaptive !== null) return 'adaptive'
  if (lane.rateLimit !== null) return 'rate-limit'
  return skipChance(lane, pollTiming(lane, shortestUs), shortestUs) > RARE ? 'skips-by-chance' : null
}

/**
 * Why nothing can be predicted of a polling lane up to a time, or null if something can.
 *
 * `interventions` are those before the time, in order.
 */
export function pollRefusal(
  lane: PollLane,
  events: Events,
  interventions: readonly Intervention[],
  atUs: number,
): Refusal | null {
  const intervals = intervalsOf(lane, interventions)
  if (intervals.includes(null)) return 'interval-is-null'
  if (lane.network.loss > 0) return 'lossy'
  if (lane.handler.outages.some((outage) => toUs(outage.fromMs) < atUs)) return 'outage'
  if (isTouchedByHand(lane.id, interventions)) return 'by-hand'
  if (isDisturbed(lane, events, interventions)) return 'not-steady'
  if (lateAnswerChance(lane, toUs(lane.timeoutMs)) > RARE) return 'times-out'
  const shortestMs = intervals.reduce<number>((least, ms) => Math.min(least, ms ?? least), Infinity)
  return irregularity(lane, toUs(shortestMs))
}
