import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DelayList, MOST_EXACT } from './DelayList.ts'
import { Histogram } from './Histogram.ts'

function power(octave: number): number {
  return Number(1n << BigInt(octave))
}

const valueArb = fc
  .tuple(fc.integer({ min: 0, max: 52 }), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }))
  .map(([octave, share]) => Math.floor(power(octave) * (1 + share)))

describe('a histogram', () => {
  it('tells the value at each rank within 1 part in 2048, and exactly below 2048', () => {
    fc.assert(
      fc.property(fc.array(valueArb, { minLength: 1, maxLength: 200 }), (values) => {
        const histogram = new Histogram()
        for (const value of values) histogram.add(value)
        const sorted = [...values].sort((a, b) => a - b)
        expect(histogram.count).toBe(values.length)
        sorted.forEach((value, at) => {
          const told = histogram.atRank(at + 1)
          expect(Math.abs(told - value)).toBeLessThanOrEqual(value < 2048 ? 0 : value / 2048)
        })
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('holds the edges of its octaves', () => {
    for (let octave = 0; octave <= 52; octave++) {
      for (const value of [power(octave) - 1, power(octave), power(octave) + 1]) {
        const histogram = new Histogram()
        histogram.add(value)
        expect(Math.abs(histogram.atRank(1) - value)).toBeLessThanOrEqual(value / 2048)
      }
    }
  })

  it('refuses a rank that it does not have', () => {
    expect(() => new Histogram().atRank(1)).toThrow('Rank must be at most 0, got 1.')
  })
})

describe('a list of delays', () => {
  it('is exact as long as it is short, and goes on being added to after it was asked', () => {
    const list = new DelayList()
    for (const us of [50, 10, 40]) list.add(us)
    expect([list.atPercent(50), list.atPercent(99)]).toEqual([40, 50])
    for (const us of [20, 30]) list.add(us)
    expect([1, 20, 21, 50, 90].map((percent) => list.atPercent(percent))).toEqual([10, 10, 20, 30, 50])
    expect(list.count).toBe(5)
  })

  it('stays within half a percent beyond', () => {
    const list = new DelayList()
    const step = 7919
    for (let n = 0; n <= MOST_EXACT; n++) {
      if (n === MOST_EXACT) {
        const exact = Array.from({ length: MOST_EXACT }, (_, at) => (at * step) % 999_983).sort(
          (a, b) => a - b,
        )
        for (const percent of [50, 90, 99]) {
          expect(list.atPercent(percent)).toBe(exact[Math.ceil((percent * MOST_EXACT) / 100) - 1])
        }
      }
      list.add((n * step) % 999_983)
    }
    expect(list.count).toBe(MOST_EXACT + 1)
    for (const percent of [50, 90, 99]) {
      const exact = (999_983 * percent) / 100
      expect(Math.abs(list.atPercent(percent) / exact - 1)).toBeLessThan(0.005)
    }
  })
})
