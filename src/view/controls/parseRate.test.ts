import { describe, expect, it } from 'vitest'
import { parseRate } from './parseRate.ts'

describe('parseRate', () => {
  it.each([
    ['6', 6],
    ['0.5', 0.5],
    ['0', 0],
    ['-6', -6],
    ['½', 0.5],
    ['½ a minute', 0.5],
    ['1/2 a minute', 0.5],
    ['6 a minute', 6],
    ['6 per minute', 6],
    ['6/min', 6],
    ['6 / min', 6],
    ['2 a second', 120],
    ['30 an hour', 0.5],
    ['1,200 a minute', 1200],
    ['1200\u202fa\u00a0minute', 1200],
  ])('reads %j as %d a minute', (text, rate) => {
    expect(parseRate(text)).toBe(rate)
  })

  it.each(['', 'many', '--6', '6 apples', '6 minute', 'a minute', '6 a', '6 a minute or so', '1/0'])(
    'does not read %j',
    (text) => {
      expect(parseRate(text)).toBeUndefined()
    },
  )
})
