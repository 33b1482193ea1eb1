import { attemptOffsetsUs, type HookRun } from './HookRun.ts'
import { latencyMoments, shareWithin } from './latencyMoments.ts'
import { meanRetryDelay } from './meanAttempts.ts'
import type { Gap, Quantities, Quantity, WaitQuantiles } from './Prediction.ts'
import { quantilesOf, weightedQuantiles } from './quantilesOf.ts'

/** Each attempt weighted by the events that are old enough for it to have arrived; all alike in a run without any. */
function ageWeights(
  { atUs, dispatchUs, wayUs, eventsBefore }: HookRun,
  offsetsUs: readonly number[],
): number[] {
  const weights = offsetsUs.map((offsetUs) => eventsBefore?.(atUs - dispatchUs - wayUs - offsetUs) ?? 1)
  return weights[0] === 0 ? offsetsUs.map(() => 1) : weights
}

/** Mean wait in ms: R3 with the chance that the call is lost on its way there. */
function meanWaitMs(run: HookRun): number {
  const offsetsUs = attemptOffsetsUs(run)
  const delayUs = meanRetryDelay(run.lane.network.loss, offsetsUs, ageWeights(run, offsetsUs))
  return (run.dispatchUs + run.wayUs + delayUs) / 1000
}

/** The longest wait in ms of an event that becomes known; null where latency has no bound. */
function worstWaitMs(run: HookRun): number | null {
  const { network, retry } = run.lane
  const longestMs = latencyMoments(network.latencyMs).maxMs
  if (!Number.isFinite(longestMs)) return null
  const retriesUs = network.loss > 0 ? (attemptOffsetsUs(run, 1 + retry.jitter).at(-1) ?? 0) : 0
  return (run.dispatchUs + retriesUs) / 1000 + longestMs
}

/** Quantiles of the mixture over the attempts that may be the first to arrive. */
function waitQuantiles(run: HookRun): WaitQuantiles | null {
  const { network, retry } = run.lane
  if (network.loss > 0 && retry.jitter > 0 && run.delaysUs.length > 0) return null
  const offsetsUs = network.loss > 0 ? attemptOffsetsUs(run) : [0]
  const weights = ageWeights(run, offsetsUs).map((weight, attempt) => weight * network.loss ** attempt)
  if (network.latencyMs.kind === 'constant') {
    const arriveUs = run.dispatchUs + run.wayUs
    return weightedQuantiles(
      offsetsUs.map((us, attempt) => ({ us: arriveUs + us, weight: weights[attempt] ?? 0 })),
    )
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return quantilesOf((us) => {
    const arrived = offsetsUs.map((offsetUs, attempt) => {
      const wayMs = (us - run.dispatchUs - offsetUs) / 1000
      return (weights[attempt] ?? 0) * shareWithin(network.latencyMs, wayMs)
    })
    return arrived.reduce((sum, share) => sum + share, 0) / all
  })
}

/** The waits of a lane without outages, and the gaps of those that have no form. */
export function deliveryWaits(run: HookRun): {
  waits: Pick<Quantities, 'meanWaitMs' | 'worstWaitMs' | 'waitQuantilesMs'>
  gapFor: Partial<Record<Quantity, Gap>>
} {
  if (run.lane.network.loss === 1) {
    const gap = 'nothing-arrives'
    return {
      waits: { meanWaitMs: null, worstWaitMs: null, waitQuantilesMs: null },
      gapFor: { meanWaitMs: gap, worstWaitMs: gap, waitQuantilesMs: gap },
    }
  }
  return {
    waits: {
      meanWaitMs: meanWaitMs(run),
      worstWaitMs: worstWaitMs(run),
      waitQuantilesMs: waitQuantiles(run),
    },
    gapFor: { worstWaitMs: 'unbounded', waitQuantilesMs: 'jitter' },
  }
}
