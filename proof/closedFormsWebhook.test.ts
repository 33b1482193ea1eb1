import { describe, expect, it } from 'vitest'
import { NEVER } from '../src/engine/LaneRecords.ts'
import { ROW } from '../src/engine/rows.ts'
import { md1 } from '../src/theory/md1.ts'
import {
  deliveredShareBy,
  meanAttempts,
  meanRetryDelay,
  neverDeliveredShare,
} from '../src/theory/meanAttempts.ts'
import { mm1, mm1ResponseTail } from '../src/theory/mm1.ts'
import { mmc, mustWaitChance } from '../src/theory/mmc.ts'
import { expectation } from './expectation.ts'
import { expectWithin } from './expectWithin.ts'
import { each, overWaits, type Replication, ratio, replications } from './replications.ts'

const HOUR_MS = 3_600_000
const HOOK = { id: 'webhook', strategy: 'webhook' }

function file(lane: object = {}, perMinute = 30): object {
  return { durationMs: HOUR_MS, events: { kind: 'poisson', perMinute }, lanes: [{ ...HOOK, ...lane }] }
}

const latency = (latencyMs: object, loss = 0) => ({ network: { latencyMs, loss } })

/** Events whose deliveries have all come to an end: those that happened before a time, as numbers. */
function settledEvents({ records }: Replication, beforeMs: number): number[] {
  return Array.from({ length: records.eventsBefore(beforeMs * 1000) }, (_, at) => at + 1)
}

const countOf = (run: Replication, events: number[], is: (run: Replication, event: number) => boolean) =>
  events.filter((event) => is(run, event)).length

describe('a plain webhook', () => {
  const given = file()
  const runs = replications(given)
  const theory = expectation(given, HOUR_MS)

  it('calls once per event and wastes nothing', () => {
    expectWithin(
      each(runs, ({ figures }) => figures.requests),
      theory.requests,
    )
    expect(theory.wasted).toBe(0)
    for (const { figures } of runs) expect(figures.wasted).toBe(0)
  })

  it('lets every event wait exactly for dispatch and one latency', () => {
    expect([theory.meanWaitMs, theory.worstWaitMs]).toEqual([45, 45])
    for (const { waits } of runs) expect(new Set(waits)).toEqual(new Set([45]))
  })

  it.each([
    [{ kind: 'uniform', minMs: 10, maxMs: 200 }, 200 * 0.9 + 1],
    [{ kind: 'exponential', meanMs: 100 }, -Math.log(0.1) * 100],
    [{ kind: 'lognormal', medianMs: 100, sigma: 0.5 }, 100 * Math.exp(0.5 * 1.2815515655446004)],
  ])('has mean and p90 of %j in its waits', (latencyMs, p90Ms) => {
    const varied = file(latency(latencyMs))
    const varying = replications(varied)
    expectWithin(
      overWaits(varying, (wait) => wait),
      expectation(varied, HOUR_MS).meanWaitMs,
    )
    expectWithin(
      overWaits(varying, (wait) => (wait - 5 <= p90Ms ? 1 : 0)),
      0.9,
    )
  })
})

