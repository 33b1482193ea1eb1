import { describe, expect, it } from 'vitest'
import { fitOf, meanOf, p90Of } from './measured.ts'

const NORMAL_P90 = 1.2815515655446004

describe('fitOf', () => {
  it('has the mean and the 90th percentile of what was measured', () => {
    const values = [1, 1, 1.2, 1.3, 1.5, 1.8, 2, 2.5, 3, 4]
    const { medianMs, sigma } = fitOf(values)
    expect(medianMs * Math.exp((sigma * sigma) / 2)).toBeCloseTo(meanOf(values), 9)
    expect(medianMs * Math.exp(NORMAL_P90 * sigma)).toBeCloseTo(p90Of(values), 9)
  })

  it('is the mean where it lies above the percentile, and 0 where nothing was measured', () => {
    const values = [...Array.from({ length: 19 }, () => 1), 100]
    expect(fitOf(values)).toEqual({ kind: 'lognormal', medianMs: meanOf(values), sigma: 0 })
    expect(fitOf([])).toEqual({ kind: 'lognormal', medianMs: 0, sigma: 0 })
  })
})
