import { describe, expect, it } from 'vitest'
import type { Scenario, WebhookLane } from '../engine/Scenario.ts'
import { silenceWords } from '../words/en/score.ts'
import type { Expectation } from './Prediction.ts'
import { plainScenario } from './plainScenario.ts'
import { theoryFor } from './theoryFor.ts'

const AT_US = 600e6
const { handler, network } = plainScenario().lanes[1] as WebhookLane

function withHook(webhook: Partial<WebhookLane>, changes: Partial<Scenario> = {}): Scenario {
  return plainScenario(changes, {}, webhook)
}

function expectation(scenario: Scenario, atUs = AT_US): Expectation {
  const prediction = theoryFor(scenario, 'webhook', atUs)
  if (!prediction.applies) throw new Error(`Prediction must apply, got ${prediction.why}.`)
  return prediction
}

describe('the theory of a webhook lane', () => {
  it('gives the worked figures of the default scenario at ten minutes', () => {
    const at10 = expectation(plainScenario())
    // One a 10 s, all but those of the last 5 ms.
    expect(at10.requests).toBeCloseTo(59.9995, 9)
    expect(at10).toMatchObject({ wasted: 0, wastedShare: 0, meanWaitMs: 45, worstWaitMs: 45, gaps: [] })
    expect(at10.waitQuantilesMs).toEqual({ p50: 45, p90: 45, p99: 45 })
    expect(at10).toMatchObject({ attemptsPerEvent: 1, failedShare: 0, lostShare: 0, effectsPerEvent: 1 })
    // One order a 10 s, 20 ms of work: M/D/1 waits rho / (2 mu (1 - rho)).
    expect(at10.queue).toMatchObject({ form: 'M/D/1', utilisation: 0.002 })
    expect(at10.queue?.meanWaitMs).toBeCloseTo((0.002 * 20) / (2 * 0.998), 9)
  })

  it('adds up the pieces when the rate is turned and orders are placed by hand', () => {
    const turned = plainScenario({
      interventions: [
        { atMs: 100_000, set: { 'events.perMinute': 60 } },
        { atMs: 150_000, do: 'emit' },
        { atMs: 200_000, set: { 'events.perMinute': 0 } },
      ],
    })
    expect(expectation(turned).requests).toBeCloseTo(10 + 100 + 1, 9)
    expect(expectation(turned).assumptions).toContain('pieces')
  })

  it('counts events at known times exactly', () => {
    const periodic = plainScenario({ events: { kind: 'periodic', everyMs: 10_000, firstAtMs: 10_000 } })
    expect(expectation(periodic, 20_005_000).requests).toBe(1)
    expect(expectation(periodic, 20_005_001).requests).toBe(2)
    const trace = plainScenario({ events: { kind: 'trace', atMs: [120, 4500.25, 4500.25, 9000] } })
    expect(expectation(trace, 4_505_250).requests).toBe(1)
    expect(expectation(trace, 4_505_251).requests).toBe(3)
  })

  it('lets bursts begin at 0', () => {
    const events = { kind: 'bursty', perMinute: 6, burstSize: 2, spacingMs: 10_000 } as const
    // A burst a 20 s: its first events of 599.995 s, its second ones of 10 s less.
    expect(expectation(plainScenario({ events })).requests).toBeCloseTo(0.05 * (599.995 + 589.995), 9)
  })

  it('retries as R1 and waits as R3 when messages are lost', () => {
    const retry = { delaysMs: [1000, 2000], jitter: 0 }
    const lossy = expectation(withHook({ network: { ...network, loss: 0.2 }, timeoutMs: 1000, retry }), 1e12)
    // A million seconds: 1e5 events; each attempt fails with 1 - 0.8^2 = 0.36.
    expect((lossy.requests ?? 0) / 1e5).toBeCloseTo(1 + 0.36 + 0.36 ** 2, 4)
    expect((lossy.wasted ?? 0) / (lossy.requests ?? 0)).toBeCloseTo(0.2, 4)
    // Attempts at 0, 2 and 5 s; 0.8, 0.16 and 0.032 of all learn of it then.
    expect(lossy.meanWaitMs).toBeCloseTo(45 + (0.16 * 2000 + 0.032 * 5000) / 0.992, 1)
    expect(lossy.worstWaitMs).toBe(5045)
  })

  it('leaves out the retries for which a run is too young', () => {
    const lossy = withHook({ network: { ...network, loss: 0.2 } })
    // The second attempt comes 15 s after the first, the third after another 310 s.
    expect(expectation(lossy, 15_005_000).meanWaitMs).toBeCloseTo(45, 9)
    const requests = 0.1 * (320 + 0.36 * 305)
    expect(expectation(lossy, 320_005_000).requests).toBeCloseTo(requests, 9)
  })

  it('expects every attempt where no answer can come in time', () => {
    const slow = withHook(
      {
        timeoutMs: 5000,
        retry: { delaysMs: [2000, 4000], jitter: 0 },
        handler: { ...handler, serviceMs: { kind: 'constant', ms: 6500 } },
      },
      { events: { kind: 'trace', atMs: [1000] } },
    )
    expect(expectation(slow)).toMatchObject({ requests: 3, wasted: 0, meanWaitMs: 45, worstWaitMs: 45 })
    expect(expectation(slow, 8_005_000).requests).toBe(1)
    expect(expectation(slow, 8_005_001).requests).toBe(2)
  })

  it('keeps the waits and gives up the counts where some answers may be late', () => {
    const tight = withHook(
      { timeoutMs: 1000, handler: { ...handler, serviceMs: { kind: 'exponential', meanMs: 90 } } },
      { events: { kind: 'poisson', perMinute: 600 } },
    )
    expect(expectation(tight)).toMatchObject({
      requests: null,
      wasted: null,
      meanWaitMs: 45,
      lostShare: 0,
      gaps: ['slow-answers'],
    })
    const overloaded = withHook({}, { events: { kind: 'poisson', perMinute: 6000 } })
    expect(expectation(overloaded)).toMatchObject({ requests: null, worstWaitMs: 45, gaps: ['slow-answers'] })
    const atOnce = { handler: { ...handler, acknowledge: 'at-once' } } as const
    expect(expectation(withHook(atOnce, { events: overloaded.events })).requests).toBeCloseTo(59_999.5, 6)
  })
})

