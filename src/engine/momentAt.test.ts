import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prove } from '../../proof/prove.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { type Moment, momentAt } from './momentAt.ts'
import type { Scenario } from './Scenario.ts'
import { simulate } from './simulate.ts'

const NOTHING = { messages: [], silent: [], held: [], retries: [], jobs: [] }
const shareArb = fc.double({ min: 0, max: 1, noNaN: true })

function momentOf(scenario: Scenario, atUs: number, untilMs: number): Moment {
  return momentAt(simulate(scenario, untilMs).records, atUs)
}

function fixed(lane: object, rest: object = {}): Scenario {
  const events = { kind: 'trace', atMs: [100] }
  return readScenario({ version: 1, durationMs: 5000, events, lanes: [{ id: 'lane', ...lane }], ...rest })
    .scenario!
}

describe('a moment', () => {
  it('is the same whether the run ends there or goes on', () => {
    prove(shareArb, (scenario, share) => {
      const atUs = 1 + Math.floor(share * (scenario.durationMs * 1000 - 1))
      expect(momentOf(scenario, atUs, atUs / 1000)).toEqual(momentOf(scenario, atUs, scenario.durationMs))
    })
  })

  it('has every message strictly on its way or just arriving, with the share of the way that it has gone', () => {
    prove(shareArb, (scenario, share) => {
      const atUs = 1 + Math.floor(share * (scenario.durationMs * 1000 - 1))
      for (const { messages, silent } of momentOf(scenario, atUs, scenario.durationMs).lanes) {
        for (const { fromUs, toUs, progress } of messages) {
          expect(progress).toBeGreaterThan(0)
          expect(progress).toBeLessThanOrEqual(1)
          expect(fromUs + progress * (toUs - fromUs)).toBeCloseTo(atUs, 3)
        }
        const requests = messages.map(({ request }) => request)
        expect(silent.filter((request) => requests.includes(request))).toEqual([])
      }
    })
  })

  it('has nothing at 0, also once the run has gone on', () => {
    const { records } = simulate(fixed({ strategy: 'poll' }))
    expect(momentAt(records, 0).lanes).toEqual([NOTHING])
  })

  it('follows a webhook attempt out, through the work and back', () => {
    const scenario = fixed({ strategy: 'webhook' })
    const { records } = simulate(scenario)
    const at = (ms: number) => momentAt(records, ms * 1000).lanes[0]!
    // Event at 100, sent at 105, arrives at 145, done at 165, back at 205.
    expect(at(105)).toEqual(NOTHING)
    expect(at(125).messages).toEqual([
      {
        request: 1,
        kind: 'attempt',
        leg: 'out',
        fromUs: 105_000,
        toUs: 145_000,
        progress: 0.5,
        isLost: false,
        droppedAtUs: Number.POSITIVE_INFINITY,
        isAwaited: true,
        isThin: false,
        firstEvent: 1,
        count: 1,
        attempt: 1,
        status: 0,
      },
    ])
    expect(at(145).messages).toMatchObject([{ leg: 'out', progress: 1 }])
    expect(at(155)).toEqual({
      ...NOTHING,
      silent: [1],
      jobs: [{ event: 1, fromUs: 145_000, toUs: 165_000 }],
    })
    expect(at(175).messages).toMatchObject([{ leg: 'back', progress: 0.25, status: 200, count: 0 }])
    expect(at(205.001)).toEqual(NOTHING)
  })

  it('follows a poll whose answer comes too late', () => {
    const scenario = fixed({
      strategy: 'poll',
      intervalMs: 1000,
      firstPollAtMs: 90,
      timeoutMs: 100,
      network: { latencyMs: { kind: 'constant', ms: 60 } },
    })
    const { records } = simulate(scenario)
    const at = (ms: number) => momentAt(records, ms * 1000).lanes[0]!
    // Sent at 90, read at 150, answered at 155, given up at 190, back at 215.
    expect(at(120).messages).toMatchObject([
      { leg: 'out', progress: 0.5, isAwaited: true, count: 0, firstEvent: 1 },
    ])
    expect(at(185).messages).toMatchObject([
      { leg: 'back', progress: 0.5, isAwaited: true, count: 1, status: 200 },
    ])
    expect(at(200).messages).toMatchObject([{ leg: 'back', progress: 0.75, isAwaited: false }])
    expect(at(300)).toEqual(NOTHING)
  })

  it('knows of a lost message and of the retry that will follow', () => {
    const retry = { delaysMs: [500], jitter: 0 }
    const scenario = fixed({ strategy: 'webhook', timeoutMs: 1000, retry, network: { loss: 1 } })
    const { records } = simulate(scenario)
    const at = (ms: number) => momentAt(records, ms * 1000).lanes[0]!
    expect(at(125).messages).toMatchObject([{ isLost: true, progress: 0.5 }])
    expect(at(600)).toEqual({ ...NOTHING, silent: [1] })
    expect(at(1105).retries).toEqual([])
    expect(at(1300)).toEqual({
      ...NOTHING,
      retries: [{ event: 1, attempt: 1, atUs: 1_605_000 }],
    })
    expect(at(1605).retries).toHaveLength(1)
    expect(at(1606)).toMatchObject({ messages: [{ request: 2, attempt: 2 }], retries: [] })
    expect(momentAt(records, 5_000_000).tally.lanes[0]).toMatchObject({ lost: 1, wasted: 2 })
  })
  it('shows a message as lost from the instant at which it was dropped', () => {
    const interventions = [{ atMs: 135, do: 'drop', lane: 'lane', request: 1 }]
    const { records } = simulate(fixed({ strategy: 'webhook' }, { interventions }))
    const at = (ms: number) => momentAt(records, ms * 1000).lanes[0]!
    expect(at(125).messages).toMatchObject([{ isLost: false, droppedAtUs: Number.POSITIVE_INFINITY }])
    expect(at(140).messages).toMatchObject([{ isLost: true, droppedAtUs: 135_000, isAwaited: true }])
    expect(at(150)).toEqual({ ...NOTHING, silent: [1] })
  })

  it('follows a held request, from its arrival to its answer', () => {
    const { records } = simulate(fixed({ strategy: 'long-poll' }))
    const at = (ms: number) => momentAt(records, ms * 1000).lanes[0]!
    // Sent at 0, held at 40, the event at 100, answered at 105.
    expect(at(30).held).toEqual([])
    expect(at(90)).toEqual({ ...NOTHING, silent: [1], held: [{ request: 1, sinceUs: 40_000 }] })
    expect(at(110)).toMatchObject({
      held: [],
      messages: [{ kind: 'poll', leg: 'back', count: 1, status: 200 }],
    })
  })

  it('tells a thin call and its fetch apart', () => {
    const { records } = simulate(fixed({ strategy: 'webhook', thin: true }))
    const at = (ms: number) => momentAt(records, ms * 1000).lanes[0]!
    expect(at(125).messages).toMatchObject([{ kind: 'attempt', isThin: true, count: 0, firstEvent: 1 }])
    expect(at(165)).toMatchObject({ silent: [1], messages: [{ kind: 'fetch', leg: 'out', firstEvent: 1 }] })
    expect(at(210)).toMatchObject({ silent: [1], messages: [{ kind: 'fetch', leg: 'back', count: 1 }] })
  })

  it('plans no retry once the endpoint is given up', () => {
    const handler = { outages: [{ fromMs: 0, toMs: 5000, kind: 'refuse' }] }
    const lane = { strategy: 'webhook', retry: { delaysMs: [3000], jitter: 0 }, disableAfter: 2, handler }
    const { records } = simulate(fixed(lane, { events: { kind: 'trace', atMs: [100, 400] } }))
    const at = (ms: number) => momentAt(records, ms * 1000)
    expect(at(450).lanes[0]!.retries).toMatchObject([{ event: 1, atUs: 3_185_000 }])
    expect(at(600).lanes[0]!.retries).toEqual([])
    expect(at(600).tally.lanes[0]).toMatchObject({ isDisabled: true, lost: 2, failedAttempts: 2 })
  })
})
