import type { WebhookLane } from '../engine/Scenario.ts'
import type { AttemptRisks } from './deliveryChain.ts'
import { attemptOffsetsUs, type HookRun } from './HookRun.ts'
import { isAlwaysLate, lateAnswerBound } from './lateAnswerBound.ts'
import { latencyMoments, reachMs } from './latencyMoments.ts'
import { meanAttempts } from './meanAttempts.ts'
import { receiverTail } from './receiverQueue.ts'
import { toUs } from './toUs.ts'

const RARE = 1e-6

/** How the receiver of a lane treats calls that repeat. */
export type Memory =
  /** It keeps no ids: every call is worked through. */
  | 'none'
  /** It keeps ids longer than any attempt may come. */
  | 'lasting'
  /** It may forget an id before the last attempt. */
  | 'short'

/** Decides how long a receiver remembers, against the longest time between two attempts of one delivery. */
export function memoryOf(run: HookRun): Memory {
  const { handler, network, retry } = run.lane
  if (handler.idempotency.kind === 'none') return 'none'
  const { minMs } = latencyMoments(network.latencyMs)
  const spanUs =
    (attemptOffsetsUs(run, 1 + retry.jitter).at(-1) ?? 0) + toUs(reachMs(network.latencyMs) - minMs)
  return spanUs <= toUs(handler.idempotency.ttlMs) ? 'lasting' : 'short'
}

/** Chance that the answer to a recognized call fails: it leaves after ackMs; null where it may be late. */
function recognizedFails({ handler, network, timeoutMs }: WebhookLane): number | null {
  const { minMs } = latencyMoments(network.latencyMs)
  if (2 * reachMs(network.latencyMs) + handler.ackMs <= timeoutMs) return network.loss
  return 2 * minMs + handler.ackMs > timeoutMs ? 1 : null
}

/** Chance that the answer to an accepted call is late, from the queue's steady state; null where it has no form. */
function lateByQueue(run: HookRun): number | null {
  const { lane, steadyRatePerS, delaysUs } = run
  const { handler, network, timeoutMs } = lane
  if (steadyRatePerS === null || network.latencyMs.kind !== 'constant') return null
  if (handler.acknowledge === 'at-once') return null
  const workedPerS = steadyRatePerS * (1 - network.loss ** (delaysUs.length + 1))
  return receiverTail(handler, workedPerS, (timeoutMs - 2 * network.latencyMs.ms) / 1000)
}

/** The risks of a lane's attempts, and on what they rest. */
export interface KnownRisks {
  risks: AttemptRisks
  /** Whether the queue's steady state decides how many answers are late. */
  byQueue: boolean
}

function risksInTime(run: HookRun): AttemptRisks | null {
  const { loss } = run.lane.network
  const late = lateAnswerBound(run.lane, {
    events: run.scenario.events,
    interventions: run.steps,
    meanAttempts: meanAttempts(1 - (1 - loss) ** 2, run.delaysUs.length + 1),
  })
  return late <= RARE ? { loss, firstAnswerFails: loss, laterAnswerFails: loss } : null
}

/**
 * The chances with which the attempts of a lane fail, or null where they have no form.
 *
 * Answers always late, always in time (the chance of the contrary being below 1 in a million), or late as Q2, Q4 and Q6 say. The
 * last only where late answers bring no more work: where there are no retries, or where the receiver remembers ids,
 * so that its work is a Poisson stream of one job per event.
 */
export function attemptRisks(run: HookRun, memory: Memory): KnownRisks | null {
  const { loss } = run.lane.network
  const laterAnswerFails = memory === 'none' ? 1 : recognizedFails(run.lane)
  const isMixed = memory === 'short' || laterAnswerFails === null
  if (isAlwaysLate(run.lane)) {
    return isMixed ? null : { risks: { loss, firstAnswerFails: 1, laterAnswerFails }, byQueue: false }
  }
  const inTime = risksInTime(run)
  if (inTime !== null) return { risks: inTime, byQueue: false }
  const isOnce = run.delaysUs.length === 0
  if (!isOnce && (memory === 'none' || isMixed)) return null
  const late = lateByQueue(run)
  if (late === null) return null
  const risks = {
    loss,
    firstAnswerFails: 1 - (1 - loss) * (1 - late),
    laterAnswerFails: laterAnswerFails ?? 1,
  }
  return { risks, byQueue: true }
}