describe('the theory of webhooks declines', () => {
  const forged = { kind: 'poisson', perMinute: 1 } as const
  const outage = { fromMs: 60_000, toMs: 90_000, kind: 'hang' } as const
  const lossy = { ...network, loss: 0.1 }
  const cases: [string, Scenario][] = [
    ['outage', withHook({ network: lossy, handler: { ...handler, outages: [outage] } })],
    ['ordered', withHook({ ordered: true })],
    ['thin', withHook({ thin: true })],
    ['reconcile', withHook({ reconcileEveryMs: 60_000 })],
    ['max-in-flight', withHook({ maxInFlight: 1 })],
    ['queue-limit', withHook({ handler: { ...handler, queueLimit: 3 } })],
    ['disable-after', withHook({ disableAfter: 3, network: lossy })],
    ['attack', withHook({}, { attack: { forged, knowsUrl: true, replays: false } })],
    ['not-steady', withHook({}, { interventions: [{ atMs: 1, set: { 'lanes.webhook.dispatchMs': 1 } }] })],
    ['by-hand', withHook({}, { interventions: [{ atMs: 1, do: 'redeliver', lane: 'webhook', event: 1 }] })],
  ]

  it.each(cases)('with %s', (why, scenario) => {
    expect(theoryFor(scenario, 'webhook', AT_US)).toEqual({ applies: false, why })
    expect(silenceWords).toHaveProperty(why)
  })

  it('not where nobody knows the address', () => {
    const unknown = withHook({}, { attack: { forged, knowsUrl: false, replays: false } })
    expect(theoryFor(unknown, 'webhook', AT_US).applies).toBe(true)
  })

  it('not for what lies ahead or elsewhere', () => {
    const ahead = withHook(
      { network: lossy, handler: { ...handler, outages: [outage] } },
      { interventions: [{ atMs: 1, set: { 'lanes.polling.intervalMs': 1000, payloadBytes: 3 } }] },
    )
    expect(theoryFor(ahead, 'webhook', 60e6).applies).toBe(true)
    expect(theoryFor(ahead, 'webhook', 60e6 + 1)).toEqual({ applies: false, why: 'outage' })
  })
})
