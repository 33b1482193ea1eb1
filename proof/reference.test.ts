import { describe, expect, it } from 'vitest'
import { handlerWith, networkWith, pollLaneWith, scenarioWith, webhookLaneWith } from './completeLanes.ts'
import { hashedDraws } from './hashedDraws.ts'
import { reference } from './reference.ts'
import type { CompleteScenario, PollLane, WebhookLane } from './referenceTypes.ts'

const run = (scenario: CompleteScenario, untilMs: number) => reference(scenario, untilMs, hashedDraws(7))

const poll = (fields: Partial<PollLane>, atMs: number[], rest: Partial<CompleteScenario> = {}) =>
  scenarioWith({ events: { kind: 'trace', atMs }, lanes: [pollLaneWith(fields)], ...rest })

const webhook = (fields: Partial<WebhookLane>, atMs: number[], rest: Partial<CompleteScenario> = {}) =>
  scenarioWith({ events: { kind: 'trace', atMs }, lanes: [webhookLaneWith(fields)], ...rest })

type RequestField = 'sentAtMs' | 'arrivedAtMs' | 'settledAtMs' | 'outcome'

const asked = (scenario: CompleteScenario, untilMs: number) =>
  run(scenario, untilMs).requests.map((line) => {
    const { sentAtMs, arrivedAtMs, settledAtMs, outcome } = line as Record<RequestField, unknown>
    return [sentAtMs, arrivedAtMs, settledAtMs, outcome]
  })

const figures = (scenario: CompleteScenario, untilMs: number, lane: string) => {
  const summary = run(scenario, untilMs).summary as { lanes: Record<string, Record<string, unknown>> }
  return summary.lanes[lane] ?? {}
}

describe('the whole report', () => {
  const scenario = scenarioWith({ events: { kind: 'trace', atMs: [1000] } })
  const { summary, events, requests } = run(scenario, 12000)
  const once = (ms: number) => ({ count: 1, mean: ms, p50: ms, p90: ms, p99: ms, max: ms })
  const nothing = { timeouts: 0, refused: 0, rejected: 0, unavailable: 0, rateLimited: 0 }

  it('counts one event on the two default lanes', () => {
    expect(summary).toEqual({
      seed: 7,
      untilMs: 12000,
      eventsHappened: 1,
      lanes: {
        polling: {
          ...{ requests: 3, useful: 1, wasted: 2, skipped: 0, bytesUp: 891, bytesDown: 3137 },
          ...{ attempts: 0, failedAttempts: 0, ...nothing },
          ...{ pending: 0, knownOnce: 1, knownAgain: 0, lost: 0, duplicateDeliveries: 0 },
          ...{ effects: 1, duplicateEffects: 0, forgedEffects: 0 },
          knownDelayMs: once(4085),
          effectDelayMs: once(4105),
        },
        webhook: {
          ...{ requests: 1, useful: 1, wasted: 0, skipped: 0, bytesUp: 1810, bytesDown: 99 },
          ...{ attempts: 1, failedAttempts: 0, ...nothing },
          ...{ pending: 0, knownOnce: 1, knownAgain: 0, lost: 0, duplicateDeliveries: 0 },
          ...{ effects: 1, duplicateEffects: 0, forgedEffects: 0 },
          knownDelayMs: once(45),
          effectDelayMs: once(65),
        },
      },
    })
  })

  it('writes its lines in the order of the model, fields too', () => {
    expect(events.map((line) => JSON.stringify(line))).toEqual([
      '{"lane":"polling","event":1,"happenedAtMs":1000,"knownAtMs":5085,"effectsAtMs":[5105],"attempts":0,"state":"known-once"}',
      '{"lane":"webhook","event":1,"happenedAtMs":1000,"knownAtMs":1045,"effectsAtMs":[1065],"attempts":1,"state":"known-once"}',
    ])
    expect(JSON.stringify(requests[1])).toBe(
      '{"lane":"webhook","kind":"attempt","sentAtMs":1005,"arrivedAtMs":1045,"settledAtMs":1105,"outcome":"accepted","status":200,"events":[1],"attempt":1}',
    )
  })
})

