import { demand } from './demand.ts'

/**
 * How an adaptive poller slows down when nothing happens: steps until the cap and seconds until it is reached.
 *
 * Source: P9. Units: seconds. Assumes every empty poll multiplies the interval by `factor` up to `maxS`, and a hit
 * returns it to `minS`; answers take no time. At the cap it asks 1 / maxS times a second and an event waits at most
 * maxS. Valid for factor > 1 and 0 < minS <= maxS.
 */
export function adaptiveRamp(minS: number, factor: number, maxS: number): { steps: number; rampS: number } {
  demand(factor > 1, 'Factor', 'be above 1', factor)
  demand(minS > 0 && minS <= maxS, 'Shortest interval', `be above 0 and at most ${maxS}`, minS)
  // A ratio that is a power of the factor must not gain a step from rounding.
  const steps = Math.ceil(Math.log(maxS / minS) / Math.log(factor) - 1e-12)
  return { steps, rampS: (minS * (factor ** steps - 1)) / (factor - 1) }
}
