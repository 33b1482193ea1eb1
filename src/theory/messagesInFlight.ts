import { poissonTail } from './poissonTail.ts'

/**
 * Mean and variance of the number of messages on the wire, and the chance that more than `count` are.
 *
 * Source: M/G/infinity (a Poisson number of mean rate x mean latency, whatever the latency's law; Newell 1966). Units: per
 * second, seconds. Assumes Poisson sending, independent latencies, no limit in flight, and a run older than the
 * longest latency. Valid for values >= 0.
 */
export function messagesInFlight(
  ratePerS: number,
  meanLatencyS: number,
  count = 0,
): { mean: number; variance: number; aboveChance: number } {
  const mean = ratePerS * meanLatencyS
  return { mean, variance: mean, aboveChance: poissonTail(mean, count) }
}
