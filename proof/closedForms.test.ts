import { describe, expect, it } from 'vitest'
import { detectionDelay } from '../src/theory/detectionDelay.ts'
import {
  burstyEmptyShare,
  emptyShare,
  evenlySpacedEmptyShare,
  meanBatch,
  pollsPerEvent,
} from '../src/theory/emptyShare.ts'
import { expectation } from './expectation.ts'
import { expectWithin } from './expectWithin.ts'
import { each, overWaits, type Replication, ratio, replication, replications } from './replications.ts'

const HOUR_MS = 3_600_000
const RATE = { kind: 'poisson', perMinute: 30 }
/** The first poll is read at 2 s, so that every window is 2 s long. */
const POLL = { id: 'polling', strategy: 'poll', intervalMs: 2000, firstPollAtMs: 1960 }
const WAY_MS = 45

function file(lane: object = {}, rest: object = {}): object {
  return { durationMs: HOUR_MS, events: RATE, lanes: [{ ...POLL, ...lane }], ...rest }
}

const wastedOf = ({ figures }: Replication) => figures.wasted
const settledOf = ({ figures }: Replication) => figures.useful + figures.wasted

describe('polling for Poisson events, 30 a minute asked every 2 s', () => {
  const given = file()
  const runs = replications(given)
  const theory = expectation(given, HOUR_MS)
  const delay = (quantile: number) => detectionDelay(2, WAY_MS / 1000, quantile)

  it('sends the very number of requests', () => {
    for (const { figures } of runs) expect(figures.requests).toBe(theory.requests)
  })

  it('wastes as many as theory expects', () => expectWithin(each(runs, wastedOf), theory.wasted))

  it('wastes the share of P2', () => {
    expect(theory.wastedShare).toBeCloseTo(emptyShare(0.5, 2), 9)
    expectWithin(ratio(runs, wastedOf, settledOf), theory.wastedShare)
  })

  it('asks P3 times per event', () => {
    expectWithin(
      ratio(
        runs,
        ({ figures }) => figures.requests,
        ({ eventsHappened }) => eventsHappened,
      ),
      pollsPerEvent(0.5, 2),
    )
  })

  it('brings P4 events in an answer that brings any', () => {
    expectWithin(
      ratio(
        runs,
        ({ waits }) => waits.length,
        ({ figures }) => figures.useful,
      ),
      meanBatch(0.5, 2),
    )
  })

  it('lets events wait as long as P1 says', () => {
    expect(theory.meanWaitMs).toBeCloseTo(delay(0.5).meanS * 1000, 9)
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
  })

  it('lets waits scatter as P1 says', () => {
    const { meanS, sdS } = delay(0.5)
    expectWithin(
      overWaits(runs, (wait) => (wait / 1000 - meanS) ** 2),
      sdS ** 2,
    )
  })

  it.each([0.1, 0.5, 0.9])('keeps the share %d of the waits below the quantile of P1', (quantile) => {
    const limitMs = delay(quantile).quantileS * 1000
    expectWithin(
      overWaits(runs, (wait) => (wait <= limitMs ? 1 : 0)),
      quantile,
    )
  })

  it('has p50 and p90 of the waits about where P1 puts them', () => {
    expectWithin(
      each(runs, ({ figures }) => figures.knownDelayMs.p50!),
      delay(0.5).quantileS * 1000,
    )
    expectWithin(
      each(runs, ({ figures }) => figures.knownDelayMs.p90!),
      delay(0.9).quantileS * 1000,
    )
  })

  it('lets nobody wait longer than the worst case, and comes near it', () => {
    const longest = Math.max(...runs.map(({ figures }) => figures.knownDelayMs.max!))
    expect(longest).toBeLessThanOrEqual(theory.worstWaitMs!)
    expect(longest).toBeGreaterThan(theory.worstWaitMs! - 5)
  })
})

describe('polling otherwise', () => {
  it('agrees with theory where ticks are jittered', () => {
    const given = file({ jitter: 0.5 })
    const theory = expectation(given, HOUR_MS)
    const runs = replications(given)
    expectWithin(
      each(runs, ({ figures }) => figures.requests),
      theory.requests,
    )
    expectWithin(each(runs, wastedOf), theory.wasted)
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
  })

  it.each([
    { kind: 'uniform', minMs: 0, maxMs: 300 },
    { kind: 'exponential', meanMs: 60 },
    { kind: 'lognormal', medianMs: 60, sigma: 0.7 },
  ])('agrees with theory where latency is $kind', (latencyMs) => {
    const given = file({ intervalMs: 4000, network: { latencyMs } }, { events: { ...RATE, perMinute: 15 } })
    const theory = expectation(given, HOUR_MS)
    const runs = replications(given)
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
    expectWithin(each(runs, wastedOf), theory.wasted)
  })

  it('agrees with theory where ticks are skipped because answers are slow', () => {
    const given = file({ intervalMs: 30, firstPollAtMs: 0 }, { durationMs: 150_000 })
    const theory = expectation(given, 150_000)
    const runs = replications(given)
    for (const { figures } of runs) expect(figures.requests).toBe(theory.requests)
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
  })

  it('agrees with theory where interval and rate are turned on the way', () => {
    const interventions = [
      { atMs: 1_000_000, set: { 'lanes.polling.intervalMs': 7000 } },
      { atMs: 2_000_000, set: { 'events.perMinute': 10 } },
      { atMs: 3_000_000, set: { 'lanes.polling.intervalMs': 1000 } },
    ]
    const given = file({}, { interventions })
    const theory = expectation(given, HOUR_MS)
    const runs = replications(given)
    for (const { figures } of runs) expect(figures.requests).toBe(theory.requests)
    expectWithin(each(runs, wastedOf), theory.wasted)
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
  })

  it('agrees with theory where pages are full', () => {
    const given = file({ intervalMs: 20_000, pageSize: 5 })
    const theory = expectation(given, HOUR_MS)
    const runs = replications(given)
    expectWithin(
      each(runs, ({ figures }) => figures.requests),
      theory.requests,
    )
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
  })

  it('agrees with theory for bursts', () => {
    const given = file({}, { events: { kind: 'bursty', perMinute: 60, burstSize: 5, spacingMs: 300 } })
    const theory = expectation(given, HOUR_MS)
    expect(theory.wastedShare).toBeCloseTo(burstyEmptyShare(0.2, 5, 0.3, 2), 9)
    const runs = replications(given)
    expectWithin(ratio(runs, wastedOf, settledOf), theory.wastedShare)
    expectWithin(
      overWaits(runs, (wait) => wait),
      theory.meanWaitMs,
    )
  })

  it('finds nothing exactly as often as P10 says where events keep a beat, whatever its phase', () => {
    for (let phase = 1; phase <= 40; phase++) {
      // Beat and interval meet again every 60 s: an hour holds 60 whole cycles.
      const events = { kind: 'periodic', everyMs: 12_000, firstAtMs: 300 * phase - 37 }
      const given = file({ intervalMs: 5000, firstPollAtMs: 0 }, { events })
      const { figures } = replication(given, phase)
      const theory = expectation(given, HOUR_MS)
      expect(figures.requests).toBe(theory.requests)
      expect(figures.wasted).toBe(theory.wasted)
      expect(theory.wastedShare).toBeCloseTo(evenlySpacedEmptyShare(1 / 12, 5), 9)
      expect(Math.abs(figures.wasted - figures.requests * theory.wastedShare!)).toBeLessThanOrEqual(1)
      expect(figures.knownDelayMs.max).toBeLessThanOrEqual(theory.worstWaitMs!)
    }
  })
})
