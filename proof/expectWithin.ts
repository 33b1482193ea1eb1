import { expect } from 'vitest'
import { ratioInterval, type Sample } from './ratioInterval.ts'

/** What an interval says about a value: it agrees, it refutes it, or it is too wide to say anything. */
export type Verdict = 'within' | 'refuted' | 'too wide'

/** Where nothing scatters the interval is a point, which sums of numbers meet only so nearly. */
const ROUNDING = 1e-9

/**
 * Holds a value against the 99.9 % interval of 40 replications, of which half may be at most the share `halfWidth` of the
 * value.
 */
export function verdictOn(samples: readonly Sample[], value: number, halfWidth: number): Verdict {
  const { least, most } = ratioInterval(samples)
  const slack = ROUNDING * Math.abs(value)
  if (!(value >= least - slack && value <= most + slack)) return 'refuted'
  return (most - least) / 2 <= halfWidth * Math.abs(value) + slack ? 'within' : 'too wide'
}

/** Expects a closed form within the 99.9 % interval of 40 replications, and that interval to be narrow enough to refute. */
export function expectWithin(samples: readonly Sample[], closedForm: number, halfWidth: number): void {
  const { least, most } = ratioInterval(samples)
  const told = `${closedForm} against ${least} … ${most}, ± ${(most - least) / 2 / Math.abs(closedForm)}`
  expect(verdictOn(samples, closedForm, halfWidth), told).toBe('within')
}
