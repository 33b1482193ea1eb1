import { expect, it } from 'vitest'
import { poissonExcess, poissonTail } from './poissonTail.ts'

it('sums the terms of a Poisson distribution', () => {
  expect(poissonTail(0.5, 0)).toBeCloseTo(1 - Math.exp(-0.5), 14)
  expect(poissonTail(2, 1)).toBeCloseTo(1 - 3 * Math.exp(-2), 14)
  // The far tail keeps its digits: e^-0.01 0.01^4/24 and a little more.
  expect(poissonTail(0.01, 3) / ((Math.exp(-0.01) * 1e-8) / 24)).toBeCloseTo(1 + 0.01 / 5, 4)
  expect(poissonTail(3, -1)).toBe(1)
  expect(poissonTail(0, 0)).toBe(0)
})

it('goes over from sums to the cube root without a step', () => {
  for (const count of [370, 390, 400, 410, 430]) {
    expect(Math.abs(poissonTail(400, count) - poissonTail(400.0001, count))).toBeLessThan(3e-5)
  }
  expect(poissonTail(1e8, 9e7)).toBe(1)
  expect(poissonTail(1e8, 1.1e8)).toBe(0)
})

it('gives the mean excess over a count', () => {
  // E[(N - 1)+] = mean - 1 + e^-mean.
  expect(poissonExcess(0.7, 1)).toBeCloseTo(0.7 - 1 + Math.exp(-0.7), 14)
  expect(poissonExcess(5, 0)).toBeCloseTo(5, 12)
})