describe('a polling lane', () => {
  it('brings an event that happens at the microsecond at which a poll arrives', () => {
    expect(asked(poll({}, [40]), 100)).toEqual([[0, 40, 85, 'useful']])
    expect(asked(poll({}, [40.001]), 100)).toEqual([[0, 40, 85, 'empty']])
  })

  it('takes an answer that arrives at the timeout, and none after it', () => {
    expect(asked(poll({ timeoutMs: 85 }, []), 100)).toEqual([[0, 40, 85, 'empty']])
    expect(asked(poll({ timeoutMs: 84.999 }, []), 100)).toEqual([[0, 40, 84.999, 'timeout']])
  })

  it('plays nothing at the horizon', () => {
    expect(asked(poll({ intervalMs: 85 }, []), 85)).toEqual([[0, 40, null, 'in-flight']])
  })

  it('drains page by page and skips ticks meanwhile', () => {
    const scenario = poll({ pageSize: 2, intervalMs: 100 }, [10, 11, 12, 13, 14])
    expect(asked(scenario, 300)).toEqual([
      [0, 40, 85, 'useful'],
      [85, 125, 170, 'useful'],
      [170, 210, 255, 'useful'],
    ])
    expect(figures(scenario, 300, 'polling')).toMatchObject({ skipped: 2 })
  })

  it('drops its request when an outage begins and asks again at its end', () => {
    const outages = [
      { fromMs: 60, toMs: 200, kind: 'hang' as const },
      { fromMs: 200, toMs: 300, kind: 'refuse' as const },
    ]
    const scenario = poll({ intervalMs: 100, handler: handlerWith({ outages }) }, [])
    expect(asked(scenario, 350)).toEqual([
      [0, 40, 60, 'timeout'],
      [300, 340, null, 'in-flight'],
    ])
    expect(figures(scenario, 350, 'polling')).toMatchObject({ skipped: 2 })
  })

  it('counts on from the tick that a change of interval brings forward', () => {
    const scenario = poll({ intervalMs: 1000 }, [], {
      interventions: [{ atMs: 1500, set: { 'lanes.polling.intervalMs': 300 } }],
    })
    expect(asked(scenario, 2200).map((r) => r[0])).toEqual([0, 1000, 1500, 1800, 2100])
  })

  it('starts and stops its ticks with intervalMs, and asks by hand', () => {
    const scenario = poll({ intervalMs: null, firstPollAtMs: 500 }, [], {
      interventions: [
        { atMs: 100, do: 'poll', lane: 'polling' },
        { atMs: 120, do: 'poll', lane: 'polling' },
        { atMs: 300, set: { 'lanes.polling.intervalMs': 400 } },
        { atMs: 1000, set: { 'lanes.polling.intervalMs': null } },
        { atMs: 2000, set: { 'lanes.polling.intervalMs': 50 } },
      ],
    })
    expect(asked(scenario, 2090).map((r) => r[0])).toEqual([100, 500, 900, 2000])
    expect(figures(scenario, 2090, 'polling')).toMatchObject({ skipped: 1 })
  })

  it('delays a tick by its jitter without moving the next one', () => {
    const draws = {
      ...hashedDraws(1),
      uniform: (_p: unknown, _l: unknown, key: number) => (key === 2 ? 0.9 : 0),
    }
    const { requests } = reference(poll({ intervalMs: 1000, jitter: 0.5 }, []), 2500, draws)
    expect(requests.map((r) => (r as { sentAtMs: number }).sentAtMs)).toEqual([0, 1450, 2000])
  })
})

describe('a webhook lane', () => {
  it('retries after refusals by its delays', () => {
    const scenario = webhook(
      {
        retry: { delaysMs: [500, 1000], jitter: 0 },
        handler: handlerWith({ outages: [{ fromMs: 0, toMs: 2000, kind: 'refuse' }] }),
      },
      [1000],
    )
    expect(asked(scenario, 5000)).toEqual([
      [1005, 1045, 1085, 'refused'],
      [1585, 1625, 1665, 'refused'],
      [2665, 2705, 2765, 'accepted'],
    ])
    expect(figures(scenario, 1600, 'webhook')).toMatchObject({ pending: 1, lost: 0, useful: 0, wasted: 1 })
  })

  it('gives up after the last delay, and an event is lost then', () => {
    const handler = handlerWith({ outages: [{ fromMs: 0, toMs: 9000, kind: 'hang' }] })
    const scenario = webhook({ timeoutMs: 100, retry: { delaysMs: [0], jitter: 0 }, handler }, [0])
    expect(asked(scenario, 5000)).toEqual([
      [5, 45, 105, 'timeout'],
      [105, 145, 205, 'timeout'],
    ])
    expect(figures(scenario, 205, 'webhook')).toMatchObject({ lost: 0 })
    expect(figures(scenario, 205.001, 'webhook')).toMatchObject({ lost: 1, bytesDown: 0, failedAttempts: 2 })
  })

  it('refuses a call that arrives as work finishes, and takes one that falls due then', () => {
    const lane = (ms: number, delayMs: number) => ({
      dispatchMs: 0,
      network: networkWith(ms),
      retry: { delaysMs: [delayMs], jitter: 0 },
      handler: handlerWith({ queueLimit: 0, serviceMs: { kind: 'constant', ms: 60 } }),
    })
    expect(asked(webhook(lane(10, 39), [100, 100]), 999)).toEqual([
      [100, 110, 180, 'accepted'],
      [100, 110, 121, 'unavailable'],
      [160, 170, 181, 'unavailable'],
    ])
    expect(asked(webhook(lane(0, 59), [100, 100]), 999)).toEqual([
      [100, 100, 160, 'accepted'],
      [100, 100, 101, 'unavailable'],
      [160, 160, 220, 'accepted'],
    ])
  })

  const impatient = (ttlMs: number) =>
    webhook(
      {
        dispatchMs: 0,
        timeoutMs: 50,
        network: networkWith(10),
        retry: { delaysMs: [10], jitter: 0 },
        handler: handlerWith({
          serviceMs: { kind: 'constant', ms: 100 },
          idempotency: { kind: 'seen-ids', ttlMs },
        }),
      },
      [0],
    )

  it('knows an id again that was claimed exactly ttlMs ago', () => {
    expect(asked(impatient(60), 999)).toEqual([
      [0, 10, 50, 'timeout'],
      [60, 70, 81, 'duplicate'],
    ])
    expect(figures(impatient(60), 999, 'webhook')).toMatchObject({
      ...{ duplicateDeliveries: 1, effects: 1, knownOnce: 1, useful: 1, wasted: 1 },
    })
  })

  it('acts twice when the claim is older than that', () => {
    expect(run(impatient(59.999), 999).events[0]).toMatchObject({
      effectsAtMs: [110, 210],
      state: 'known-again',
    })
    expect(figures(impatient(59.999), 999, 'webhook')).toMatchObject({
      useful: 2,
      duplicateEffects: 1,
      timeouts: 2,
    })
  })

  it('answers at once, in ackMs, when told to', () => {
    const handler = handlerWith({ acknowledge: 'at-once', ackMs: 3 })
    expect(asked(webhook({ handler }, [0]), 999)).toEqual([[5, 45, 88, 'accepted']])
  })
})
