import { describe, expect, it } from 'vitest'
import {
  handlerWith,
  longPollLaneWith,
  networkWith,
  pollLaneWith,
  scenarioWith,
  webhookLaneWith,
} from './completeLanes.ts'
import { hashedDraws } from './hashedDraws.ts'
import { reference } from './reference.ts'
import type { CompleteScenario, Lane, LongPollLane, WebhookLane } from './referenceTypes.ts'

type RequestLine = Record<'kind' | 'sentAtMs' | 'arrivedAtMs' | 'settledAtMs' | 'outcome', unknown>

const run = (scenario: CompleteScenario, untilMs: number) => {
  const { summary, events, requests } = reference(scenario, untilMs, hashedDraws(7))
  const lines = (requests as RequestLine[]).map((r) => [r.sentAtMs, r.arrivedAtMs, r.settledAtMs, r.outcome])
  const { lanes } = summary as { lanes: Record<string, object> }
  return { figures: Object.values(lanes)[0] ?? {}, events, requests: requests as RequestLine[], lines }
}

const withLane = (lane: Lane, atMs: number[], rest: Partial<CompleteScenario> = {}) =>
  scenarioWith({ events: { kind: 'trace', atMs }, lanes: [lane], ...rest })

const held = (fields: Partial<LongPollLane>, atMs: number[], rest: Partial<CompleteScenario> = {}) =>
  withLane(longPollLaneWith(fields), atMs, rest)

const quick = (fields: Partial<WebhookLane>, atMs: number[], rest: Partial<CompleteScenario> = {}) =>
  withLane(webhookLaneWith({ dispatchMs: 0, network: networkWith(10), ...fields }), atMs, rest)

const refusing = (toMs: number) => handlerWith({ outages: [{ fromMs: 0, toMs, kind: 'refuse' }] })

describe('a long-polling lane', () => {
  it('is answered at the next event, or empty when the hold runs out', () => {
    expect(run(held({ holdMs: 1000 }, [300]), 1500).lines).toEqual([
      [0, 40, 345, 'useful'],
      [345, 385, 1430, 'empty'],
      [1430, 1470, null, 'in-flight'],
    ])
  })

  it('brings all events of the microsecond at which its hold runs out', () => {
    const { requests } = run(held({ holdMs: 1000 }, [1040, 1040]), 1086)
    expect(requests[0]).toMatchObject({ settledAtMs: 1085, events: [1, 2] })
  })

  it('lets gapMs pass after each request', () => {
    expect(run(held({ holdMs: 0, gapMs: 10 }, []), 190).lines).toEqual([
      [0, 40, 85, 'empty'],
      [95, 135, 180, 'empty'],
    ])
  })

  it('leaves at the end of an outage, the first request too', () => {
    const outages = [
      { fromMs: 0, toMs: 100, kind: 'hang' as const },
      { fromMs: 160, toMs: 200, kind: 'hang' as const },
      { fromMs: 200, toMs: 230, kind: 'refuse' as const },
    ]
    expect(run(held({ handler: handlerWith({ outages }) }, []), 300).lines).toEqual([
      [100, 140, 160, 'timeout'],
      [230, 270, null, 'in-flight'],
    ])
  })

  it('asks by hand in place of the planned request', () => {
    const interventions = [{ atMs: 200, do: 'poll' as const, lane: 'held' }]
    expect(run(held({ holdMs: 0, gapMs: 1000 }, [], { interventions }), 1300).lines).toEqual([
      [0, 40, 85, 'empty'],
      [200, 240, 285, 'empty'],
      [1285, null, null, 'in-flight'],
    ])
  })

  it('waits for the end of a rate limit window', () => {
    const rateLimit = { requests: 1, perMs: 500 }
    expect(run(held({ holdMs: 0, rateLimit }, []), 600).lines).toEqual([
      [0, 40, 85, 'empty'],
      [85, 125, 170, 'rate-limited'],
      [540, 580, null, 'in-flight'],
    ])
  })
})

describe('a polling lane', () => {
  it('asks more rarely while answers are empty', () => {
    const lane = pollLaneWith({
      ...{ intervalMs: 100, adaptive: { factor: 2, maxMs: 300 }, network: networkWith(0), sourceMs: 0 },
    })
    expect(run(withLane(lane, [450]), 1200).lines.map((line) => line[0])).toEqual([
      0, 200, 500, 600, 800, 1100,
    ])
  })

  it('waits for the end of the window that a 429 tells', () => {
    const lane = pollLaneWith({ intervalMs: 100, rateLimit: { requests: 2, perMs: 1000 } })
    const { lines, figures } = run(withLane(lane, []), 1190)
    expect(lines).toEqual([
      [0, 40, 85, 'empty'],
      [100, 140, 185, 'empty'],
      [200, 240, 285, 'rate-limited'],
      [1100, 1140, 1185, 'empty'],
    ])
    expect(figures).toMatchObject({ skipped: 8, rateLimited: 1 })
  })
})

