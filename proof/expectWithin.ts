import { expect } from 'vitest'
import { ratioInterval, type Sample } from './ratioInterval.ts'

/**
 * Expects a closed form within the 99.9 % interval of 40 replications, and that interval to be narrow enough to refute:
 * at most `width` (default 0.12) of what it is about.
 */
export function expectWithin(samples: readonly Sample[], closedForm: number | null, width = 0.12): void {
  const { least, most } = ratioInterval(samples)
  expect(most - least).toBeLessThan(width * Math.abs(most))
  expect(closedForm).toBeGreaterThanOrEqual(least)
  expect(closedForm).toBeLessThanOrEqual(most)
}
