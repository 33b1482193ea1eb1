import { describe, expect, it } from 'vitest'
import { glowOf } from './glowOf.ts'
import { sightOf } from './sightOf.ts'
import { tripForm } from './tripForm.ts'

describe('The form of a trip', () => {
  it.each([
    [0.05, 'ride'],
    [0.16, 'ride'],
    [0.2, 'tail'],
    [0.66, 'tail'],
    [0.7, 'glow'],
    [100, 'glow'],
  ] as const)('of 40 ms at %d virtual seconds a second is %s', (perSecond, form) => {
    expect(tripForm(40_000, { perSecond, isReduced: false })).toBe(form)
  })

  it('is a ride while the clock stands, however fast it ran', () => {
    expect(tripForm(1, { perSecond: 0, isReduced: false })).toBe('ride')
  })

  it('is standing for a reader who asks for less motion', () => {
    expect(tripForm(40_000, { perSecond: 10, isReduced: true })).toBe('stand')
  })
})

describe('The glow of a wire', () => {
  const glowAt = (perMinute: number, perSecond: number, leg: 'out' | 'back' = 'out', isReduced = false) => {
    const sight = sightOf({ events: { kind: 'poisson', perMinute } }, 60_000)
    return glowOf(sight.records, 1, leg, 60_000_000, { perSecond, isReduced })
  }

  it('grows with the traffic', () => {
    const quiet = glowAt(60, 5).strength
    const busy = glowAt(600, 5).strength
    expect(quiet).toBeGreaterThan(0)
    expect(busy).toBeGreaterThan(quiet)
    expect(busy).toBeLessThan(1)
  })

  it('is dark while trips are slow enough to be drawn, while the clock stands and with less motion', () => {
    expect(glowAt(600, 0.05).strength).toBe(0)
    expect(glowAt(600, 0).strength).toBe(0)
    expect(glowAt(600, 5, 'out', true).strength).toBe(0)
  })

  it('is solid for calls, which carry orders, and dotted for thanks', () => {
    expect(glowAt(60, 5).isUseful).toBe(true)
    expect(glowAt(60, 5, 'back').isUseful).toBe(false)
  })

  it('changes by less than a twentieth from frame to frame', () => {
    const sight = sightOf({ events: { kind: 'poisson', perMinute: 600 } }, 60_000)
    const pace = { perSecond: 5, isReduced: false }
    for (let ms = 30_000; ms < 40_000; ms += 83) {
      const before = glowOf(sight.records, 1, 'out', ms * 1000, pace).strength
      const after = glowOf(sight.records, 1, 'out', (ms + 83) * 1000, pace).strength
      expect(Math.abs(after - before)).toBeLessThan(0.05)
    }
  })
})
