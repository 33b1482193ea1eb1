import type { Intervention, Scenario, WebhookLane } from '../engine/Scenario.ts'
import { expectedEvents } from './expectedEvents.ts'
import { emitTimesUs, pathsSet } from './interventionsBefore.ts'
import { isAlwaysLate } from './lateAnswerBound.ts'
import { latencyMoments } from './latencyMoments.ts'
import type { Assumption } from './Prediction.ts'
import { toUs } from './toUs.ts'

/** A webhook lane up to a time, and what its forms need beside it. Times in us. */
export interface HookRun {
  scenario: Scenario
  lane: WebhookLane
  /** Those before the time, in order. */
  steps: readonly Intervention[]
  atUs: number
  dispatchUs: number
  /** Mean time of one way. */
  wayUs: number
  timeoutUs: number
  delaysUs: readonly number[]
  /** Expected number of events before a time; null where the events were turned in a way that has no form. */
  eventsBefore: ((beforeUs: number) => number) | null
  /** Whether the events' settings were changed. */
  isTurned: boolean
  /** Rate of the events per second, where they are Poisson and nobody has touched them. */
  steadyRatePerS: number | null
}

/** Lays out a webhook lane for which `webhookRefusal` has no objection. */
export function hookRun(
  scenario: Scenario,
  lane: WebhookLane,
  steps: readonly Intervention[],
  atUs: number,
): HookRun {
  const { events } = scenario
  const isTurned = [...pathsSet(steps)].some((path) => path.startsWith('events.'))
  const isSteady = events.kind === 'poisson' && !isTurned && emitTimesUs(steps).length === 0
  return {
    scenario,
    lane,
    steps,
    atUs,
    dispatchUs: toUs(lane.dispatchMs),
    wayUs: toUs(latencyMoments(lane.network.latencyMs).meanMs),
    timeoutUs: toUs(lane.timeoutMs),
    delaysUs: lane.retry.delaysMs.map(toUs),
    eventsBefore: expectedEvents(events, steps),
    isTurned,
    steadyRatePerS: isSteady ? events.perMinute / 60 : null,
  }
}

/**
 * When the attempts of a delivery leave after its first, in us, if each fails by its timeout. `stretch` multiplies the
 * waits, as jitter may.
 */
export function attemptOffsetsUs({ lane, timeoutUs }: HookRun, stretch = 1): readonly number[] {
  const offsets = [0]
  let offsetUs = 0
  for (const delayMs of lane.retry.delaysMs) {
    offsetUs += timeoutUs + toUs(delayMs * stretch)
    offsets.push(offsetUs)
  }
  return offsets
}

/** The assumptions that all forms for webhooks share. */
export function hookAssumptions({ scenario, lane, isTurned }: HookRun): Assumption[] {
  const all: Assumption[] = []
  if (scenario.events.kind === 'poisson') all.push('poisson-events')
  if (scenario.events.kind === 'bursty') all.push('bursty-events')
  if (isTurned) all.push('pieces')
  if (lane.network.loss > 0) all.push('independent-losses')
  if (lane.network.latencyMs.kind !== 'constant') all.push('varying-latency')
  if (!isAlwaysLate(lane) && lane.handler.acknowledge === 'after-work') all.push('answers-in-time')
  return all
}
