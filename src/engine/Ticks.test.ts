import { describe, expect, it } from 'vitest'
import { Lines } from '../../proof/Lines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { Stream } from './chance.ts'
import { Simulation } from './Simulation.ts'

interface Told {
  lane?: object
  atMs?: readonly number[]
  interventions?: readonly object[]
}

const ADAPTIVE = { factor: 2, maxMs: 3000 }
const set = (atMs: number, field: string, value: unknown) => ({ atMs, set: { [`lanes.p.${field}`]: value } })
const byHand = (atMs: number) => ({ atMs, do: 'poll', lane: 'p' })

/** Ticks, and polls sent and settled, of a lane in which a poll is settled after 85 ms, before `untilMs`. */
function lines({ lane, atMs = [], interventions = [] }: Told, untilMs: number): string[] {
  const { scenario, problems } = readScenario({
    version: 1,
    seed: 3,
    events: { kind: 'trace', atMs },
    lanes: [{ id: 'p', strategy: 'poll', intervalMs: 1000, ...lane }],
    interventions,
  })
  if (problems) throw new Error(JSON.stringify(problems))
  const sink = new Lines(['tick', 'poll-sent', 'settled'])
  new Simulation(scenario, sink).advanceTo(untilMs * 1000)
  return sink.lines
}

/** When each tick falls that is planned before `untilMs`. */
function ticks(what: Told, untilMs: number): string[] {
  return lines(what, untilMs).filter((line) => line.includes(' tick '))
}

const jitter = new Stream(3, 'poll-jitter', 'p')

/** When a tick of that number falls that is delayed from `atMs` by less than `mostUs`, in ms. */
function delayed(atMs: number, tick: number, mostUs: number): number {
  return Math.round(atMs * 1000 + Math.floor(jitter.uniform(tick) * mostUs + 0.5)) / 1000
}

describe('plain ticks', () => {
  it('count on from a changed interval, which counts from the last tick', () => {
    const interventions = [
      set(1400, 'intervalMs', 250),
      set(1600, 'intervalMs', 5000),
      set(1700, 'intervalMs', 1000),
    ]
    expect(ticks({ interventions }, 2001).slice(3)).toEqual([
      '1400 tick 4 anew 1400',
      '1400 tick 5 sent 1650',
      '1600 tick 6 anew 6400',
      '1700 tick 7 anew 2400',
    ])
  })

  it('stop with an interval of null and go on from the last one, or begin as if they had not waited', () => {
    const stops = [set(1400, 'intervalMs', null), set(1700, 'intervalMs', 800), set(1700, 'intervalMs', 800)]
    expect(ticks({ interventions: stops }, 1801).slice(3)).toEqual([
      '1400 tick 3 anew none',
      '1700 tick 4 anew 1800',
      '1800 tick 5 sent 2600',
    ])
    const lane = { intervalMs: null, firstPollAtMs: 500 }
    expect(ticks({ lane, interventions: [set(200, 'intervalMs', 300)] }, 300)).toEqual([
      '200 tick 1 anew 500',
    ])
    expect(ticks({ lane, interventions: [set(700, 'intervalMs', 300)] }, 701)).toEqual([
      '700 tick 1 anew 700',
      '700 tick 2 sent 1000',
    ])
  })

  it('are delayed by a jitter that is drawn when they are planned and leaves the next one where it is', () => {
    const interventions = [
      set(50, 'intervalMs', 2000),
      set(60, 'intervalMs', 1000),
      set(1040, 'intervalMs', 1200),
      set(1050, 'jitter', 0),
    ]
    const first = delayed(100, 1, 500_000)
    const second = delayed(1300, 3, 600_000)
    expect(ticks({ lane: { jitter: 0.5, firstPollAtMs: 100 }, interventions }, 2501)).toEqual([
      `0 tick 1 anew ${first}`,
      `${first} tick 2 sent ${delayed(1100, 2, 500_000)}`,
      `1040 tick 3 anew ${second}`,
      `${second} tick 4 sent 2500`,
      '2500 tick 5 sent 3700',
    ])
  })
})

