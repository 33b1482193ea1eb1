import type { Handler } from '../engine/Scenario.ts'
import { latencyMoments } from './latencyMoments.ts'
import { md1, md1ResponseTail } from './md1.ts'
import { mm1, mm1ResponseTail, type QueueState } from './mm1.ts'
import { mmc, mmcResponseTail } from './mmc.ts'
import type { Gap, QueuePrediction } from './Prediction.ts'
import { pollaczekKhinchine } from './pollaczekKhinchine.ts'

function predictionOf(form: QueuePrediction['form'], state: QueueState): QueuePrediction {
  const { utilisation, meanQueueWaitS, meanWaiting } = state
  return { form, utilisation, meanWaitMs: meanQueueWaitS * 1000, meanWaiting }
}

/**
 * The queue before a receiver's workers when Poisson calls come at a rate per second, or the gap.
 *
 * Source: Q1, Q3, Q5, Q7 by the kind of work. Assumes steady state, first come first served, unlimited room.
 */
export function receiverQueue({ workers, serviceMs }: Handler, ratePerS: number): QueuePrediction | Gap {
  const { meanMs, varianceMs2 } = latencyMoments(serviceMs)
  const meanS = meanMs / 1000
  if (meanS === 0) return { form: 'M/D/1', utilisation: 0, meanWaitMs: 0, meanWaiting: 0 }
  if (ratePerS * meanS >= workers) return 'overloaded'
  const isExponential = serviceMs.kind === 'exponential'
  if (workers > 1) {
    return isExponential ? predictionOf('M/M/c', mmc(ratePerS, 1 / meanS, workers)) : 'several-workers'
  }
  if (isExponential) return predictionOf('M/M/1', mm1(ratePerS, 1 / meanS))
  if (varianceMs2 === 0) return predictionOf('M/D/1', md1(ratePerS, 1 / meanS))
  return predictionOf('M/G/1', pollaczekKhinchine(ratePerS, meanS, meanS * meanS + varianceMs2 / 1e6))
}

/**
 * The chance that wait and work together take longer than a time in seconds, or null where it has no form.
 *
 * Source: Q2, Q4, Q6. Assumptions as {@link receiverQueue}.
 */
export function receiverTail(
  { workers, serviceMs }: Handler,
  ratePerS: number,
  timeS: number,
): number | null {
  const { meanMs, varianceMs2 } = latencyMoments(serviceMs)
  const meanS = meanMs / 1000
  if (timeS < 0) return 1
  if (meanS === 0) return 0
  if (ratePerS * meanS >= workers) return null
  if (serviceMs.kind === 'exponential') {
    return workers === 1
      ? mm1ResponseTail(ratePerS, 1 / meanS, timeS)
      : mmcResponseTail(ratePerS, 1 / meanS, workers, timeS)
  }
  const isCarried = varianceMs2 === 0 && workers === 1 && timeS / meanS < 15
  return isCarried ? md1ResponseTail(ratePerS, 1 / meanS, timeS) : null
}

/** About how long the queue remembers, in seconds: mean wait of a queue at this load, divided by what is idle. */
export function queueMemoryS({ workers, serviceMs }: Handler, ratePerS: number): number {
  const { meanMs, varianceMs2 } = latencyMoments(serviceMs)
  const meanS = meanMs / 1000
  if (meanS === 0) return 0
  const idle = Math.max(0, 1 - (ratePerS * meanS) / workers)
  return (meanS + varianceMs2 / 1e6 / meanS) / (idle * idle)
}
