import type { Dist } from '../engine/Scenario.ts'
import { latencyMoments } from './latencyMoments.ts'

/** What is known of a duration in which nothing happens. */
export interface Quiet {
  /** Chance that nothing happens in it. */
  chance: number
  /** Its mean in seconds, given that. */
  meanS: number
}

function uniformQuiet(fromS: number, toS: number, ratePerS: number): Quiet {
  const width = toS - fromS
  const x = ratePerS * width
  // E[e^-xU] and E[U e^-xU] for U uniform on 0 to 1; series where the differences would cancel.
  const chance = x < 1e-4 ? 1 - x / 2 + (x * x) / 6 : -Math.expm1(-x) / x
  const tilted = x < 1e-3 ? 1 / 2 - x / 3 + (x * x) / 8 : (1 - Math.exp(-x) * (1 + x)) / (x * x)
  return { chance: Math.exp(-ratePerS * fromS) * chance, meanS: fromS + (width * tilted) / chance }
}

/**
 * The chance that a Poisson process is quiet during a random duration, and the duration's mean then: Laplace transform and
 * its logarithmic derivative.
 *
 * Source: textbook transforms. Units: events per second, seconds. Exact for constant, uniform and exponential durations;
 * lognormal ones to second order, for rate x sd <= 0.1. Null outside this range.
 */
export function quietChance(dist: Dist, ratePerS: number): Quiet | null {
  const { meanMs, varianceMs2 } = latencyMoments(dist)
  const meanS = meanMs / 1000
  if (varianceMs2 === 0) return { chance: Math.exp(-ratePerS * meanS), meanS }
  if (dist.kind === 'uniform') return uniformQuiet(dist.minMs / 1000, dist.maxMs / 1000, ratePerS)
  if (dist.kind === 'exponential') {
    return { chance: 1 / (1 + ratePerS * meanS), meanS: meanS / (1 + ratePerS * meanS) }
  }
  const varianceS2 = varianceMs2 / 1e6
  if (ratePerS * ratePerS * varianceS2 > 0.01) return null
  return {
    chance: Math.exp(-ratePerS * meanS + (ratePerS * ratePerS * varianceS2) / 2),
    meanS: meanS - ratePerS * varianceS2,
  }
}
