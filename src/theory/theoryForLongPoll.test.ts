import { describe, expect, it } from 'vitest'
import type { LongPollLane, PollLane, Scenario } from '../engine/Scenario.ts'
import { silenceWords } from '../words/en/score.ts'
import { longPollCycle } from './longPollCycle.ts'
import type { Expectation } from './Prediction.ts'
import { plainScenario } from './plainScenario.ts'
import { theoryFor } from './theoryFor.ts'

const { handler, network } = plainScenario().lanes[0] as PollLane

function held(lane: Partial<LongPollLane> = {}, changes: Partial<Scenario> = {}): Scenario {
  const longPoll: LongPollLane = {
    id: 'held',
    strategy: 'long-poll',
    holdMs: 30_000,
    gapMs: 0,
    firstPollAtMs: 0,
    pageSize: 100,
    timeoutMs: 40_000,
    conditional: true,
    rateLimit: null,
    network,
    sourceMs: 5,
    handler,
    ...lane,
  }
  return plainScenario({ lanes: [longPoll], ...changes })
}

function expectation(scenario: Scenario, atUs = 3600e6): Expectation {
  const prediction = theoryFor(scenario, 'held', atUs)
  if (!prediction.applies) throw new Error(`Prediction must apply, got ${prediction.why}.`)
  return prediction
}

const poisson = (perMinute: number): Partial<Scenario> => ({ events: { kind: 'poisson', perMinute } })

describe('the theory of a long-polling lane', () => {
  it('is L1 to L4 with the gap of the model, in the long run', () => {
    // 5 ms at the source, 40 ms back, 215 ms of pause and 40 ms up: the 0.3 s of the worked rows.
    const expected = expectation(held({ gapMs: 215, holdMs: 20_000 }, poisson(12)), 1e12)
    const cycle = longPollCycle(0.2, 0.3, 20)
    expect((expected.requests ?? 0) / 1e6).toBeCloseTo(cycle.requestsPerS, 5)
    expect((expected.wasted ?? 0) / 1e6).toBeCloseTo(cycle.requestsPerS * cycle.emptyShare, 5)
    expect(expected.wastedShare).toBeCloseTo(cycle.emptyShare, 5)
    expect(expected.meanWaitMs).toBeCloseTo(1000 * cycle.meanExtraWaitS + 45, 9)
    expect(expected.worstWaitMs).toBe(345)
    expect(expected).toMatchObject({ attempts: 0, lostShare: 0, effectsPerEvent: 1 })
    expect(expected.gapOf).toEqual({ queue: 'batched-arrivals' })
  })

  it('runs like clockwork where nothing happens', () => {
    const quiet = held({}, poisson(0))
    // A request leaves every 30.085 s and is settled empty 30.085 s later.
    expect(expectation(quiet, 30_085_000)).toMatchObject({ requests: 1, wasted: 0 })
    expect(expectation(quiet, 30_085_001)).toMatchObject({ requests: 2, wasted: 1, wastedShare: 1 })
    expect(expectation(quiet, 3600e6)).toMatchObject({ requests: 120, wasted: 119 })
  })

  it('runs like clockwork where nothing is held', () => {
    const chained = expectation(held({ holdMs: 0, gapMs: 900 }, poisson(60)), 900e6)
    expect(chained.requests).toBe(914)
    expect(chained.wasted).toBeCloseTo(Math.exp(-0.04) + 913 * Math.exp(-0.985), 6)
    // P11: half of the round trip and pause, and the way back.
    expect(chained.meanWaitMs).toBeCloseTo(985 / 2 + 45, 9)
    expect(chained.waitQuantilesMs).toEqual({ p50: 537.5, p90: 931.5, p99: 1020.15 })
  })

  it('keeps its counts back until chance has stirred the cycles', () => {
    const calm = held({ gapMs: 15 }, poisson(10 / 1440))
    expect(expectation(calm, 7200e6).gapOf).toMatchObject({ requests: 'too-young', wasted: 'too-young' })
    // L5, but for what the start of the run adds.
    expect(expectation(calm, 86_400e6).requests).toBeCloseTo(2875.4 + 0.5, 1)
  })

  it('weighs in the time before the first request', () => {
    // 100.04 of 600 s wait half of that for the first reading.
    const late = expectation(held({ firstPollAtMs: 100_000 }, poisson(30)), 600e6)
    const share = 100.04 / 600
    const extraMs = 1000 * longPollCycle(0.5, 0.085, 30).meanExtraWaitS
    expect(late.meanWaitMs).toBeCloseTo(share * 50_020 + (1 - share) * extraMs + 45, 6)
    expect(late.worstWaitMs).toBe(100_085)
  })

  it('takes the moments of a latency that varies', () => {
    const lane = {
      gapMs: 200,
      network: { loss: 0, latencyMs: { kind: 'uniform', minMs: 0, maxMs: 80 } },
    } as const
    const varied = expectation(held(lane, poisson(60)))
    const fixed = expectation(held({ gapMs: 200 }, poisson(60)))
    expect(varied.meanWaitMs).toBeGreaterThan(fixed.meanWaitMs ?? 0)
    expect(varied.meanWaitMs).toBeCloseTo(fixed.meanWaitMs ?? 0, 0)
    expect(varied.gapOf.waitQuantilesMs).toBe('varying-latency')
    expect(varied.worstWaitMs).toBe(200 + 5 + 160 + 5 + 80)
  })

  it('overflows where a gap gathers more than a page', () => {
    expect(expectation(held({ gapMs: 60_000, pageSize: 5 })).gapOf.requests).toBe('too-many-pages')
  })
})

describe('the theory of long polling declines', () => {
  const outage = { fromMs: 60_000, toMs: 90_000, kind: 'refuse' } as const
  const cases: [string, Scenario][] = [
    ['lossy', held({ network: { ...network, loss: 0.1 } })],
    ['outage', held({ handler: { ...handler, outages: [outage] } })],
    ['rate-limit', held({ rateLimit: { requests: 60, perMs: 3_600_000 } })],
    ['times-out', held({ timeoutMs: 10_000 })],
    ['events-not-poisson', held({}, { events: { kind: 'periodic', everyMs: 1000, firstAtMs: 0 } })],
    ['not-steady', held({}, { interventions: [{ atMs: 1, set: { 'events.perMinute': 7 } }] })],
    ['not-steady', held({}, { interventions: [{ atMs: 1, do: 'emit' }] })],
    ['not-steady', held({}, { interventions: [{ atMs: 1, do: 'poll', lane: 'held' }] })],
    ['by-hand', held({}, { interventions: [{ atMs: 1, do: 'drop', lane: 'held', request: 1 }] })],
    [
      'varying-latency',
      held(
        {
          timeoutMs: 80_000,
          network: { loss: 0, latencyMs: { kind: 'lognormal', medianMs: 300, sigma: 1 } },
        },
        poisson(600),
      ),
    ],
    [
      'no-form',
      held({ holdMs: 0, sourceMs: 0, network: { loss: 0, latencyMs: { kind: 'constant', ms: 0 } } }),
    ],
  ]

  it.each(cases)('with %s', (why, scenario) => {
    expect(theoryFor(scenario, 'held', 600e6)).toEqual({ applies: false, why })
    expect(silenceWords).toHaveProperty(why)
  })

  it('not for a handler that was turned', () => {
    const turned = held({}, { interventions: [{ atMs: 1, set: { 'lanes.held.handler.workers': 2 } }] })
    expect(theoryFor(turned, 'held', 600e6).applies).toBe(true)
  })
})
