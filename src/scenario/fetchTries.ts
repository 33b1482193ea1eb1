import type { Dist, WebhookLane } from '../engine/Scenario.ts'
import { longerChance } from '../theory/latencyMoments.ts'

/**
 * How many requests a thin receiver needs on average until a fetch is answered in time, at the most; endless
 * (Infinity) where no answer can be.
 *
 * An answer is in time if both of its ways take at most half of what the timeout leaves, and neither message is lost.
 */
export function fetchTries({ network, timeoutMs, sourceMs }: WebhookLane): number {
  const isQuick = withinChance(network.latencyMs, (timeoutMs - sourceMs) / 2)
  return 1 / (isQuick * (1 - network.loss)) ** 2
}

/** A lower bound on the chance that a duration is at most a time; exact for all kinds but lognormal. */
function withinChance(dist: Dist, timeMs: number): number {
  if (timeMs < 0) return 0
  if (dist.kind !== 'lognormal' || dist.sigma === 0 || timeMs >= dist.medianMs) {
    return 1 - longerChance(dist, timeMs)
  }
  // ln Q is concave with a second derivative above -1: below its tangent at 0 by x^2 / 2 at the most.
  const x = Math.log(dist.medianMs / timeMs) / dist.sigma
  return Math.exp(-x * Math.sqrt(2 / Math.PI) - (x * x) / 2) / 2
}
