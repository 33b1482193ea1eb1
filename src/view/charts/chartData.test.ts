import { describe, expect, it } from 'vitest'
import { momentAt } from '../../engine/momentAt.ts'
import { Records } from '../../engine/Records.ts'
import { Simulation } from '../../engine/Simulation.ts'
import { Trace } from '../../engine/Trace.ts'
import { laneTallyOf } from '../scoreboard/laneTallyOf.ts'
import { pollLane, sightAt, webhookLane } from '../scoreboard/sightAt.ts'
import { countTicks } from './countTicks.ts'
import { requestSeries } from './requestSeries.ts'
import { timeAxis } from './timeAxis.ts'
import { dotOf, waitSeries } from './waitSeries.ts'

const both = [pollLane(), webhookLane()]

describe('the series of requests', () => {
  it.each([6, 60, 600])('begins with nothing and ends with the tally at %i orders a minute', (perMinute) => {
    const sight = sightAt(595_079, perMinute, both)
    const { points } = requestSeries(sight)
    const poll = laneTallyOf(sight, 'poll')
    expect(points[0]).toEqual({ atUs: 0, asks: 0, news: 0, calls: 0 })
    expect(points.at(-1)).toEqual({
      atUs: 595_079_000,
      asks: poll?.requests,
      news: poll?.useful,
      calls: laneTallyOf(sight, 'webhook')?.requests,
    })
    expect(points.length).toBeLessThanOrEqual(300)
  })

  it.each([6, 600])('holds at each point what the tally counted there at %i orders a minute', (perMinute) => {
    const sight = sightAt(300_000, perMinute, both)
    for (const point of requestSeries(sight).points.slice(1, -1)) {
      // Exact points count what happens at their instant, spaced ones what happened before it.
      const after = sight.records.tallies.at(perMinute === 6 ? point.atUs + 1 : point.atUs)
      expect(point.calls).toBeLessThanOrEqual(after.lanes[1]?.requests ?? 0)
      expect(point.asks).toBeLessThanOrEqual(after.lanes[0]?.requests ?? 0)
      expect(after.lanes[0]?.useful).toBeGreaterThanOrEqual(point.news)
      if (perMinute === 600)
        expect([point.asks, point.news]).toEqual([after.lanes[0]?.requests, after.lanes[0]?.useful])
    }
  })

  it('knows nothing of the future after scrubbing back', () => {
    const sight = sightAt(300_000, 6, both)
    const back = { ...sight, moment: momentAt(sight.records, 100_000_000) }
    expect(requestSeries(back)).toEqual(requestSeries(sightAt(100_000, 6, both)))
    expect(waitSeries(back, 500_000, 10)).toEqual(waitSeries(sightAt(100_000, 6, both), 500_000, 10))
  })

  it('counts nothing for a side that is not in the run', () => {
    expect(requestSeries(sightAt(60_000, 60, [pollLane()])).points.at(-1)?.calls).toBe(0)
    expect(requestSeries(sightAt(60_000, 600, [webhookLane()])).points.at(-1)?.asks).toBe(0)
  })
})

describe('the series of waits', () => {
  it.each([6, 600])('has a histogram that counts every known event at %i orders a minute', (perMinute) => {
    const sight = sightAt(595_079, perMinute, both)
    const series = waitSeries(sight, 500_000, 10)
    for (const side of ['poll', 'webhook'] as const) {
      const sum = series[side]?.bins.reduce((total, { amount }) => total + amount, 0)
      expect(sum).toBe(laneTallyOf(sight, side)?.knownCount)
    }
  })

  it('says from which event on it draws, where a long run no longer tells of the older ones', () => {
    const whole = sightAt(595_079, 600, both)
    expect(waitSeries(whole, 500_000, 10).first).toBe(1)
    const trace = new Trace(1)
    const records = new Records(trace, both)
    new Simulation(whole.scenario, trace).advanceTo(whole.moment.atUs)
    const sight = { ...whole, records, moment: momentAt(records, whole.moment.atUs) }
    const { first, poll } = waitSeries(sight, 500_000, 10)
    expect(trace.startUs).toBeGreaterThan(0)
    expect(first).toBe(whole.records.eventsBefore(trace.startUs) + 1)
    expect(first).toBeGreaterThan(1000)
    expect(poll?.known).toBe(laneTallyOf(whole, 'poll')?.knownCount)
    expect(poll?.dots.every(({ event }) => event >= first)).toBe(true)
    const drawn = poll?.bins.reduce((sum, { amount }) => sum + amount, 0) ?? 0
    expect(drawn).toBeGreaterThan(0)
    expect(drawn).toBeLessThanOrEqual(whole.records.eventCount - first + 1)
  })

  it('draws every event up to 300 and an even sample of more', () => {
    const few = sightAt(595_079, 6, both)
    expect(waitSeries(few, 500_000, 10).poll?.dots.length).toBe(laneTallyOf(few, 'poll')?.knownCount)
    const many = waitSeries(sightAt(595_079, 600, both), 500_000, 10)
    expect(many.every).toBeGreaterThan(1)
    expect(many.poll?.dots.length).toBeLessThanOrEqual(300)
    expect(many.poll?.dots.length).toBeGreaterThan(140)
    expect(many.poll?.dots.every(({ event }) => event % many.every === 0)).toBe(true)
  })

  it('agrees with the tally about the mean', () => {
    const sight = sightAt(595_079, 6, both)
    const poll = waitSeries(sight, 500_000, 10).poll
    const mean = (poll?.dots.reduce((sum, dot) => sum + dot.waitUs, 0) ?? 0) / (poll?.dots.length ?? 1)
    expect(mean).toBeCloseTo(poll?.meanUs ?? 0, 6)
  })

  it('finds the dot of a known event only', () => {
    const sight = sightAt(60_000, 6, both)
    expect(dotOf(sight, 'webhook', 1)?.waitUs).toBe(45_000)
    expect(dotOf(sight, 'webhook', 0)).toBeUndefined()
    expect(dotOf(sight, 'webhook', 999)).toBeUndefined()
  })
})

describe('the axes', () => {
  it('end at the first round time that holds the moment', () => {
    expect(timeAxis(595_079_000)).toMatchObject({ endUs: 600e6, unit: 'min' })
    expect(timeAxis(0).endUs).toBe(10e6)
    expect(timeAxis(900 * 86_400e6).endUs).toBeGreaterThanOrEqual(900 * 86_400e6)
    for (let us = 1e6; us < 1e14; us *= 1.7) {
      const axis = timeAxis(us)
      expect(axis.endUs).toBeGreaterThanOrEqual(us)
      expect(axis.ticksUs.at(-1)).toBeLessThanOrEqual(axis.endUs)
      expect(axis.ticksUs.length).toBeLessThanOrEqual(8)
    }
  })

  it('have few round ticks', () => {
    expect(countTicks(120, 4, true)).toEqual([0, 40, 80, 120])
    expect(countTicks(600, 4, true)).toEqual([0, 200, 400, 600])
    expect(countTicks(4.96, 5, false)).toEqual([0, 1, 2, 3, 4, 5])
    expect(countTicks(0.05, 5, false)).toEqual([0, 0.01, 0.02, 0.03, 0.04, 0.05])
    expect(countTicks(0, 4, true)).toEqual([0, 1])
    for (let most = 1; most < 1e7; most = Math.ceil(most * 1.3)) {
      const ticks = countTicks(most, 4, true)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
      expect(ticks.length).toBeLessThanOrEqual(5)
      expect(ticks.every(Number.isInteger)).toBe(true)
    }
  })
})
