import { describe, expect, it } from 'vitest'
import { duration } from '../../words/numbers.ts'
import { parseDuration } from './parseDuration.ts'

describe('parseDuration', () => {
  it.each([
    ['5', 5000],
    ['5 s', 5000],
    ['5s', 5000],
    ['½ s', 500],
    ['½', 500],
    ['1/2 s', 500],
    ['1½ s', 1500],
    ['0,5', 500],
    ['.25', 250],
    ['250 ms', 250],
    ['2 min', 120_000],
    ['2 Minutes', 120_000],
    ['1 min 30 s', 90_000],
    ['1min30s', 90_000],
    ['2 h', 7_200_000],
    ['1 day', 86_400_000],
    ['5\u202fs', 5000],
    ['  5  sec. ', 5000],
    ['1,200 s', 1_200_000],
    ['0', 0],
    ['-5 s', -5000],
    ['0.0000004 s', 0],
  ])('reads %j as %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms)
  })

  it.each([
    '',
    ' ',
    'soon',
    '5 apples',
    '--5',
    '5-',
    '5 s s',
    's',
    '1/0 s',
    '1.2.3',
    '5 s and more',
    '5 6',
    'Infinity',
    '1e3',
  ])('does not read %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })

  it.each([1, 40, 500, 550, 1000, 1500, 5000, 48_000, 66_000, 300_000, 7_200_000, 86_400_000])(
    'reads back what is shown for %d ms',
    (ms) => {
      expect(parseDuration(duration(ms))).toBe(ms)
    },
  )
})
