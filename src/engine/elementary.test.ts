import { describe, expect, it } from 'vitest'
import { exp, exponentialOf, ln, normalQuantile } from './elementary.ts'

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

describe('the unit exponential variable of random bits', () => {
  it('agrees with Math.log to 4e-15, at the ends, around every cell and in between', () => {
    const corners = [0, 1, 2, 3, 4, 5, 7, 4_294_967_295, 4_294_967_294, 2_147_483_648, 2_147_483_647]
    const cells = Array.from({ length: 1025 }, (_, n) => [n * 4_194_304, n * 4_194_304 - 1]).flat()
    const spread = Array.from({ length: 100_000 }, (_, n) => Math.imul(n, 0x9e3779b1) >>> (n % 32))
    for (const bits of [...corners, ...cells, ...spread]) {
      if (bits < 0 || bits > 4_294_967_295) continue
      const known = -Math.log((bits + 0.5) / 4_294_967_296)
      if (Math.abs(exponentialOf(bits) - known) > 4e-15) expect.fail(`It is off at ${bits}.`)
    }
  })

  it('gives the same bits as ever', () => {
    const draws = [0, 1, 12_345_678, 2_147_483_648, 4_294_967_295].map(exponentialOf)
    expect(draws).toEqual([
      22.873856958478196, 21.775244669810085, 5.851893137144279, 0.6931471803271144, 1.1641532182693481e-10,
    ])
  })

  it('never grows with its bits, and is positive', () => {
    let last = Number.POSITIVE_INFINITY
    for (let bits = 0; bits < 4_294_967_296; bits += 99_991) {
      const value = exponentialOf(bits)
      if (value > last || value <= 0) expect.fail(`It is ${value} at ${bits}, after ${last}.`)
      last = value
    }
    expect(exponentialOf(4_294_967_295)).toBeGreaterThan(0)
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