describe('adaptive ticks', () => {
  it('come after each settling, farther apart after empty answers and close again after events', () => {
    expect(lines({ lane: { adaptive: ADAPTIVE }, atMs: [8000] }, 9400)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 1 sent none',
      '0 poll-sent 1 0 40',
      '85 settled 1 empty',
      '85 tick 2 anew 2085',
      '2085 tick 2 sent none',
      '2085 poll-sent 2 0 2125',
      '2170 settled 2 empty',
      '2170 tick 3 anew 5170',
      '5170 tick 3 sent none',
      '5170 poll-sent 3 0 5210',
      '5255 settled 3 empty',
      '5255 tick 4 anew 8255',
      '8255 tick 4 sent none',
      '8255 poll-sent 4 0 8295',
      '8340 settled 4 useful',
      '8340 tick 5 anew 9340',
      '9340 tick 5 sent none',
      '9340 poll-sent 5 1 9380',
    ])
  })

  it('keep their interval after a timeout and a 429, and count from a skipped tick', () => {
    const lane = {
      adaptive: { factor: 1.5, maxMs: 9000 },
      rateLimit: { requests: 2, perMs: 6500 },
      timeoutMs: 80,
    }
    const interventions = [set(100, 'timeoutMs', 100)]
    // Until 80, at 1080 (empty), 2665 (429 until 6540), then skipped at 4250 and 5750.
    expect(ticks({ lane, interventions }, 7251)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 1 sent none',
      '80 tick 2 anew 1080',
      '1080 tick 2 sent none',
      '1165 tick 3 anew 2665',
      '2665 tick 3 sent none',
      '2750 tick 4 anew 4250',
      '4250 tick 5 skipped 5750',
      '5750 tick 6 skipped 7250',
      '7250 tick 6 sent none',
    ])
  })

  it('go on while a drain does, and are skipped in it', () => {
    const lane = { adaptive: ADAPTIVE, intervalMs: 60, pageSize: 1 }
    expect(lines({ lane, atMs: [10, 11, 12] }, 316)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 1 sent none',
      '0 poll-sent 1 0 40',
      '85 settled 1 useful',
      '85 tick 2 anew 145',
      '85 poll-sent 2 1 125',
      '145 tick 3 skipped 205',
      '170 settled 2 useful',
      '170 tick 4 anew 230',
      '170 poll-sent 3 2 210',
      '230 tick 5 skipped 290',
      '255 settled 3 useful',
      '255 tick 6 anew 315',
      '315 tick 6 sent none',
      '315 poll-sent 4 3 355',
    ])
  })

  it('are planned by a poll asked by hand, even before the first', () => {
    const lane = { adaptive: ADAPTIVE, firstPollAtMs: 500 }
    expect(ticks({ lane, interventions: [byHand(100), byHand(1000)] }, 1200)).toEqual([
      '0 tick 1 anew 500',
      '185 tick 2 anew 2185',
      '1085 tick 3 anew 4085',
    ])
  })

  it('are put at the new interval when it changes, counted anew, but not while a tick asks', () => {
    const change = (atMs: number, ms: number | null) => set(atMs, 'intervalMs', ms)
    const adaptive = { factor: 2, maxMs: 20_000 }
    const interventions = [
      change(50, 500),
      change(300, 2000),
      change(3000, 700),
      change(3050, null),
      change(3100, 900),
    ]
    expect(ticks({ lane: { adaptive }, interventions }, 4900)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 1 sent none',
      '85 tick 2 anew 1085',
      '300 tick 3 anew 2085',
      '2085 tick 3 sent none',
      '2170 tick 4 anew 6170',
      '3000 tick 5 anew 3000',
      '3000 tick 5 sent none',
      '3100 tick 6 anew 3985',
      '3985 tick 6 sent none',
      '4070 tick 7 anew 5870',
    ])
  })

  it('are delayed by a part of the current interval, drawn anew with each change of the interval', () => {
    const lane = { jitter: 0.5, firstPollAtMs: 100, adaptive: ADAPTIVE }
    const first = delayed(100, 2, 1_000_000)
    const settled = Math.round((first + 85) * 1000) / 1000
    expect(ticks({ lane, interventions: [set(50, 'intervalMs', 2000)] }, settled + 1)).toEqual([
      `0 tick 1 anew ${delayed(100, 1, 500_000)}`,
      `50 tick 2 anew ${first}`,
      `${first} tick 2 sent none`,
      `${settled} tick 3 anew ${delayed(settled + 3000, 3, 1_500_000)}`,
    ])
  })

  it('begin with the next settling when switched on, and end with the planned one or one interval after it', () => {
    const on = [set(1500, 'adaptive', ADAPTIVE), set(3000, 'adaptive', null)]
    expect(ticks({ interventions: on }, 5086)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 2 sent 1000',
      '1000 tick 3 sent 2000',
      '2000 tick 3 sent none',
      '2085 tick 4 anew 4085',
      '4085 tick 5 sent 5085',
      '5085 tick 6 sent 6085',
    ])
    const off = [set(2090, 'adaptive', null)]
    expect(ticks({ lane: { adaptive: ADAPTIVE }, interventions: off }, 4176)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 1 sent none',
      '85 tick 2 anew 2085',
      '2085 tick 2 sent none',
      '2170 tick 3 anew 3170',
      '3170 tick 4 sent 4170',
      '4170 tick 5 sent 5170',
    ])
  })
})
