import type { Dist } from '../engine/Scenario.ts'
import { normalShare } from './normalShare.ts'

/** Mean, variance and reach of a distribution of durations, in ms. */
export interface Moments {
  meanMs: number
  varianceMs2: number
  minMs: number
  /** Infinity where there is no bound. */
  maxMs: number
}

/**
 * The moments of a duration of the scenario, in ms.
 *
 * Source: textbook moments. Rounding to microseconds is left out. Valid for every valid distribution.
 */
export function latencyMoments(dist: Dist): Moments {
  switch (dist.kind) {
    case 'constant':
      return { meanMs: dist.ms, varianceMs2: 0, minMs: dist.ms, maxMs: dist.ms }
    case 'uniform': {
      const width = dist.maxMs - dist.minMs
      const meanMs = (dist.minMs + dist.maxMs) / 2
      return { meanMs, varianceMs2: (width * width) / 12, minMs: dist.minMs, maxMs: dist.maxMs }
    }
    case 'exponential': {
      const { meanMs } = dist
      return { meanMs, varianceMs2: meanMs * meanMs, minMs: 0, maxMs: meanMs === 0 ? 0 : Infinity }
    }
    case 'lognormal': {
      const square = dist.sigma * dist.sigma
      const meanMs = dist.medianMs * Math.exp(square / 2)
      const fixed = square === 0 || dist.medianMs === 0
      const varianceMs2 = fixed ? 0 : meanMs * meanMs * Math.expm1(square)
      return { meanMs, varianceMs2, minMs: fixed ? meanMs : 0, maxMs: fixed ? meanMs : Infinity }
    }
  }
}

/**
 * An upper bound on the chance that a duration is longer than a time.
 *
 * Exact for all kinds but lognormal, where it is the normal tail bound e^(-z^2/2) / 2 for z >= 0, else 1.
 */
export function longerChance(dist: Dist, timeMs: number): number {
  const { minMs, maxMs } = latencyMoments(dist)
  if (timeMs >= maxMs) return 0
  if (timeMs < minMs) return 1
  if (dist.kind === 'uniform') return (maxMs - timeMs) / (maxMs - minMs)
  if (dist.kind === 'exponential') return Math.exp(-timeMs / dist.meanMs)
  if (dist.kind === 'constant') return 0
  const z = Math.log(timeMs / dist.medianMs) / dist.sigma
  return z >= 0 ? Math.exp((-z * z) / 2) / 2 : 1
}

/** A duration that is exceeded less than once in 10^8 draws, in ms. */
export function reachMs(dist: Dist): number {
  if (dist.kind === 'exponential') return 20 * dist.meanMs
  if (dist.kind === 'lognormal') return dist.medianMs * Math.exp(6 * dist.sigma)
  return latencyMoments(dist).maxMs
}

/**
 * The share of durations that are at most a time.
 *
 * Source: textbook distribution functions, the normal one to 1e-7. `timeMs` may be negative. Rounding to microseconds is left out.
 */
export function shareWithin(dist: Dist, timeMs: number): number {
  const { minMs, maxMs } = latencyMoments(dist)
  if (timeMs >= maxMs) return 1
  if (timeMs < minMs || timeMs <= 0) return 0
  if (dist.kind === 'lognormal') return normalShare(Math.log(timeMs / dist.medianMs) / dist.sigma)
  return 1 - longerChance(dist, timeMs)
}

/** ln of the mean of e^(rate (X - X')), X and X' uniform on a width, by w = rate x width: (2 cosh w - 2) / w^2. */
function lnUniformSpread(w: number): number {
  return w < 1e-3 ? Math.log1p((w * w) / 12) : w + 2 * Math.log(-Math.expm1(-w) / w)
}

/**
 * How much more often independently moved polls find nothing than evenly spaced ones: ln E[e^(rate (X - X'))], X and
 * X' the ways of two polls, to be added to the exponent of P2.
 *
 * Source: P2 averaged over the gap between two polls; `ratePerMs` in events per ms. Assumes Poisson events and polls
 * that keep their order. Exact for constant, uniform and exponential ways (the last for rate x mean < 1); lognormal to
 * second order, for rate x sd <= 0.1. Null outside this range.
 */
export function lnSpread(dist: Dist, ratePerMs: number): number | null {
  const { varianceMs2 } = latencyMoments(dist)
  const squared = ratePerMs * ratePerMs * varianceMs2
  if (squared === 0) return 0
  if (dist.kind === 'uniform') return lnUniformSpread(ratePerMs * (dist.maxMs - dist.minMs))
  if (dist.kind === 'exponential') return squared < 1 ? -Math.log1p(-squared) : null
  return squared <= 0.01 ? squared : null
}

/**
 * The same for polls that are each delayed by a uniform jitter of the given width.
 *
 * Source, unit and assumptions as {@link lnSpread}. Exact.
 */
export function lnJitterSpread(widthMs: number, ratePerMs: number): number {
  return lnUniformSpread(ratePerMs * widthMs)
}
