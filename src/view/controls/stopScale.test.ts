import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fineStops } from './fineStops.ts'
import { ASK_SCALE, ORDER_SCALE } from './scales.ts'
import { nearestStop, nextPrinted, placeOf } from './stopScale.ts'

const SCALES = [ASK_SCALE, ORDER_SCALE] as const

describe('fineStops', () => {
  it('goes from the least to the most in steps of two digits', () => {
    expect(fineStops(0.5, 2)).toEqual([
      0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9,
      2,
    ])
  })

  it('keeps the ratio of neighbours between 3 and 21 percent', () => {
    for (const { stops } of SCALES) {
      stops.slice(1).forEach((stop, i) => {
        const ratio = stop / (stops[i] as number)
        expect(ratio).toBeGreaterThan(1.03)
        expect(ratio).toBeLessThan(1.21)
      })
    }
  })
})

describe('the scales of the two sliders', () => {
  it('have every printed stop among their stops', () => {
    for (const { stops, printed } of SCALES) {
      for (const { value } of printed) expect(stops).toContain(value)
    }
  })

  it('reach from ½ s to 5 min and from ½ to 600 a minute', () => {
    expect([ASK_SCALE.stops[0], ASK_SCALE.stops.at(-1)]).toEqual([500, 300_000])
    expect([ORDER_SCALE.stops[0], ORDER_SCALE.stops.at(-1)]).toEqual([0.5, 600])
  })

  it('are logarithmic to within three hundredths of their length', () => {
    for (const { stops } of SCALES) {
      const least = stops[0] as number
      const span = Math.log((stops.at(-1) as number) / least)
      for (const stop of stops) {
        expect(Math.abs(placeOf(stops, stop) - Math.log(stop / least) / span)).toBeLessThan(0.03)
      }
    }
  })
})

describe('placeOf', () => {
  it('pins what lies outside to the ends, and null to the far one', () => {
    expect(placeOf(ASK_SCALE.stops, 1)).toBe(0)
    expect(placeOf(ASK_SCALE.stops, 0)).toBe(0)
    expect(placeOf(ASK_SCALE.stops, 86_400_000)).toBe(1)
    expect(placeOf(ASK_SCALE.stops, null)).toBe(1)
  })

  it('grows with the value', () => {
    const value = fc.double({ min: 400, max: 400_000, noNaN: true })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        return placeOf(ASK_SCALE.stops, low) <= placeOf(ASK_SCALE.stops, high)
      }),
    )
  })
})

describe('nearestStop', () => {
  it('finds every stop again', () => {
    for (const { stops } of SCALES)
      expect(stops.map((stop) => nearestStop(stops, stop))).toEqual([...stops.keys()])
  })
})

describe('nextPrinted', () => {
  it('moves from one printed stop to the next and stays at the ends', () => {
    expect(nextPrinted(ASK_SCALE, 5000, 1)).toBe(10_000)
    expect(nextPrinted(ASK_SCALE, 5000, -1)).toBe(2000)
    expect(nextPrinted(ASK_SCALE, 7000, -1)).toBe(5000)
    expect(nextPrinted(ASK_SCALE, 300_000, 1)).toBe(300_000)
    expect(nextPrinted(ASK_SCALE, 500, -1)).toBe(500)
    expect(nextPrinted(ASK_SCALE, null, -1)).toBe(300_000)
  })
})
