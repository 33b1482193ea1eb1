import { describe, expect, it } from 'vitest'
import { adaptiveRamp } from '../src/theory/adaptiveRamp.ts'
import { evenlySpacedEmptyShare } from '../src/theory/emptyShare.ts'
import { deliveredAfter, overshoot } from '../src/theory/outageDelay.ts'
import { expectation } from './expectation.ts'
import { REPLICATIONS } from './ratioInterval.ts'
import { replication } from './replications.ts'

const HOUR_MS = 3_600_000
const AT_ONCE = { latencyMs: { kind: 'constant', ms: 0 }, loss: 0 }
const PHASES = Array.from({ length: REPLICATIONS }, (_, index) => index + 1)

describe('an outage of which so much is left when the event happens', () => {
  const delaysS = [5, 300, 1800, 7200, 18_000, 36_000]
  const offsetsS = [0, 5, 305, 2105, 9305, 27_305, 63_305]
  const lastS = 80_000
  const lane = {
    id: 'webhook',
    strategy: 'webhook',
    dispatchMs: 0,
    retry: { delaysMs: delaysS.map((delay) => delay * 1000), jitter: 0 },
    network: AT_ONCE,
    handler: { outages: [{ fromMs: 0, toMs: lastS * 1000, kind: 'refuse' }] },
  }

  it.each([0.001, 1, 5, 5.001, 305, 2160, 9305, 27_305, 30_000, 63_305, 63_305.001, 70_000])(
    '%d s: delivers as O1 says, so long after its end as O2 says, or never',
    (leftS) => {
      const events = { kind: 'trace', atMs: [(lastS - leftS) * 1000] }
      const { waitsS, counts } = replication({ durationMs: 200_000_000, events, lanes: [lane] }, 1, {})
      const afterS = deliveredAfter(offsetsS, leftS)
      expect(waitsS).toEqual(afterS === null ? [] : [afterS])
      expect(counts.lost).toBe(afterS === null ? 1 : 0)
      const over = overshoot(offsetsS, leftS)
      if (over === null) return
      expect((waitsS[0] ?? Number.NaN) - leftS).toBeCloseTo(over.wait, 9)
      expect(over.wait).toBeLessThanOrEqual(over.bound)
    },
  )
})

describe('polling by the clock', () => {
  it('slows down after a hit in as many steps and as much time as P9 says, and stays there', () => {
    const { steps, rampS } = adaptiveRamp(1, 2, 60)
    const adaptive = { factor: 2, maxMs: 60_000 }
    const lane = {
      id: 'polling',
      strategy: 'poll',
      intervalMs: 1000,
      adaptive,
      network: AT_ONCE,
      sourceMs: 0,
    }
    for (const phase of PHASES) {
      // The only event comes while the client asks every 60 s.
      const events = { kind: 'trace', atMs: [200_000 + 1371 * phase] }
      const { pollGapsS } = replication({ durationMs: HOUR_MS, events, lanes: [lane] }, phase, {})
      const hit = pollGapsS.lastIndexOf(1)
      const ramp = pollGapsS.slice(hit, hit + steps)
      expect(ramp).toEqual([1, 2, 4, 8, 16, 32])
      expect(ramp.reduce((sum, gap) => sum + gap, 0)).toBe(rampS)
      expect(new Set(pollGapsS.slice(hit + steps))).toEqual(new Set([60]))
    }
  })

  it('finds nothing exactly as often as P10 says where events keep a beat, whatever its phase', () => {
    for (const phase of PHASES) {
      // Beat and interval meet again every 60 s: an hour holds 60 whole cycles.
      const events = { kind: 'periodic', everyMs: 12_000, firstAtMs: 300 * phase - 37 }
      const given = {
        durationMs: HOUR_MS,
        events,
        lanes: [{ id: 'polling', strategy: 'poll', intervalMs: 5000 }],
      }
      const { counts } = replication(given, phase, {})
      const theory = expectation(given)
      expect(counts.requests).toBe(theory.requests)
      expect(counts.wasted).toBe(theory.wasted)
      expect(theory.wastedShare).toBeCloseTo(evenlySpacedEmptyShare(1 / 12, 5), 9)
      expect(Math.abs(counts.wasted - counts.requests / (12 / 7))).toBeLessThanOrEqual(1)
      expect(counts.knownDelayMaxUs / 1000).toBeLessThanOrEqual(theory.worstWaitMs ?? 0)
    }
  })

  it('lets nobody wait longer than the worst case of P1, and comes near it', () => {
    const lane = { id: 'polling', strategy: 'poll', intervalMs: 2000, firstPollAtMs: 1960 }
    const given = { durationMs: HOUR_MS, events: { kind: 'poisson', perMinute: 30 }, lanes: [lane] }
    const worstS = (expectation(given).worstWaitMs ?? 0) / 1000
    const longestS = Math.max(
      ...PHASES.map((seed) => replication(given, seed, {}).counts.knownDelayMaxUs / 1e6),
    )
    expect(longestS).toBeLessThanOrEqual(worstS)
    expect(longestS).toBeGreaterThan(worstS - 0.005)
  })
})
