import type { Events, Handler, Intervention, WebhookLane } from '../engine/Scenario.ts'
import { emitTimesUs } from './interventionsBefore.ts'
import { latencyMoments, reachMs } from './latencyMoments.ts'
import { boundedWorkWaitTail } from './md1.ts'
import { longestQueueWaitMs } from './traceShape.ts'

/** The calls that a receiver gets: what makes them, the highest rate per second they had, and mean attempts per event. */
export interface Calls {
  events: Events
  interventions: readonly Intervention[]
  meanAttempts: number
}

/** The highest rate of calls so far, per second. Events at known times have the rate of their beat, or none. */
function peakPerS({ events, interventions, meanAttempts }: Calls): number {
  if (events.kind === 'trace') return 0
  if (events.kind === 'periodic') return (1000 / events.everyMs) * meanAttempts
  const set = interventions.flatMap((step) => ('set' in step ? [step.set['events.perMinute']] : []))
  const rates = set.filter((value) => typeof value === 'number')
  return (Math.max(events.perMinute, ...rates) / 60) * meanAttempts
}

/** Bound on the chance that a job with exponential work takes longer than a time, by the queue of M/M/c. */
function exponentialTail(ratePerS: number, meanS: number, workers: number, timeS: number): number {
  if (timeS <= 0 || ratePerS * meanS >= workers) return 1
  if (meanS === 0) return 0
  // Longer than t, if the wait or the work is longer than t / 2; all must wait at the most.
  const spare = workers / meanS - ratePerS
  return Math.exp((-spare * timeS) / 2) + Math.exp(-timeS / (2 * meanS))
}

/** Bound on the chance that a job whose work has a longest value takes longer than a time. */
function boundedTail(calls: Calls, workMs: number, workers: number, timeMs: number): number {
  const { events, meanAttempts } = calls
  const freeMs = timeMs - workMs
  if (freeMs < 0) return 1
  const isOnce = meanAttempts === 1
  if (events.kind === 'trace') return isOnce && longestQueueWaitMs(events.atMs, workMs) <= freeMs ? 0 : 1
  if (events.kind === 'periodic' && isOnce && workMs <= workers * events.everyMs) return 0
  // A burst counts as one job: a worker that has it all at once.
  const together = events.kind === 'bursty' ? events.burstSize : 1
  const jobS = (workMs * together) / 1000
  return boundedWorkWaitTail(peakPerS(calls) / together, jobS, workers, (timeMs - workMs * together) / 1000)
}

function workTail(calls: Calls, handler: Handler, timeMs: number): number {
  const { serviceMs, workers } = handler
  // Whatever was made by hand may stand before the job all at once.
  const freeMs = timeMs - emitTimesUs(calls.interventions).length * reachMs(serviceMs)
  const isByChance = calls.events.kind === 'poisson' || calls.events.kind === 'periodic'
  if (serviceMs.kind === 'exponential' && isByChance) {
    return exponentialTail(peakPerS(calls), serviceMs.meanMs / 1000, workers, freeMs / 1000)
  }
  return boundedTail(calls, reachMs(serviceMs), workers, freeMs)
}

/**
 * An upper bound on the chance that an answer that is not lost comes after the sender's timeout.
 *
 * Source: tails of Q2, Q5 and Lundberg's inequality (see `boundedWorkWaitTail`), at the highest rate that the events
 * have had. Assumes that retries load the receiver as fresh events do. A bound of 1 says nothing.
 */
export function lateAnswerBound(lane: WebhookLane, calls: Calls): number {
  const { handler, network } = lane
  const freeMs = lane.timeoutMs - 2 * reachMs(network.latencyMs)
  const answersSeen = handler.idempotency.kind === 'seen-ids'
  if ((handler.acknowledge === 'at-once' || answersSeen) && handler.ackMs > freeMs) return 1
  return handler.acknowledge === 'at-once' ? 0 : workTail(calls, handler, freeMs)
}

/** Whether no answer can ever come before the sender's timeout. Exact. */
export function isAlwaysLate({ handler, network, timeoutMs }: WebhookLane): boolean {
  const work = handler.acknowledge === 'at-once' ? handler.ackMs : latencyMoments(handler.serviceMs).minMs
  return 2 * latencyMoments(network.latencyMs).minMs + work > timeoutMs
}
