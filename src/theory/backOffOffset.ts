import { demand } from './demand.ts'

/**
 * The time of retry k from the first attempt on, when waits grow geometrically.
 *
 * Source: R6. Result in the unit of `firstWait`. Assumes no jitter and attempts that take no time.
 * Valid for ratio > 0; at 1 all waits are equal.
 */
export function backOffOffset(firstWait: number, ratio: number, retry: number): number {
  demand(ratio > 0, 'Ratio', 'be above 0', ratio)
  return ratio === 1 ? firstWait * retry : (firstWait * (ratio ** retry - 1)) / (ratio - 1)
}

/**
 * The first wait with which `retries` retries end exactly at a horizon.
 *
 * Source: R6. Result in the unit of `horizon`. Assumes what {@link backOffOffset} assumes. Valid for retries >= 1.
 */
export function firstWaitFor(horizon: number, ratio: number, retries: number): number {
  demand(retries >= 1, 'Number of retries', 'be at least 1', retries)
  return horizon / backOffOffset(1, ratio, retries)
}
