import { describe, expect, it } from 'vitest'
import { PURPOSES, Stream } from './chance.ts'
import { ln } from './elementary.ts'

const DRAWS = 1 << 18
const CELLS = 1 << 12

function drawn(seed: number, of: (stream: Stream, key: number) => number, count = DRAWS): number[] {
  const stream = new Stream(seed, 'arrivals', '')
  return Array.from({ length: count }, (_, index) => of(stream, index + 1))
}

/** Distance of the counts in equal cells from equal counts, as a standard normal variable. */
function chiSquareZ(values: readonly number[]): number {
  const counts = new Uint32Array(CELLS)
  for (const value of values) counts[Math.floor(value * CELLS)]!++
  const mean = values.length / CELLS
  const chiSquare = counts.reduce((sum, count) => sum + ((count - mean) * (count - mean)) / mean, 0)
  return (chiSquare - (CELLS - 1)) / Math.sqrt(2 * (CELLS - 1))
}

/** The largest distance between the values and a distribution function, times the root of their number. */
function kolmogorov(values: readonly number[], distribution: (value: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const distances = sorted.map((value, at) => {
    const share = distribution(value)
    return Math.max(share - at / sorted.length, (at + 1) / sorted.length - share)
  })
  return Math.max(...distances) * Math.sqrt(sorted.length)
}

/** What the root of the number times the distance exceeds in 1 of 1000 samples (Kolmogorov). */
const FAR = 1.95

describe('the draws', () => {
  it.each([
    [
      7,
      'arrivals',
      '',
      [
        3375267456, 2811917464, 2439114046, 2025509584, 1969464079, 1662733110, 2511410254, 3124417048,
        725792578, 23305610, 2165827001, 3154134675, 1508431657, 1170903432, 4068407194, 3113101383,
      ],
    ],
    [
      7,
      'latency-up-attempt',
      'webhook',
      [
        1596733770, 2509816321, 3749981081, 1489955307, 2536452618, 1505273753, 2490340122, 58796607,
        3724411665, 2929305912, 1818581924, 2522147660, 2381699314, 238805134, 4063619476, 2856048907,
      ],
    ],
    [
      4294967295,
      'poll-jitter',
      'polling',
      [
        3092916024, 1686897426, 2283637822, 1053514312, 518390751, 2604917141, 2594295433, 2150030420,
        2768592184, 1715335442, 829026020, 3606328981, 886137794, 149292971, 3081570153, 1137956913,
      ],
    ],
    [
      0,
      'service',
      'a',
      [
        2768859540, 3909024015, 1677609317, 1320141278, 3077049568, 1555072899, 2968890357, 1227360004,
        3098024635, 1060562243, 1509502544, 399569294, 2103355476, 235853869, 4262918853, 1464303137,
      ],
    ],
  ] as const)('of seed %d for %s in lane "%s" are these', (seed, purpose, lane, golden) => {
    const stream = new Stream(seed, purpose, lane)
    expect(Array.from({ length: 16 }, (_, index) => stream.bits(index + 1))).toEqual(golden)
  })

  it('depend on seed, purpose, lane, key and try, and on nothing else', () => {
    const base = new Stream(1, 'service', 'a').bits(5, 1)
    expect(new Stream(2, 'service', 'a').bits(5, 1)).not.toBe(base)
    expect(new Stream(1, 'retry-jitter', 'a').bits(5, 1)).not.toBe(base)
    expect(new Stream(1, 'service', 'b').bits(5, 1)).not.toBe(base)
    expect(new Stream(1, 'service', 'a').bits(6, 1)).not.toBe(base)
    expect(new Stream(1, 'service', 'a').bits(5, 2)).not.toBe(base)
    expect(new Stream(1, 'service', 'a').bits(5, 1)).toBe(base)
  })

  it('do not depend on the order in which they are asked for', () => {
    const one = new Stream(9, 'loss-up-poll', 'polling')
    const other = new Stream(9, 'loss-up-poll', 'polling')
    const keys = Array.from({ length: 500 }, (_, index) => index + 1)
    const forwards = keys.map((key) => one.uniform(key))
    const backwards = [...keys].reverse().map((key) => other.uniform(key))
    expect(backwards.reverse()).toEqual(forwards)
    expect(keys.map((key) => one.uniform(key))).toEqual(forwards)
  })

  it('fill 4096 cells evenly, along keys, along tries and along seeds', () => {
    const alongSeeds = Array.from({ length: DRAWS }, (_, seed) => new Stream(seed, 'arrivals', '').uniform(1))
    for (const values of [
      drawn(1, (stream, key) => stream.uniform(key)),
      drawn(2, (stream, key) => stream.uniform(3, key)),
      alongSeeds,
    ]) {
      expect(Math.abs(chiSquareZ(values))).toBeLessThan(4)
    }
  })

  it('of neighbouring keys, and of purposes at one key, are independent', () => {
    const pairs = drawn(
      3,
      (stream, key) => Math.floor(64 * stream.uniform(key)) / 64 + stream.uniform(key + 1) / 64,
    )
    expect(Math.abs(chiSquareZ(pairs))).toBeLessThan(4)
    const streams = PURPOSES.map((purpose) => new Stream(3, purpose, 'a'))
    const across = streams.flatMap((stream, at) => {
      const next = streams[(at + 1) % streams.length]!
      return Array.from(
        { length: 1 << 14 },
        (_, key) => Math.floor(64 * stream.uniform(key)) / 64 + next.uniform(key) / 64,
      )
    })
    expect(Math.abs(chiSquareZ(across))).toBeLessThan(4)
  })
})

describe('a chance', () => {
  it('of 0 never comes true, of 1 always', () => {
    const stream = new Stream(5, 'loss-down-attempt', 'webhook')
    for (let key = 1; key <= DRAWS; key++) {
      if (stream.happens(0, key) || !stream.happens(1, key)) expect.fail(`Key ${key} breaks it.`)
    }
  })

  it.each([0.001, 0.3, 0.999])('of %d comes true as often as that', (p) => {
    const hits = drawn(6, (stream, key) => (stream.happens(p, key) ? 1 : 0)).reduce(
      (sum, hit) => sum + hit,
      0,
    )
    expect(Math.abs(hits - p * DRAWS)).toBeLessThan(4 * Math.sqrt(p * (1 - p) * DRAWS))
  })
})

describe('a duration', () => {
  const count = 1 << 15

  it('is constant to the microsecond', () => {
    expect(drawn(1, (stream, key) => stream.durationUs({ kind: 'constant', us: 40_001 }, key), 100)).toEqual(
      Array.from({ length: 100 }, () => 40_001),
    )
  })

  it('is exponential by the test of Kolmogorov', () => {
    const units = drawn(8, (stream, key) => stream.exponential(key), count)
    expect(kolmogorov(units, (value) => 1 - Math.exp(-value))).toBeLessThan(FAR)
    const us = drawn(9, (stream, key) => stream.durationUs({ kind: 'exponential', meanUs: 1e9 }, key), count)
    expect(kolmogorov(us, (value) => 1 - Math.exp(-value / 1e9))).toBeLessThan(FAR)
  })

  it('is uniform by the test of Kolmogorov, and within its bounds', () => {
    const span = { kind: 'uniform', minUs: 1_000_000, maxUs: 9_000_000 } as const
    const us = drawn(10, (stream, key) => stream.durationUs(span, key), count)
    expect(kolmogorov(us, (value) => (value - 1e6) / 8e6)).toBeLessThan(FAR)
    expect(Math.min(...us)).toBeGreaterThanOrEqual(1e6)
    expect(Math.max(...us)).toBeLessThanOrEqual(9e6)
  })

  it('is lognormal: half of it below the median, its logarithm scattered by sigma', () => {
    const span = { kind: 'lognormal', medianUs: 1e8, sigma: 0.8 } as const
    const logs = drawn(11, (stream, key) => ln(stream.durationUs(span, key) / 1e8) / 0.8, count)
    const below = logs.filter((value) => value < 0).length
    expect(Math.abs(below - count / 2)).toBeLessThan(4 * Math.sqrt(count / 4))
    const variance = logs.reduce((sum, value) => sum + value * value, 0) / count
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / count))
  })

  it('is the median without scatter, and nothing at a mean of nothing', () => {
    const stream = new Stream(1, 'service', 'a')
    expect(stream.durationUs({ kind: 'lognormal', medianUs: 777, sigma: 0 }, 1)).toBe(777)
    expect(stream.durationUs({ kind: 'exponential', meanUs: 0 }, 1)).toBe(0)
    expect(stream.durationUs({ kind: 'uniform', minUs: 5, maxUs: 5 }, 1)).toBe(5)
  })
})
