import { describe, expect, it } from 'vitest'
import type { Scenario } from '../engine/Scenario.ts'
import type { Expectation } from './Prediction.ts'
import { plainScenario } from './plainScenario.ts'
import { theoryFor } from './theoryFor.ts'

const MINUTE_US = 60e6

function expectation(scenario: Scenario, atUs = 10 * MINUTE_US): Expectation {
  const prediction = theoryFor(scenario, 'polling', atUs)
  if (!prediction.applies) throw new Error(`Prediction must apply, got ${prediction.why}.`)
  return prediction
}

describe('the theory of a polling lane', () => {
  it('gives the worked figures of the default scenario at ten minutes', () => {
    const at10 = expectation(plainScenario())
    expect(at10.requests).toBe(120)
    expect(at10.wastedShare).toBeCloseTo(Math.exp(-0.5), 12)
    expect(at10.meanWaitMs).toBeCloseTo(2545, 6)
    expect(at10.worstWaitMs).toBe(5045)
    // The first poll looks back on 40 ms, the other 119 on 5 s.
    expect(at10.wasted).toBeCloseTo(Math.exp(-0.004) + 119 * Math.exp(-0.5), 9)
    expect(at10.assumptions).toEqual(['poisson-events', 'independent-polls', 'long-run'])
    expect(at10.waitQuantilesMs).toEqual({ p50: 2545, p90: 4545, p99: 4995 })
    expect(at10).toMatchObject({ attempts: 0, lostShare: 0, effectsPerEvent: 1, duplicateEffectsPerEvent: 0 })
    expect(at10.gapOf).toEqual({ queue: 'batched-arrivals' })
    expect(at10.gaps).toEqual(['batched-arrivals'])
  })

  it('shows P1 and P2 before anything is answered', () => {
    const early = expectation(plainScenario(), 0)
    expect(early).toMatchObject({ requests: 0, wasted: 0, worstWaitMs: 5045 })
    expect(early.meanWaitMs).toBeCloseTo(2545, 6)
    expect(early.wastedShare).toBeCloseTo(0.60653, 5)
  })

  it('says the same mean wait at every moment of a steady run', () => {
    for (let atUs = 0; atUs < 60 * MINUTE_US; atUs += 7_777_777) {
      expect(expectation(plainScenario(), atUs).meanWaitMs).toBe(2545)
    }
  })

  it('counts a tick only after its time, and its answer a round trip later', () => {
    expect(expectation(plainScenario(), 5e6).requests).toBe(1)
    expect(expectation(plainScenario(), 5e6 + 1).requests).toBe(2)
    expect(expectation(plainScenario(), 5_085_000).wasted).toBeCloseTo(Math.exp(-0.004), 12)
    expect(expectation(plainScenario(), 5_085_001).wasted).toBeCloseTo(Math.exp(-0.004) + Math.exp(-0.5), 12)
  })

  it('skips the ticks that fall while an answer is under way', () => {
    // 85 ms of round trip at 30 ms: every third tick, so 90 ms.
    const fast = expectation(plainScenario({}, { intervalMs: 30 }), 9e6)
    expect(fast.requests).toBe(100)
    expect(fast.meanWaitMs).toBeCloseTo(90, 6)
    expect(fast.worstWaitMs).toBe(135)
  })

  it('lets a late first poll weigh in mean and bound', () => {
    // 60.04 s, then 47 whole windows of 5 s up to the poll at 295 s, all at one rate.
    const late = expectation(plainScenario({}, { firstPollAtMs: 60_000 }), 300e6)
    const waitS = (60.04 ** 2 + 47 * 25) / 2 / (60.04 + 47 * 5)
    expect(late.meanWaitMs).toBeCloseTo(waitS * 1000 + 45, 6)
    expect(late.worstWaitMs).toBe(60_085)
  })

  it('adds up the pieces when interval and rate are turned', () => {
    const turned = expectation(
      plainScenario({
        interventions: [
          { atMs: 100_000, set: { 'lanes.polling.intervalMs': 10_000 } },
          { atMs: 155_040, set: { 'events.perMinute': 12 } },
          { atMs: 900_000, set: { 'lanes.polling.intervalMs': 1 } },
        ],
      }),
      206e6,
    )
    // Ticks at 0, 5, …, 95, then 105, …, 205 s, the last answered at 205.085 s; 155.04 s is a reading.
    expect(turned.requests).toBe(31)
    const wasted = Math.exp(-0.004) + 19 * Math.exp(-0.5) + 6 * Math.exp(-1) + 5 * Math.exp(-2)
    expect(turned.wasted).toBeCloseTo(wasted, 9)
    const events = 19 * 0.5 + 6 * 1 + 5 * 2
    expect(turned.meanWaitMs).toBeCloseTo((19 * 0.5 * 2500 + 16 * 5000) / events + 45, 6)
    expect(turned.worstWaitMs).toBe(10_045)
    expect(turned.assumptions).toContain('pieces')
  })

  it('knows when an event or a poll was made by hand', () => {
    const byHand = expectation(
      plainScenario({
        events: { kind: 'poisson', perMinute: 0 },
        interventions: [
          { atMs: 7000, do: 'emit' },
          { atMs: 8000, do: 'poll', lane: 'polling' },
          { atMs: 8050, do: 'poll', lane: 'polling' },
        ],
      }),
      30e6,
    )
    expect(byHand).toMatchObject({ requests: 7, wasted: 6, worstWaitMs: 5045 })
    expect(byHand.meanWaitMs).toBeCloseTo(1040 + 45, 9)
  })

  it('expects the mean wait of an event that might come where none does', () => {
    const quiet = expectation(plainScenario({ events: { kind: 'poisson', perMinute: 0 } }))
    expect(quiet).toMatchObject({ requests: 120, wasted: 120 })
    expect(quiet.wastedShare).toBeCloseTo(1, 9)
    expect(quiet.meanWaitMs).toBeCloseTo(2545, 6)
  })

  it('lets jitter stretch mean, bound and wasted share', () => {
    const uneven = expectation(
      plainScenario({ events: { kind: 'poisson', perMinute: 12 } }, { jitter: 1 }),
      602.5e6,
    )
    expect(uneven.requests).toBeCloseTo(120.5, 9)
    // T/2 (1 + j^2/6), and e^-1 (2 cosh 1 - 2).
    expect(uneven.meanWaitMs).toBeCloseTo(2500 * (7 / 6) + 45, 6)
    expect(uneven.wastedShare).toBeCloseTo(Math.exp(-1) * (2 * Math.cosh(1) - 2), 9)
    expect(uneven.worstWaitMs).toBe(10_045)
  })

  it('takes the mean of a latency that varies, and a bound where it has one', () => {
    const network = (latencyMs: Scenario['lanes'][0]['network']['latencyMs']) => ({
      network: { latencyMs, loss: 0 },
    })
    const uniform = expectation(plainScenario({}, network({ kind: 'uniform', minMs: 10, maxMs: 70 })))
    expect(uniform.meanWaitMs).toBeCloseTo(2500 + 300 / 5000 + 45, 6)
    expect(uniform.worstWaitMs).toBe(5000 + 60 + 5 + 70)
    const exponential = expectation(plainScenario({}, network({ kind: 'exponential', meanMs: 40 })))
    expect(exponential.meanWaitMs).toBeCloseTo(2500 + 1600 / 5000 + 45, 6)
    expect(exponential.worstWaitMs).toBeNull()
    expect(exponential.gapOf).toEqual({
      worstWaitMs: 'unbounded',
      waitQuantilesMs: 'varying-latency',
      queue: 'batched-arrivals',
    })
  })

  it('expects further pages where a page does not hold what gathers', () => {
    const busy = expectation(
      plainScenario({ events: { kind: 'poisson', perMinute: 600 } }, { intervalMs: 300_000 }),
    )
    // Two ticks, the first on nothing; the second finds 3000 events: 30 pages, half of the time one more.
    expect(busy.requests).toBeGreaterThan(31)
    expect(busy.requests).toBeLessThan(32)
    expect(busy.worstWaitMs).toBeNull()
    expect(busy.assumptions).toContain('pages-drained')
    const flood = expectation(plainScenario({ events: { kind: 'poisson', perMinute: 60_000 } }))
    expect(flood).toMatchObject({ requests: null, meanWaitMs: null })
    expect(flood.gaps[0]).toBe('too-many-pages')
  })
})