describe('a webhook lane', () => {
  const retry = { delaysMs: [100], jitter: 0 }

  it('holds first attempts back while lower numbers are under way, when ordered', () => {
    const { lines } = run(quick({ ordered: true, retry, handler: refusing(50) }, [0, 0]), 500)
    expect(lines).toEqual([
      [0, 10, 20, 'refused'],
      [120, 130, 160, 'accepted'],
      [160, 170, 200, 'accepted'],
    ])
  })

  it('has at most maxInFlight attempts on the way', () => {
    const { lines } = run(quick({ maxInFlight: 1, retry, handler: refusing(50) }, [0, 0]), 500)
    expect(lines).toEqual([
      [0, 10, 20, 'refused'],
      [20, 30, 40, 'refused'],
      [120, 130, 160, 'accepted'],
      [160, 170, 200, 'accepted'],
    ])
  })

  it('gives everything up once the endpoint is disabled', () => {
    const handler = handlerWith({ outages: [{ fromMs: 0, toMs: 9000, kind: 'hang' }] })
    const scenario = quick({ disableAfter: 2, timeoutMs: 100, retry, handler }, [0, 10, 500])
    expect(run(scenario, 110).figures).toMatchObject({ lost: 0, attempts: 2 })
    expect(run(scenario, 300).figures).toMatchObject({ lost: 2, pending: 0, attempts: 2 })
    expect(run(scenario, 600).figures).toMatchObject({ lost: 3, attempts: 2, failedAttempts: 2 })
  })

  it('fetches what a thin webhook does not carry', () => {
    const { lines, events, figures } = run(quick({ thin: true }, [0]), 500)
    expect(lines).toEqual([
      [0, 10, 65, 'accepted'],
      [10, 20, 35, 'useful'],
    ])
    expect(events[0]).toMatchObject({ knownAtMs: 35, effectsAtMs: [55] })
    expect(figures).toMatchObject({ bytesUp: 827, bytesDown: 2078, useful: 2 })
  })

  it('finds by reconciliation what was given up', () => {
    const never = { delaysMs: [], jitter: 0 }
    const scenario = quick({ retry: never, handler: refusing(100), reconcileEveryMs: 500 }, [0])
    expect(run(scenario, 300).figures).toMatchObject({ pending: 1, lost: 0 })
    const { lines, events } = run(scenario, 600)
    expect(lines).toEqual([
      [0, 10, 20, 'refused'],
      [500, 510, 525, 'useful'],
    ])
    expect(events[0]).toMatchObject({ knownAtMs: 525, effectsAtMs: [545] })
  })

  it('delivers again on demand, attempts counted on', () => {
    const interventions = [{ atMs: 200, do: 'redeliver' as const, lane: 'webhook', event: 1 }]
    const { requests, events } = run(quick({}, [0], { interventions }), 500)
    expect(requests).toMatchObject([{ attempt: 1 }, { sentAtMs: 200, attempt: 2 }])
    expect(events[0]).toMatchObject({ attempts: 2, effectsAtMs: [30, 230], state: 'known-again' })
  })

  it('loses the message that a drop names', () => {
    const interventions = [{ atMs: 35, do: 'drop' as const, lane: 'webhook', request: 1 }]
    const scenario = quick({ timeoutMs: 60, retry: { delaysMs: [], jitter: 0 } }, [0], { interventions })
    const { lines, figures } = run(scenario, 500)
    expect(lines).toEqual([[0, 10, 60, 'timeout']])
    expect(figures).toMatchObject({ useful: 1, wasted: 0, knownOnce: 1, failedAttempts: 1 })
  })
})

describe('an attack', () => {
  const attack = (replays: boolean) => ({
    attack: { forged: { kind: 'periodic' as const, everyMs: 100, firstAtMs: 50 }, knowsUrl: true, replays },
  })
  const unchecked = { handler: handlerWith({ verifySignature: false }) }

  it('has forged effects where signatures are not checked', () => {
    const { lines, figures } = run(quick(unchecked, [], attack(false)), 120)
    expect(lines).toEqual([[50, 60, 90, 'accepted']])
    expect(figures).toMatchObject({ forgedEffects: 1, effects: 0, useful: 0, wasted: 1, attempts: 0 })
  })

  it('is rejected where they are', () => {
    const { lines, figures } = run(quick({}, [], attack(false)), 120)
    expect(lines).toEqual([[50, 60, 71, 'rejected']])
    expect(figures).toMatchObject({ forgedEffects: 0, rejected: 1, bytesUp: 1810, bytesDown: 99 })
  })

  it('passes the check with a copied call', () => {
    const { lines, events } = run(quick({}, [0], attack(true)), 120)
    expect(lines).toEqual([
      [0, 10, 40, 'accepted'],
      [50, 60, 90, 'accepted'],
    ])
    expect(events[0]).toMatchObject({ attempts: 1, effectsAtMs: [30, 80], state: 'known-again' })
  })

  it('learns from the fetch of a thin receiver that there is no such event', () => {
    const { requests, figures } = run(quick({ thin: true, ...unchecked }, [], attack(false)), 120)
    expect(requests).toMatchObject([
      { kind: 'forged', settledAtMs: 96, outcome: 'accepted', status: 200 },
      { kind: 'fetch', sentAtMs: 60, settledAtMs: 85, outcome: 'empty', status: 404, events: [] },
    ])
    expect(figures).toMatchObject({ forgedEffects: 0, bytesUp: 827, bytesDown: 678 })
  })
})
