import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlWords } from '../../words/en/controls.ts'
import { parseDuration } from './parseDuration.ts'
import { parseRate } from './parseRate.ts'
import { ASK_SCALE, ORDER_SCALE } from './scales.ts'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('the value of ask every', () => {
  it('is told in the largest unit that rounds nothing off', () => {
    const shown = [1, 40, 500, 550, 1000, 1500, 48_500, 60_000, 66_000, 100_000, 300_000, 86_400_000]
    expect(shown.map((ms) => plain(controlWords.askValue(ms)))).toEqual([
      '1 ms',
      '40 ms',
      '½ s',
      '550 ms',
      '1 s',
      '1.5 s',
      '48.5 s',
      '1 min',
      '1.1 min',
      '100 s',
      '5 min',
      '1 d',
    ])
  })

  it('is read back as it is shown, to the microsecond', () => {
    const us = fc.integer({ min: 1000, max: 86_400_000_000 })
    fc.assert(
      fc.property(us, (value) => {
        expect(parseDuration(controlWords.askValue(value / 1000))).toBe(value / 1000)
      }),
    )
    for (const stop of ASK_SCALE.stops) expect(parseDuration(controlWords.askValue(stop))).toBe(stop)
  })

  it('is spoken with what it comes to', () => {
    expect(controlWords.askSpoken(5000, 0.5)).toBe('every 5 seconds; about half an order between two asks')
    expect(controlWords.askSpoken(1000, 0.1)).toBe('every second; about 0.1 orders between two asks')
    expect(controlWords.askSpoken(500, 1)).toBe('every half a second; about one order between two asks')
    expect(controlWords.askSpoken(90_000, null)).toBe('every 1.5 minutes')
  })
})

describe('the value of orders', () => {
  it('is read back as it is shown', () => {
    for (const stop of ORDER_SCALE.stops) expect(parseRate(controlWords.ordersValue(stop))).toBe(stop)
    expect(parseRate(controlWords.ordersValue(59_999))).toBe(59_999)
  })

  it('is spoken with what it comes to', () => {
    expect(controlWords.ordersSpoken(6, 0.5)).toBe('6 orders a minute; about half an order between two asks')
    expect(controlWords.ordersSpoken(1, 5)).toBe('1 order a minute; about 5 orders between two asks')
    expect(controlWords.ordersSpoken(0, 0)).toBe('0 orders a minute; no orders between two asks')
  })
})

describe('the verdict', () => {
  it('takes the side that sends fewer requests, and neither at the turning point', () => {
    expect(controlWords.verdict(0.33)).toBe('the webhook needs fewer requests')
    expect(controlWords.verdict(1)).toBe('both sides send about the same number of requests')
    expect(controlWords.verdict(5)).toBe('polling needs fewer requests')
    expect(controlWords.productSentence(1, controlWords.verdict(1))).toBe(
      '1 order between two asks: both sides send about the same number of requests.',
    )
  })
})
