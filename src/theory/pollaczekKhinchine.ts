import { demand } from './demand.ts'
import { type QueueState, queueState } from './mm1.ts'

/**
 * One worker, any work time: mean wait, response time and numbers.
 *
 * Source: Q7 (Pollaczek 1930, Khinchine 1932). Units: arrivals per second, seconds, seconds squared; `squareWorkS2` is the
 * mean of the squared work time. Assumes Poisson arrivals, first come first served, unlimited room, steady state, work
 * times independent of one another. Valid for ratePerS x meanWorkS < 1 and meanWorkS > 0.
 */
export function pollaczekKhinchine(ratePerS: number, meanWorkS: number, squareWorkS2: number): QueueState {
  const utilisation = ratePerS * meanWorkS
  demand(utilisation < 1, 'Utilisation', 'be below 1', utilisation)
  return queueState(ratePerS, 1 / meanWorkS, 1, (ratePerS * squareWorkS2) / (2 * (1 - utilisation)))
}

/**
 * How many times longer jobs wait because their work varies: 1 + variance / mean squared, against fixed work of that mean.
 *
 * Source: Q8. Units: seconds, seconds squared. Assumptions as {@link pollaczekKhinchine}; it holds at every utilisation.
 * Valid for meanWorkS > 0.
 */
export function varianceWaitRatio(meanWorkS: number, squareWorkS2: number): number {
  demand(meanWorkS > 0, 'Mean work', 'be above 0', meanWorkS)
  return squareWorkS2 / (meanWorkS * meanWorkS)
}
