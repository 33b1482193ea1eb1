import { describe, expect, it } from 'vitest'
import { Lines } from '../../proof/Lines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { RowKind } from './rows.ts'
import { Simulation } from './Simulation.ts'

const ASKS: readonly RowKind[] = ['tick', 'poll-sent', 'settled', 'known']
const WAYS: readonly RowKind[] = [
  'poll-sent',
  'arrived',
  'poll-answered',
  'call-answered',
  'settled',
  'dropped',
]

interface Told {
  lane?: object
  atMs?: readonly number[]
  payloadBytes?: number
  interventions?: readonly object[]
}

/** What the polling lane `p` does before `untilMs`: one way takes 40 ms, an answer 5 ms, so a poll is settled after 85 ms. */
function told({ lane, atMs = [], interventions = [] }: Told, untilMs: number, kinds = ASKS): string[] {
  const { scenario, problems } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs },
    lanes: [{ id: 'p', strategy: 'poll', intervalMs: 1000, ...lane }],
    interventions,
  })
  if (problems) throw new Error(JSON.stringify(problems))
  const sink = new Lines(kinds)
  new Simulation(scenario, sink).advanceTo(untilMs * 1000)
  return sink.lines
}

describe('plain polling', () => {
  it('asks at every tick and learns pages at once, one after the other', () => {
    expect(told({ lane: { pageSize: 2 }, atMs: [100, 1039, 1040] }, 2001)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 2 sent 1000',
      '0 poll-sent 1 0 40',
      '85 settled 1 empty',
      '1000 tick 3 sent 2000',
      '1000 poll-sent 2 0 1040',
      '1085 settled 2 useful',
      '1085 known 1 2',
      '1085 known 2 2',
      '1085 poll-sent 3 2 1125',
      '1170 settled 3 useful',
      '1170 known 3 3',
      '2000 tick 4 sent 3000',
      '2000 poll-sent 4 3 2040',
    ])
  })

  it('skips ticks while a request is unsettled, and goes on with a cut drain at the next tick', () => {
    const lane = { intervalMs: 60, pageSize: 1, network: { latencyMs: { kind: 'constant', ms: 40 } } }
    const interventions = [{ atMs: 100, do: 'drop', lane: 'p', request: 2 }]
    expect(told({ lane: { ...lane, timeoutMs: 100 }, atMs: [10, 20], interventions }, 200)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 2 sent 60',
      '0 poll-sent 1 0 40',
      '60 tick 3 skipped 120',
      '85 settled 1 useful',
      '85 known 1 1',
      '85 poll-sent 2 1 125',
      '120 tick 4 skipped 180',
      '180 tick 5 skipped 240',
      '185 settled 2 timeout',
    ])
  })

  it('answers an empty poll with 200 if it is not conditional, as the lane is set when it arrives', () => {
    const interventions = [{ atMs: 1040, set: { 'lanes.p.conditional': true } }]
    expect(told({ lane: { conditional: false }, interventions }, 1050, ['poll-answered'])).toEqual([
      '45 poll-answered 1 0 as 200 85',
      '1045 poll-answered 2 0 1085',
    ])
  })

  it('is asked by hand between ticks, unless a request is unsettled or it is away', () => {
    const outages = [{ fromMs: 500, toMs: 600, kind: 'refuse' }]
    const interventions = [84, 85, 500, 599, 600].map((atMs) => ({ atMs, do: 'poll', lane: 'p' }))
    const lane = { intervalMs: null, handler: { outages } }
    expect(
      told({ lane, interventions: [{ atMs: 0, do: 'poll', lane: 'p' }, ...interventions] }, 700),
    ).toEqual(['0 poll-sent 1 0 40', '85 settled 1 empty', '600 poll-sent 2 0 640', '685 settled 2 empty'])
  })
})

describe('timeouts of polls', () => {
  it('ignore an answer that comes later, and leave one in time that comes at the very instant', () => {
    const interventions = [{ atMs: 500, set: { 'lanes.p.timeoutMs': 85 } }]
    expect(told({ lane: { timeoutMs: 84.999 }, interventions, atMs: [20] }, 1100)).toEqual([
      '0 tick 1 anew 0',
      '0 tick 2 sent 1000',
      '0 poll-sent 1 0 40',
      '84.999 settled 1 timeout',
      '1000 tick 3 sent 2000',
      '1000 poll-sent 2 0 1040',
      '1085 settled 2 useful',
      '1085 known 1 2',
    ])
  })

  it('are those of each request, however timeoutMs changes', () => {
    const change = (atMs: number, timeoutMs: number) => ({ atMs, set: { 'lanes.p.timeoutMs': timeoutMs } })
    const loses = { atMs: 100, set: { 'lanes.p.network.loss': 1 } }
    const interventions = [loses, change(500, 50), change(2500, 1500), change(4600, 30)]
    expect(told({ lane: { timeoutMs: 3200 }, interventions }, 5100, ['poll-sent', 'settled'])).toEqual([
      '0 poll-sent 1 0 40',
      '85 settled 1 empty',
      '1000 poll-sent 2 0+ lost',
      '1050 settled 2 timeout',
      '2000 poll-sent 3 0+ lost',
      '2050 settled 3 timeout',
      '3000 poll-sent 4 0+ lost',
      '4500 settled 4 timeout',
      '5000 poll-sent 5 0+ lost',
      '5030 settled 5 timeout',
    ])
  })
})

