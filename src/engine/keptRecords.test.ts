import { describe, expect, it } from 'vitest'
import { completed } from '../../proof/prove.ts'
import { momentAt } from './momentAt.ts'
import { Records } from './Records.ts'
import type { Scenario } from './Scenario.ts'
import { Simulation } from './Simulation.ts'
import { Trace } from './Trace.ts'
import { CHUNK_ROWS } from './TraceChunk.ts'

const QUICK = { serviceMs: { kind: 'constant', ms: 2 } }
const FAR = { latencyMs: { kind: 'exponential', meanMs: 60 }, loss: 0.05 }

const SCENARIOS: Record<string, object> = {
  'calls that fail and are tried again, and polls': {
    lanes: [
      { id: 'p', strategy: 'poll', intervalMs: 300, network: FAR, timeoutMs: 200, handler: QUICK },
      {
        id: 'w',
        strategy: 'webhook',
        timeoutMs: 250,
        network: FAR,
        retry: { delaysMs: [400, 3000, 40_000], jitter: 0.3 },
        maxInFlight: 8,
        handler: { ...QUICK, outages: [{ fromMs: 30_000, toMs: 34_000, kind: 'refuse' }] },
      },
    ],
    interventions: [
      { atMs: 50_000, do: 'redeliver', lane: 'w', event: 3 },
      { atMs: 90_000, do: 'redeliver', lane: 'w', event: 1500 },
    ],
  },
  'thin calls, fetches, reconciliation and forged calls': {
    lanes: [
      {
        id: 'w',
        strategy: 'webhook',
        timeoutMs: 300,
        network: FAR,
        thin: true,
        retry: { delaysMs: [500], jitter: 0 },
        reconcileEveryMs: 5000,
        handler: { ...QUICK, verifySignature: false, idempotency: { kind: 'seen-ids', ttlMs: 60_000 } },
      },
      { id: 'l', strategy: 'long-poll', network: FAR, timeoutMs: 2000, holdMs: 1500, handler: QUICK },
    ],
    attack: { forged: { kind: 'poisson', perMinute: 200 }, knowsUrl: true, replays: false },
  },
  'an endpoint that is given up': {
    lanes: [
      {
        id: 'w',
        strategy: 'webhook',
        disableAfter: 20,
        retry: { delaysMs: [30_000], jitter: 0 },
        handler: { ...QUICK, outages: [{ fromMs: 5000, toMs: 9000, kind: 'refuse' }] },
      },
      { id: 'p', strategy: 'poll', intervalMs: 50, handler: QUICK },
      { id: 'q', strategy: 'poll', intervalMs: 90, handler: QUICK },
      { id: 'r', strategy: 'long-poll', handler: QUICK },
    ],
  },
}

function scenarioOf(given: object): Scenario {
  return completed({
    version: 1,
    durationMs: 120_000,
    events: { kind: 'poisson', perMinute: 3000 },
    ...given,
  })
}

function numbersIn(records: Records, fromUs: number, toUs: number): number[][] {
  return records.lanes.flatMap((lane, index) => {
    const requests: number[] = []
    const waits: number[] = []
    records.requestsIn(index, fromUs, toUs, (request) => requests.push(request))
    records.waitsIn(index, fromUs, toUs, (event) => {
      // What is lost and old is forgotten.
      if (lane.givenUpAtUs(event) === Number.POSITIVE_INFINITY) waits.push(event)
    })
    return [requests, waits, [records.requestsBefore(index, toUs), records.eventsBefore(toUs)]]
  })
}

describe('records of a trace that drops its oldest rows', () => {
  it.each(Object.keys(SCENARIOS))(
    'tell of what is kept as those of a whole trace do: %s',
    (name) => {
      const scenario = scenarioOf(SCENARIOS[name]!)
      const whole = new Records(new Trace(Number.POSITIVE_INFINITY), scenario.lanes)
      const kept = new Records(new Trace(2 * CHUNK_ROWS), scenario.lanes)
      const [one, other] = [whole, kept].map(({ trace }) => new Simulation(scenario, trace))
      for (let untilUs = 5_000_000; untilUs <= 120_000_000; untilUs += 5_000_000) {
        one!.advanceTo(untilUs)
        other!.advanceTo(untilUs)
        const { startUs } = kept.trace
        for (const share of [0.9, 0, 0.3, 1]) {
          const atUs = Math.floor(startUs + share * (untilUs - startUs))
          expect(momentAt(kept, atUs)).toEqual(momentAt(whole, atUs))
          expect(numbersIn(kept, atUs, atUs + 50_000)).toEqual(numbersIn(whole, atUs, atUs + 50_000))
        }
      }
      expect(kept.trace.firstRow).toBeGreaterThan(2 * CHUNK_ROWS)
      expect(kept.byteLength).toBeLessThan(whole.byteLength)
      const [busiest] = kept.lanes.toSorted((a, b) => b.requestCount - a.requestCount)
      expect(busiest!.sentAtUs(1)).toBe(Number.POSITIVE_INFINITY)
      expect([busiest!.effectsAtUs(1), busiest!.attemptsFor(1)]).toEqual([[], 0])
    },
    120_000,
  )

  it('take no more memory however long the run is', () => {
    const scenario = scenarioOf({
      ...SCENARIOS['an endpoint that is given up'],
      durationMs: 400_000,
    })
    const records = new Records(new Trace(CHUNK_ROWS), scenario.lanes)
    const simulation = new Simulation(scenario, records.trace)
    const sizes = [100, 200, 300, 400].map((atS) => {
      simulation.advanceTo(atS * 1e6)
      records.catchUp()
      return [records.byteLength, records.lanes[0]!.unknown.size, records.openPart().bytes]
    })
    for (const [bytes, unknown, open] of sizes) {
      expect(bytes).toBeLessThan(2 * sizes[0]![0]!)
      expect(unknown).toBeLessThan(2 * sizes[0]![1]!)
      expect(open).toBeLessThan(2 * sizes[0]![2]!)
    }
  }, 120_000)
})