describe('a webhook that loses 3 messages in 10 and tries four times', () => {
  const loss = 0.3
  const failChance = 1 - (1 - loss) ** 2
  const lane = {
    ...latency({ kind: 'constant', ms: 40 }, loss),
    timeoutMs: 1000,
    retry: { delaysMs: [2000, 4000, 8000], jitter: 0 },
  }
  const offsetsMs = [0, 3000, 8000, 17_000]
  const endedMs = HOUR_MS - 20_000
  const given = file(lane)
  const runs = replications(given)
  const theory = expectation(given, HOUR_MS)
  const share = (is: (run: Replication, event: number) => boolean) =>
    ratio(
      runs,
      (run) => countOf(run, settledEvents(run, endedMs), is),
      (run) => settledEvents(run, endedMs).length,
    )

  it('makes R1 attempts per event', () => {
    const attempts = (run: Replication) =>
      settledEvents(run, endedMs).reduce((sum, event) => sum + run.lane.attemptsFor(event), 0)
    const samples = ratio(runs, attempts, (run) => settledEvents(run, endedMs).length)
    expectWithin(samples, meanAttempts(failChance, 4))
  })

  it('sends and wastes as many requests as theory expects', () => {
    expectWithin(
      each(runs, ({ figures }) => figures.requests),
      theory.requests,
    )
    expectWithin(
      each(runs, ({ figures }) => figures.wasted),
      theory.wasted,
    )
    expect(theory.wastedShare).toBe(loss)
    const settled = ({ figures }: Replication) => figures.useful + figures.wasted
    expectWithin(
      ratio(runs, ({ figures }) => figures.wasted, settled),
      theory.wastedShare,
    )
  })

  it('gives R2 of the deliveries up, and loses R2 of the events', () => {
    expectWithin(
      share(({ lane: records }, event) => records.givenUpAtUs(event) !== NEVER),
      neverDeliveredShare(failChance, 4),
    )
    const isLost = ({ lane: records }: Replication, event: number) => records.knownAtUs(event) === NEVER
    expectWithin(share(isLost), neverDeliveredShare(loss, 4), 0.4)
  })

  it('lets events wait R3 on the way', () => {
    const known = (run: Replication) =>
      settledEvents(run, endedMs).filter((event) => run.lane.knownAtUs(event) !== NEVER)
    const waitMs = (run: Replication) =>
      known(run).reduce(
        (sum, event) => sum + run.lane.knownAtUs(event) - run.records.happenedAtUs(event),
        0,
      ) / 1000
    expectWithin(
      ratio(runs, waitMs, (run) => known(run).length),
      45 + meanRetryDelay(loss, offsetsMs),
    )
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
  })

  it.each([0, 3000, 8000])('delivers R4 of the events within %d ms of the first call', (byMs) => {
    const inTime = share((run, event) => waitOf(run, event) <= 45 + byMs)
    expectWithin(inTime, deliveredShareBy(loss, offsetsMs, byMs))
  })

  it('spreads its retries as J3 says where they are jittered, and keeps the mean wait', () => {
    const jittered = file({ ...lane, retry: { ...lane.retry, jitter: 0.4 } })
    const spread = replications(jittered)
    expectWithin(
      overWaits(spread, (wait) => wait),
      expectation(jittered, HOUR_MS).meanWaitMs,
    )
    const delays = spread.map(({ lane: records }) => {
      const requests = Array.from({ length: records.requestCount }, (_, at) => at + 1)
      return requests
        .filter((request) => records.attempt(request) === 1 && records.retryAtUs(request) !== NEVER)
        .map((request) => (records.retryAtUs(request) - records.settledAtUs(request)) / 1e6)
    })
    const over = (of: (delayS: number) => number) =>
      delays.map((list) => ({ sum: list.reduce((sum, delay) => sum + of(delay), 0), per: list.length }))
    expectWithin(
      over((delay) => delay),
      2,
    )
    expectWithin(
      over((delay) => (delay - 2) ** 2),
      (0.4 * 2) ** 2 / 3,
    )
    expect(Math.min(...delays.flat())).toBeGreaterThanOrEqual(1.2)
    expect(Math.max(...delays.flat())).toBeLessThan(2.8)
  })
})

function waitOf({ lane, records }: Replication, event: number): number {
  return (lane.knownAtUs(event) - records.happenedAtUs(event)) / 1000
}

describe('a receiver as a queue', () => {
  const desk = (handler: object) =>
    file({ ...latency({ kind: 'constant', ms: 0 }), handler: { acknowledge: 'at-once', ...handler } }, 120)
  const warmUp = 200
  /** From known to the effect, in s, after the warm-up. */
  const responses = ({ lane, records }: Replication): number[] => {
    const found: number[] = []
    for (let event = warmUp + 1; event <= records.eventCount; event++) {
      const us = (lane.effectsAtUs(event)[0] ?? NEVER) - lane.knownAtUs(event)
      if (us < NEVER) found.push(us / 1e6)
    }
    return found
  }
  const over = (runs: Replication[], of: (responseS: number) => number) =>
    runs.map((run) => {
      const list = responses(run)
      return { sum: list.reduce((sum, response) => sum + of(response), 0), per: list.length }
    })

  it('answers like M/M/1 at half load', () => {
    const runs = replications(desk({ serviceMs: { kind: 'exponential', meanMs: 250 } }))
    expectWithin(
      over(runs, (response) => response),
      mm1(2, 4).meanResponseS,
    )
    expectWithin(
      over(runs, (response) => (response > 1 ? 1 : 0)),
      mm1ResponseTail(2, 4, 1),
      0.25,
    )
  })

  it('answers like M/D/1 at half load', () => {
    const runs = replications(desk({ serviceMs: { kind: 'constant', ms: 250 } }))
    expectWithin(
      over(runs, (response) => response),
      md1(2, 4).meanResponseS,
    )
  })

  it('answers like M/M/2, and makes as many wait as Erlang C says', () => {
    const runs = replications(desk({ workers: 2, serviceMs: { kind: 'exponential', meanMs: 500 } }))
    expectWithin(
      over(runs, (response) => response),
      mmc(2, 2, 2).meanResponseS,
    )
    const waited = ({ records: { trace } }: Replication) => {
      let count = 0
      for (let row = 0; row < trace.length; row++) {
        if (trace.kind(row) === ROW['work-waits'] && trace.subject(row) > warmUp) count++
      }
      return count
    }
    expectWithin(
      ratio(runs, waited, ({ records }) => records.eventCount - warmUp),
      mustWaitChance(2, 2, 2),
    )
  })
})