describe('a message of a poll on a wire', () => {
  it('is lost by a drop on its way out or back, not while the source has it, and awaited or not', () => {
    const drop = (atMs: number, request: number) => ({ atMs, do: 'drop', lane: 'p', request })
    const interventions = [
      drop(39, 1),
      drop(1040, 2),
      drop(2041, 3),
      drop(2080, 3),
      drop(3046, 4),
      drop(3047, 9),
    ]
    expect(told({ lane: { timeoutMs: 60 }, interventions }, 3100, WAYS)).toEqual([
      '0 poll-sent 1 0 40',
      '39 dropped 1 0',
      '60 settled 1 timeout',
      '1000 poll-sent 2 0 1040',
      '1040 dropped 2 0',
      '1060 settled 2 timeout',
      '2000 poll-sent 3 0 2040',
      '2040 arrived 3 read',
      '2045 poll-answered 3 0 2085',
      '2060 settled 3 timeout',
      '2080 dropped 3 1',
      '3000 poll-sent 4 0 3040',
      '3040 arrived 4 read',
      '3045 poll-answered 4 0 3085',
      '3046 dropped 4 1',
      '3060 settled 4 timeout',
    ])
  })
})

describe('an outage of a polling client', () => {
  it('drops the unsettled request and skips ticks; what the source does with a request goes on', () => {
    const outages = [{ fromMs: 1020, toMs: 3000, kind: 'hang' }]
    const kinds: RowKind[] = ['tick', 'outage-began', 'outage-ended', ...WAYS]
    expect(told({ lane: { handler: { outages } }, atMs: [1030] }, 3001, kinds).slice(6)).toEqual([
      '1000 tick 3 sent 2000',
      '1000 poll-sent 2 0 1040',
      '1020 outage-began 1 0',
      '1020 settled 2 timeout',
      '1040 arrived 2 read late',
      '1045 poll-answered 2 1 1085',
      '2000 tick 4 skipped 3000',
      '3000 outage-ended 0 0',
      '3000 tick 5 sent 4000',
      '3000 poll-sent 3 0 3040',
    ])
  })

  it('begins inside the intervention that makes it cover the present', () => {
    const outages = [{ fromMs: 0, toMs: 950, kind: 'refuse' }]
    const interventions = [{ atMs: 50, set: { 'lanes.p.handler.outages': outages } }]
    expect(told({ interventions }, 1001, ['outage-began', 'settled', 'outage-ended', 'poll-sent'])).toEqual([
      '0 poll-sent 1 0 40',
      '50 outage-began 0 0',
      '50 settled 1 timeout',
      '950 outage-ended 0 0',
      '1000 poll-sent 2 0 1040',
    ])
  })
})

describe('a rate limit', () => {
  it('answers 429 with the end of the window; ticks until then are skipped, one at it sends', () => {
    const lane = { rateLimit: { requests: 1, perMs: 2960 } }
    expect(told({ lane }, 3041, ['tick', ...WAYS])).toEqual([
      '0 tick 1 anew 0',
      '0 tick 2 sent 1000',
      '0 poll-sent 1 0 40',
      '40 arrived 1 read',
      '45 poll-answered 1 0 85',
      '85 settled 1 empty',
      '1000 tick 3 sent 2000',
      '1000 poll-sent 2 0 1040',
      '1040 arrived 2 rate-limited',
      '1045 call-answered 2 429 1085',
      '1085 settled 2 rate-limited',
      '2000 tick 4 skipped 3000',
      '3000 tick 5 sent 4000',
      '3000 poll-sent 3 0 3040',
      '3040 arrived 3 read',
    ])
  })

  it('is not waited for if the client has stopped waiting for the 429, and keeps a call by hand back', () => {
    const lane = { rateLimit: { requests: 1, perMs: 5000 } }
    const change = (atMs: number, timeoutMs: number) => ({ atMs, set: { 'lanes.p.timeoutMs': timeoutMs } })
    const byHand = (atMs: number) => ({ atMs, do: 'poll', lane: 'p' })
    const forgotten = { atMs: 3200, set: { 'lanes.p.rateLimit': null } }
    const interventions = [
      change(500, 50),
      change(1500, 1000),
      byHand(3100),
      forgotten,
      byHand(5039),
      byHand(5040),
    ]
    expect(told({ lane, interventions }, 5050, WAYS).slice(4)).toEqual([
      '1000 poll-sent 2 0 1040',
      '1040 arrived 2 rate-limited',
      '1045 call-answered 2 429 1085',
      '1050 settled 2 timeout',
      '2000 poll-sent 3 0 2040',
      '2040 arrived 3 rate-limited',
      '2045 call-answered 3 429 2085',
      '2085 settled 3 rate-limited',
      '5040 poll-sent 4 0 5080',
    ])
  })
})