describe('the theory of polling for other events', () => {
  it('counts beats exactly', () => {
    // Events at 10, 20, … are read 40 ms later each; every other poll is empty, and the first.
    const beat = expectation(
      plainScenario({ events: { kind: 'periodic', everyMs: 10_000, firstAtMs: 10_000 } }),
    )
    expect(beat).toMatchObject({
      requests: 120,
      wasted: 61,
      wastedShare: 0.5,
      meanWaitMs: 85,
      worstWaitMs: 85,
    })
  })

  it('keeps P1 for bursts, and the share of intervals that no burst touches', () => {
    const events = { kind: 'bursty', perMinute: 6, burstSize: 10, spacingMs: 50 } as const
    const bursts = expectation(plainScenario({ events }))
    expect(bursts.meanWaitMs).toBeCloseTo(2545, 6)
    expect(bursts.wastedShare).toBeCloseTo(Math.exp(-0.01 * 5.45), 9)
  })

  it('keeps only counts, mean and bound for a trace', () => {
    const trace = expectation(plainScenario({ events: { kind: 'trace', atMs: [120, 4500.25, 9000] } }))
    expect(trace).toMatchObject({
      requests: 120,
      wasted: null,
      wastedShare: null,
      worstWaitMs: 5045,
      gapOf: { wasted: 'no-form', wastedShare: 'no-form', queue: 'batched-arrivals' },
    })
    expect(trace.meanWaitMs).toBeCloseTo(2545, 6)
    const dense = plainScenario({ events: { kind: 'trace', atMs: [1, 2, 3] } }, { pageSize: 2 })
    expect(expectation(dense)).toMatchObject({ requests: null, gapOf: { requests: 'too-many-pages' } })
  })
})

