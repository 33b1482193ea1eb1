import { describe, expect, it } from 'vitest'
import {
  bytes,
  clock,
  count,
  duration,
  percent,
  perMinute,
  rough,
  seconds,
  stretch,
  wait,
} from './numbers.ts'

/** As it is read: narrow spaces as plain ones. */
const plain = (text: string) => text.replaceAll('\u202f', ' ')
const SECOND = 1e6
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('the clock', () => {
  it.each([
    [0, '0:00.000', '0:00.00', '0:00'],
    [999, '0:00.000', '0:00.00', '0:00'],
    [1000, '0:00.001', '0:00.00', '0:00'],
    [999_999, '0:00.999', '0:00.99', '0:00'],
    [SECOND, '0:01.000', '0:01.00', '0:01'],
    [59_999_999, '0:59.999', '0:59.99', '0:59'],
    [MINUTE, '1:00.000', '1:00.00', '1:00'],
    [595_079_000, '9:55.079', '9:55.07', '9:55'],
    [HOUR - 1, '59:59.999', '59:59.99', '59:59'],
    [HOUR, '1:00:00.000', '1:00:00.00', '1:00:00'],
    [HOUR + 2 * MINUTE + 3 * SECOND, '1:02:03.000', '1:02:03.00', '1:02:03'],
    [DAY - 1, '23:59:59.999', '23:59:59.99', '23:59:59'],
    [DAY, '1d 0:00:00.000', '1d 0:00:00.00', '1d 0:00:00'],
    [366 * DAY, '366d 0:00:00.000', '366d 0:00:00.00', '366d 0:00:00'],
  ])('at %d µs reads %s, %s and %s: never rounded up', (us, three, two, none) => {
    expect([clock(us), clock(us, 2), clock(us, 0)]).toEqual([three, two, none])
  })

  it('never shows 60 seconds or 60 minutes', () => {
    for (let us = 0; us < 3 * HOUR; us += 7_654_321) {
      expect(clock(us)).not.toMatch(/:6\d/)
      expect(clock(us)).not.toMatch(/^6\d:\d\d\.\d/)
    }
  })
})

describe('amounts', () => {
  it.each([
    [0, '0.00 s'],
    [4999, '0.00 s'],
    [5000, '0.01 s'],
    [999_994, '1.00 s'],
    [2_552_118, '2.55 s'],
    [1_234_560_000, '1,234.56 s'],
  ])('a wait of %d µs is %s', (us, text) => {
    expect(plain(wait(us))).toBe(text)
    expect(`${seconds(us)} s`).toBe(text)
  })

  it.each([
    [0, '0 s'],
    [999_999, '0 s'],
    [46 * SECOND, '46 s'],
    [59_999_999, '59 s'],
    [MINUTE, '1 min'],
    [595 * SECOND, '9 min 55 s'],
    [HOUR - 1, '59 min 59 s'],
    [HOUR + 59 * SECOND, '1 h'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
    [DAY - 1, '23 h 59 min'],
    [6 * DAY + 4 * HOUR + 59 * MINUTE, '6 d 4 h'],
  ])('a stretch of %d µs is %s', (us, text) => {
    expect(plain(stretch(us))).toBe(text)
  })

  it.each([
    [0, '0 ms'],
    [0.001, '0.001 ms'],
    [40, '40 ms'],
    [499, '499 ms'],
    [500, '½ s'],
    [501, '501 ms'],
    [999, '999 ms'],
    [999.9, '1 s'],
    [1000, '1 s'],
    [1500, '1.5 s'],
    [59_900, '59.9 s'],
    [59_999, '1 min'],
    [90_000, '1.5 min'],
    [300_000, '5 min'],
    [3_599_999, '1 h'],
    [86_400_000, '1 d'],
    [31_622_400_000, '366 d'],
  ])('a duration of %d ms is %s', (ms, text) => {
    expect(plain(duration(ms))).toBe(text)
  })

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [171_234, '171 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [12_345_678, '12.3 MB'],
    [1e9, '1 GB'],
    [5e12, '5,000 GB'],
  ])('%d bytes are %s', (amount, text) => {
    expect(bytes(amount).join(' ')).toBe(text)
  })

  it.each([
    [0, '0'],
    [0.5, '½'],
    [0.006944, '0.00694'],
    [1, '1'],
    [600, '600'],
    [60_000, '60,000'],
  ])('a rate of %d is %s', (rate, text) => {
    expect(perMinute(rate)).toBe(text)
  })

  it('counts and shares are whole', () => {
    expect([count(0), count(1204), count(1e9)]).toEqual(['0', '1,204', '1,000,000,000'])
    expect([0, 0.004, 0.614, 1].map((share) => plain(percent(share)))).toEqual([
      '0 %',
      '0 %',
      '61 %',
      '100 %',
    ])
  })

  it('rough numbers have two digits, or all before the point', () => {
    expect([0, 0.0833, 0.5, 12.4, 99.6, 1234.5].map(rough)).toEqual([
      '0',
      '0.083',
      '0.5',
      '12',
      '100',
      '1,235',
    ])
  })
})

describe('what is no number', () => {
  const all = [count, rough, percent, clock, seconds, wait, stretch, duration, perMinute, bytes]

  it.each(all)('is never shown as such by %o', (format) => {
    expect(String(format(Number.NaN))).not.toMatch(/NaN|undefined/)
    expect(String(format(Number.NaN))).toMatch(/^–/)
  })

  it.each(all)('and zero has no sign in %o', (format) => {
    expect(String(format(-0))).not.toMatch(/-/)
  })
})
