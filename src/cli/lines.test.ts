import { describe, expect, it } from 'vitest'
import { simulate } from '../engine/simulate.ts'
import { CHUNK_ROWS } from '../engine/TraceChunk.ts'
import { DEFAULT_SCENARIO, readScenario } from '../scenario/readScenario.ts'
import { eventLines } from './eventLines.ts'
import { requestLines } from './requestLines.ts'

function linesOf(lane: object, rest: object = {}) {
  const given = { version: 1, durationMs: 5000, events: { kind: 'trace', atMs: [100] } }
  const { scenario } = readScenario({ ...given, lanes: [{ id: 'w', strategy: 'webhook', ...lane }], ...rest })
  const { records } = simulate(scenario!)
  return { requests: [...requestLines(scenario!, records)], events: [...eventLines(scenario!, records)] }
}

describe('lines of requests and events', () => {
  it('tell a thin call and its fetch, which brings the event', () => {
    const { requests, events } = linesOf({ thin: true })
    expect(requests).toEqual([
      {
        lane: 'w',
        kind: 'attempt',
        sentAtMs: 105,
        arrivedAtMs: 145,
        settledAtMs: 290,
        outcome: 'accepted',
        status: 200,
        events: [1],
        attempt: 1,
      },
      {
        lane: 'w',
        kind: 'fetch',
        sentAtMs: 145,
        arrivedAtMs: 185,
        settledAtMs: 230,
        outcome: 'useful',
        status: 200,
        events: [1],
        attempt: 1,
      },
    ])
    expect(events).toMatchObject([{ knownAtMs: 230, effectsAtMs: [250], attempts: 1, state: 'known-once' }])
  })

  it('tell a forged call and the fetch that finds nothing', () => {
    const interventions = [{ atMs: 1000, do: 'forge', lane: 'w' }]
    const handler = { verifySignature: false }
    const { requests } = linesOf(
      { thin: true, handler },
      { events: { kind: 'trace', atMs: [] }, interventions },
    )
    expect(requests).toMatchObject([
      { kind: 'forged', outcome: 'accepted', status: 200, events: [], attempt: 1 },
      { kind: 'fetch', outcome: 'empty', status: 404, events: [], attempt: 1 },
    ])
    const checked = linesOf({}, { events: { kind: 'trace', atMs: [] }, interventions }).requests
    expect(checked).toMatchObject([{ kind: 'forged', outcome: 'rejected', status: 401, events: [] }])
  })

  it('tell the event that a replay copies', () => {
    const interventions = [{ atMs: 1000, do: 'forge', lane: 'w', replay: true }]
    const { requests, events } = linesOf({}, { interventions })
    expect(requests).toMatchObject([
      { kind: 'attempt' },
      { kind: 'forged', outcome: 'accepted', events: [1] },
    ])
    expect(events).toMatchObject([{ effectsAtMs: [165, 1060], attempts: 1, state: 'known-again' }])
  })

  it('tell what a reconcile poll brings, and what is lost without one', () => {
    const lost = {
      retry: { delaysMs: [], jitter: 0 },
      handler: { outages: [{ fromMs: 0, toMs: 1000, kind: 'refuse' }] },
    }
    const { requests, events } = linesOf({ ...lost, reconcileEveryMs: 2000 })
    expect(requests).toMatchObject([
      { kind: 'attempt', outcome: 'refused', status: null, events: [1] },
      { kind: 'reconcile', sentAtMs: 2000, outcome: 'useful', status: 200, events: [1] },
      { kind: 'reconcile', sentAtMs: 4000, outcome: 'empty', status: 304, events: [] },
    ])
    expect(events).toMatchObject([{ knownAtMs: 2085, state: 'known-once', attempts: 1 }])
    expect(linesOf(lost).events).toMatchObject([{ knownAtMs: null, effectsAtMs: [], state: 'lost' }])
  })

  it('refuse a run whose beginning was not kept', () => {
    const scenario = { ...DEFAULT_SCENARIO, events: { kind: 'poisson' as const, perMinute: 500 } }
    const { records } = simulate(scenario, scenario.durationMs, CHUNK_ROWS)
    const message = /^Trace must keep every row, got one that begins with row \d+\.$/
    expect(() => [...eventLines(scenario, records)]).toThrow(message)
    expect(() => [...requestLines(scenario, records)]).toThrow(message)
    const whole = simulate(scenario, scenario.durationMs, Number.POSITIVE_INFINITY)
    expect([...eventLines(scenario, whole.records)]).toHaveLength(2 * whole.records.eventCount)
  })
})
