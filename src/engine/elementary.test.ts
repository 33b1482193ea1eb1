import { describe, expect, it } from 'vitest'
import { exp, ln, normalQuantile } from './elementary.ts'

/** Relative distance to a value that is known. */
function error(value: number, known: number): number {
  return Math.abs(value / known - 1)
}

function* powersOf(factor: number, from: number, to: number): Generator<number> {
  for (let x = from; x <= to; x *= factor) yield x
}

describe('the logarithm', () => {
  it('agrees with Math.log to 1e-15 over the range of the chances and beyond', () => {
    for (const x of powersOf(1.0137, 1e-12, 1e12)) {
      // Near 1 the relative error is measured against a value that itself is nearly 0.
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-15 * Math.max(1, Math.abs(Math.log(x))))
    }
  })

  it('is exact at 1 and tells the known values', () => {
    expect(ln(1)).toBe(0)
    expect(error(ln(2), Math.LN2)).toBeLessThan(3e-16)
    expect(error(ln(10), Math.LN10)).toBeLessThan(3e-16)
    expect(error(ln(0.5), -Math.LN2)).toBeLessThan(3e-16)
  })
})

describe('the exponential', () => {
  it('is exactly 1 at 0', () => {
    expect(exp(0)).toBe(1)
    expect(exp(-0)).toBe(1)
  })

  it('agrees with Math.exp to 1e-14, from -700 to 700', () => {
    for (let x = -700; x <= 700; x += 0.37)
      expect(error(exp(x), Math.exp(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(x)))
    for (let x = -20; x <= 20; x += 0.013) expect(error(exp(x), Math.exp(x))).toBeLessThan(1e-14)
  })

  it('undoes the logarithm', () => {
    for (const x of powersOf(1.37, 1e-10, 1e10)) expect(error(exp(ln(x)), x)).toBeLessThan(1e-14)
  })
})

describe('the quantile of the normal distribution', () => {
  it.each([
    [0.5, 0],
    [0.75, 0.674489750196082],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-9, -5.997807015007687],
    [1e-15, -7.941345326170995],
  ])('at %d is %d', (p, z) => {
    if (z === 0) expect(normalQuantile(p)).toBe(0)
    else expect(error(normalQuantile(p), z)).toBeLessThan(4e-15)
  })

  it('is odd about one half and ascends', () => {
    let last = Number.NEGATIVE_INFINITY
    for (let k = 1; k < 4096; k++) {
      const z = normalQuantile(k / 4096)
      expect(z).toBeGreaterThan(last)
      expect(z + normalQuantile(1 - k / 4096)).toBeCloseTo(0, 13)
      last = z
    }
  })
})
