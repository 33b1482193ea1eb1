import { expect, it } from 'vitest'
import { latencyMoments, lnJitterSpread, lnSpread, longerChance } from './latencyMoments.ts'

it('gives the moments of every kind', () => {
  expect(latencyMoments({ kind: 'constant', ms: 40 })).toEqual({
    meanMs: 40,
    varianceMs2: 0,
    minMs: 40,
    maxMs: 40,
  })
  expect(latencyMoments({ kind: 'uniform', minMs: 10, maxMs: 70 })).toMatchObject({
    meanMs: 40,
    varianceMs2: 300,
  })
  expect(latencyMoments({ kind: 'exponential', meanMs: 40 })).toMatchObject({
    varianceMs2: 1600,
    maxMs: Infinity,
  })
  const lognormal = latencyMoments({ kind: 'lognormal', medianMs: 40, sigma: 1 })
  expect(lognormal.meanMs).toBeCloseTo(40 * Math.exp(0.5), 9)
  expect(lognormal.varianceMs2).toBeCloseTo(1600 * Math.E * (Math.E - 1), 9)
  expect(latencyMoments({ kind: 'lognormal', medianMs: 40, sigma: 0 })).toMatchObject({
    varianceMs2: 0,
    maxMs: 40,
  })
})

it('bounds the chance of a long way', () => {
  expect(longerChance({ kind: 'constant', ms: 40 }, 40)).toBe(0)
  expect(longerChance({ kind: 'constant', ms: 40 }, 39)).toBe(1)
  expect(longerChance({ kind: 'uniform', minMs: 10, maxMs: 70 }, 55)).toBe(0.25)
  expect(longerChance({ kind: 'exponential', meanMs: 40 }, 80)).toBeCloseTo(Math.exp(-2), 12)
  const atTwoSigma = longerChance({ kind: 'lognormal', medianMs: 40, sigma: 0.5 }, 40 * Math.E)
  expect(atTwoSigma).toBeGreaterThan(0.02275)
  expect(atTwoSigma).toBeLessThan(0.07)
})

it('spreads polls in the closed forms of their moments', () => {
  const uniform = { kind: 'uniform', minMs: 10, maxMs: 70 } as const
  expect(lnSpread(uniform, 0.05)).toBeCloseTo(Math.log((2 * Math.cosh(3) - 2) / 9), 12)
  expect(lnSpread({ kind: 'exponential', meanMs: 40 }, 0.01)).toBeCloseTo(-Math.log(1 - 0.16), 12)
  expect(lnSpread({ kind: 'exponential', meanMs: 40 }, 0.03)).toBeNull()
  expect(lnSpread({ kind: 'lognormal', medianMs: 40, sigma: 1 }, 0.03)).toBeNull()
  expect(lnJitterSpread(0, 5)).toBe(0)
  expect(lnJitterSpread(1e6, 1)).toBeCloseTo(1e6 - 2 * Math.log(1e6), 6)
})