describe('the quantiles of the wait', () => {
  const within = (scenario: Scenario, atUs?: number) => expectation(scenario, atUs).waitQuantilesMs

  it('mix the windows of a turned interval by their events', () => {
    // 1000 s at 5 s and 1000 s at 20 s: half of the events wait U(0, 5), half U(0, 20).
    const turned = plainScenario({
      interventions: [{ atMs: 1_000_001, set: { 'lanes.polling.intervalMs': 20_000 } }],
    })
    const quantiles = within(turned, 2_000_040_001 + 45_000)
    expect(quantiles?.p50).toBeCloseTo(4000 + 45, -2)
    expect(quantiles?.p90).toBeCloseTo(16_000 + 45, -2)
  })

  it('stretch beyond the interval where polls are jittered', () => {
    const steady = within(plainScenario())
    const uneven = within(plainScenario({}, { jitter: 1 }))
    expect(uneven?.p50).toBeGreaterThan(steady?.p50 ?? 0)
    expect(uneven?.p99).toBeGreaterThan(5045)
    expect(uneven?.p99).toBeLessThan(10_045)
  })

  it('are nearest ranks on the lattice of two beats', () => {
    // Every 1.5 s and every 5 s meet at multiples of 500 ms: ten waits from 40 ms on, with 45 ms to bring.
    const beats = plainScenario({ events: { kind: 'periodic', everyMs: 1500, firstAtMs: 500 } })
    expect(within(beats)).toEqual({ p50: 2085, p90: 4085, p99: 4585 })
  })

  it('are silent where the rate was turned', () => {
    const turned = plainScenario({ interventions: [{ atMs: 1000, set: { 'events.perMinute': 7 } }] })
    expect(expectation(turned).gapOf.waitQuantilesMs).toBe('not-steady')
  })
})

describe('the theory of polling declines', () => {
  const outage = { fromMs: 60_000, toMs: 90_000, kind: 'refuse' } as const
  const { handler, network } = plainScenario().lanes[0] as Scenario['lanes'][0]
  const cases: [string, Scenario][] = [
    ['interval-is-null', plainScenario({}, { intervalMs: null })],
    ['lossy', plainScenario({}, { network: { ...network, loss: 0.01 } })],
    ['outage', plainScenario({}, { handler: { ...handler, outages: [outage] } })],
    ['times-out', plainScenario({}, { timeoutMs: 80 })],
    ['adaptive', plainScenario({}, { adaptive: { factor: 2, maxMs: 60_000 } })],
    ['rate-limit', plainScenario({}, { rateLimit: { requests: 60, perMs: 3_600_000 } })],
    [
      'skips-by-chance',
      plainScenario(
        {},
        { intervalMs: 100, network: { ...network, latencyMs: { kind: 'exponential', meanMs: 40 } } },
      ),
    ],
    [
      'by-hand',
      plainScenario({ interventions: [{ atMs: 60_000, do: 'drop', lane: 'polling', request: 1 }] }),
    ],
    [
      'not-steady',
      plainScenario({ interventions: [{ atMs: 60_000, set: { 'lanes.polling.pageSize': 1 } }] }),
    ],
  ]

  it.each(cases)('with %s', (why, scenario) => {
    expect(theoryFor(scenario, 'polling', 10 * MINUTE_US)).toEqual({ applies: false, why })
  })

  it('not for what lies ahead or elsewhere', () => {
    const ahead = plainScenario(
      {
        interventions: [
          { atMs: 10_000, set: { 'lanes.webhook.dispatchMs': 1, payloadBytes: 3 } },
          { atMs: 10_000, set: { 'lanes.polling.handler.workers': 2 } },
          { atMs: 60_000, set: { 'lanes.polling.pageSize': 1 } },
        ],
      },
      { handler: { ...handler, outages: [outage] } },
    )
    expect(theoryFor(ahead, 'polling', 60e6)).toMatchObject({ applies: true, requests: 12 })
    expect(theoryFor(ahead, 'polling', 60e6 + 1)).toMatchObject({ applies: false, why: 'outage' })
  })

  it('with an error for a lane that is not there', () => {
    expect(() => theoryFor(plainScenario(), 'held', 0)).toThrow(
      'Lane must be one of polling, webhook, got held.',
    )
  })
})
