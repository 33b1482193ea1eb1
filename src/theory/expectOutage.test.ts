import { describe, expect, it } from 'vitest'
import type { Outage, Scenario, WebhookLane } from '../engine/Scenario.ts'
import { lostInOutageShare, meanOutageDelay } from './outageDelay.ts'
import type { Expectation } from './Prediction.ts'
import { plainScenario } from './plainScenario.ts'
import { theoryFor } from './theoryFor.ts'

const { handler } = plainScenario().lanes[1] as WebhookLane

function closed(
  outages: readonly Outage[],
  webhook: Partial<WebhookLane> = {},
  changes: Partial<Scenario> = {},
): Scenario {
  return plainScenario(changes, {}, { ...webhook, handler: { ...handler, outages } })
}

function expectation(scenario: Scenario, atUs: number): Expectation {
  const prediction = theoryFor(scenario, 'webhook', atUs)
  if (!prediction.applies) throw new Error(`Prediction must apply, got ${prediction.why}.`)
  return prediction
}

describe('the theory of a webhook whose receiver was closed', () => {
  const minute = { fromMs: 60_000, toMs: 120_000, kind: 'refuse' } as const
  /** Retries 80 ms + 30 s and another 80 ms + 60 s after the first attempt, if all are refused. */
  const retry = { delaysMs: [30_000, 60_000], jitter: 0 }

  it('follows one event through its attempts', () => {
    const scenario = closed([minute], { retry }, { events: { kind: 'trace', atMs: [70_000] } })
    // Sent at 70.005, 100.085 and 160.165 s, each refused call known 80 ms later.
    expect(expectation(scenario, 70_005_001)).toMatchObject({ requests: 1, wasted: 0, meanWaitMs: null })
    expect(expectation(scenario, 70_005_001).gapOf.meanWaitMs).toBe('too-young')
    expect(expectation(scenario, 70_085_001)).toMatchObject({ requests: 1, wasted: 1, wastedShare: 1 })
    expect(expectation(scenario, 200e6)).toMatchObject({
      requests: 3,
      attempts: 3,
      attemptsPerEvent: 3,
      wasted: 2,
      meanWaitMs: 90_205,
      worstWaitMs: 90_205,
      lostShare: 0,
      effectsPerEvent: 1,
    })
  })

  it('lets hanging calls fail by their timeout', () => {
    const scenario = closed(
      [{ ...minute, kind: 'hang' }],
      { retry },
      { events: { kind: 'trace', atMs: [70_000] } },
    )
    expect(expectation(scenario, 300e6).meanWaitMs).toBe(5 + 10_000 + 30_000 + 10_000 + 60_000 + 40)
  })

  it('agrees with O3 and O4 where latency is nothing', () => {
    const lengthMs = 7200e3
    const delaysMs = [5000, 300_000, 1_800_000]
    const still = { dispatchMs: 0, network: { latencyMs: { kind: 'constant', ms: 0 }, loss: 0 } } as const
    const long = closed(
      [{ fromMs: 0, toMs: lengthMs, kind: 'refuse' }],
      { ...still, retry: { delaysMs, jitter: 0 } },
      { events: { kind: 'poisson', perMinute: 60 } },
    )
    const offsets = [0, 5, 305, 2105]
    // Up to the end of the outage all happened within it; the last of them is settled 2105 s later.
    const stop = { interventions: [{ atMs: lengthMs, set: { 'events.perMinute': 0 } }] }
    const expected = expectation({ ...long, ...stop }, 20_000e6)
    expect(expected.lostShare).toBeCloseTo(lostInOutageShare(offsets, 7200), 9)
    expect((expected.meanWaitMs ?? 0) / 1000).toBeCloseTo(meanOutageDelay(offsets, 7200), 6)
  })

  it('weights waits by the events of every piece', () => {
    const scenario = closed(
      [minute],
      { retry },
      { events: { kind: 'periodic', everyMs: 1000, firstAtMs: 500 } },
    )
    const expected = expectation(scenario, 600e6)
    // 60 of 600 calls are refused; half of these wait for the first retry, half for the second.
    expect(expected.requests).toBe(600 + 60 + 30)
    expect(expected.wasted).toBe(90)
    expect(expected.waitQuantilesMs).toEqual({ p50: 45, p90: 45, p99: 90_205 })
    expect(expected.gapOf).toEqual({ queue: 'not-steady' })
    expect(expected.assumptions).toContain('outages-followed')
  })

  it('keeps waits and losses where retries may make answers late', () => {
    const busy = closed([minute], { retry }, { events: { kind: 'poisson', perMinute: 1200 } })
    const expected = expectation(busy, 600e6)
    expect(expected).toMatchObject({ requests: null, lostShare: 0, effectsPerEvent: null })
    expect(expected.meanWaitMs).not.toBeNull()
    expect(expected.gapOf.requests).toBe('slow-answers')
  })
})
