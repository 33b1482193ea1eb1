import { describe, expect, it } from 'vitest'
import { Lines } from '../../proof/Lines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { RowKind } from './rows.ts'
import { Simulation } from './Simulation.ts'

const WAYS: readonly RowKind[] = [
  'poll-sent',
  'arrived',
  'poll-answered',
  'call-answered',
  'settled',
  'known',
]
const LEAVES: readonly RowKind[] = ['tick', 'poll-sent', 'settled']

interface Told {
  lane?: object
  atMs?: readonly number[]
  interventions?: readonly object[]
}

/** What the lane `h` does before `untilMs`: one way takes 40 ms, an answer leaves 5 ms after it is read. */
function told({ lane, atMs = [], interventions = [] }: Told, untilMs: number, kinds = WAYS): string[] {
  const { scenario, problems } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs },
    lanes: [{ id: 'h', strategy: 'long-poll', holdMs: 1000, gapMs: 100, ...lane }],
    interventions,
  })
  if (problems) throw new Error(JSON.stringify(problems))
  const sink = new Lines(kinds)
  new Simulation(scenario, sink).advanceTo(untilMs * 1000)
  return sink.lines
}

const set = (atMs: number, field: string, value: unknown) => ({ atMs, set: { [`lanes.h.${field}`]: value } })

describe('a held request', () => {
  it('is read again after all events of the microsecond, or answered empty after holdMs', () => {
    expect(told({ atMs: [500, 500, 500] }, 1800)).toEqual([
      '0 poll-sent 1 0 40',
      '40 arrived 1 held',
      '505 poll-answered 1 3 545',
      '545 settled 1 useful',
      '545 known 1 1',
      '545 known 2 1',
      '545 known 3 1',
      '645 poll-sent 2 3 685',
      '685 arrived 2 held',
      '1690 poll-answered 2 0 1730',
      '1730 settled 2 empty',
    ])
  })

  it('brings an event that happens when the hold ends, and holds nothing if something is there', () => {
    expect(told({ atMs: [1040, 1050] }, 1240)).toEqual([
      '0 poll-sent 1 0 40',
      '40 arrived 1 held',
      '1045 poll-answered 1 1 1085',
      '1085 settled 1 useful',
      '1085 known 1 1',
      '1185 poll-sent 2 1 1225',
      '1225 arrived 2 read',
      '1230 poll-answered 2 1 1270',
    ])
  })

  it('keeps what was set when it arrived, and the next one leaves gapMs after it even if there is more', () => {
    const interventions = [
      set(50, 'pageSize', 7),
      set(50, 'holdMs', 60),
      set(50, 'sourceMs', 200),
      set(50, 'conditional', true),
      set(50, 'gapMs', 10),
    ]
    const lane = { pageSize: 2, conditional: false }
    expect(told({ lane, atMs: [500, 500, 500], interventions }, 600)).toEqual([
      '0 poll-sent 1 0 40',
      '40 arrived 1 held',
      '505 poll-answered 1 2 545',
      '545 settled 1 useful',
      '545 known 1 1',
      '545 known 2 1',
      '555 poll-sent 2 2 595',
      '595 arrived 2 read',
    ])
    expect(told({ lane, interventions }, 1046, ['poll-answered'])).toEqual([
      '1045 poll-answered 1 0 as 200 1085',
    ])
  })

  it('stays held when its client has stopped waiting, beside the next one', () => {
    const lane = { timeoutMs: 200, holdMs: 5000 }
    expect(told({ lane, atMs: [450] }, 600)).toEqual([
      '0 poll-sent 1 0 40',
      '40 arrived 1 held',
      '200 settled 1 timeout',
      '300 poll-sent 2 0 340',
      '340 arrived 2 held',
      '455 poll-answered 1 1 495',
      '455 poll-answered 2 1 495',
      '495 settled 2 useful',
      '495 known 1 2',
      '595 poll-sent 3 1 635',
    ])
  })

  it('can be held for no time, and answered without one', () => {
    expect(told({ lane: { holdMs: 0, sourceMs: 0, gapMs: 0 } }, 81)).toEqual([
      '0 poll-sent 1 0 40',
      '40 arrived 1 held',
      '40 poll-answered 1 0 80',
      '80 settled 1 empty',
      '80 poll-sent 2 0 120',
    ])
  })

  it('is read again for an event that an intervention makes', () => {
    const interventions = [
      { atMs: 300, do: 'emit' },
      { atMs: 300, do: 'emit' },
    ]
    expect(told({ interventions, atMs: [300] }, 306, ['poll-answered'])).toEqual([
      '305 poll-answered 1 3 345',
    ])
  })
})

describe('the next long poll', () => {
  it('leaves at the end of an outage in which it falls due, the first one too', () => {
    const outages = [
      { fromMs: 0, toMs: 50, kind: 'refuse' },
      { fromMs: 50, toMs: 60, kind: 'hang' },
      { fromMs: 500, toMs: 600, kind: 'refuse' },
      { fromMs: 600, toMs: 650, kind: 'refuse' },
    ]
    expect(told({ lane: { handler: { outages } } }, 651, LEAVES)).toEqual([
      '0 tick 1 anew 60',
      '60 tick 1 anew none',
      '60 poll-sent 1 0 100',
      '500 settled 1 timeout',
      '500 tick 2 anew 650',
      '650 tick 2 anew none',
      '650 poll-sent 2 0 690',
    ])
  })

  it('follows its outage when that is set otherwise', () => {
    const outage = (fromMs: number, toMs: number) => [{ fromMs, toMs, kind: 'hang' }]
    const interventions = [
      set(650, 'handler.outages', outage(500, 800)),
      set(750, 'handler.outages', outage(780, 900)),
      set(1000, 'handler.outages', outage(500, 1100)),
    ]
    const lane = { handler: { outages: outage(500, 700) } }
    expect(told({ lane, interventions }, 1200, LEAVES).slice(3)).toEqual([
      '500 settled 1 timeout',
      '500 tick 2 anew 700',
      '650 tick 3 anew 800',
      '750 tick 4 anew 750',
      '750 tick 4 anew none',
      '750 poll-sent 2 0 790',
      '780 settled 2 timeout',
      '780 tick 5 anew 900',
      '900 tick 5 anew none',
      '900 poll-sent 3 0 940',
      '1000 settled 3 timeout',
      '1000 tick 6 anew 1100',
      '1100 tick 6 anew none',
      '1100 poll-sent 4 0 1140',
    ])
  })

  it('does not leave before the end of a window that a 429 has told', () => {
    const lane = { rateLimit: { requests: 1, perMs: 2000 }, holdMs: 10 }
    expect(told({ lane }, 2041)).toEqual([
      '0 poll-sent 1 0 40',
      '40 arrived 1 held',
      '55 poll-answered 1 0 95',
      '95 settled 1 empty',
      '195 poll-sent 2 0 235',
      '235 arrived 2 rate-limited',
      '240 call-answered 2 429 280',
      '280 settled 2 rate-limited',
      '2040 poll-sent 3 0 2080',
    ])
  })

  it('leaves by hand in place of the planned one', () => {
    const byHand = (atMs: number) => ({ atMs, do: 'poll', lane: 'h' })
    const lane = { holdMs: 10, firstPollAtMs: 500 }
    expect(told({ lane, interventions: [byHand(100), byHand(150), byHand(200)] }, 400, LEAVES)).toEqual([
      '0 tick 1 anew 500',
      '100 tick 1 anew none',
      '100 poll-sent 1 0 140',
      '195 settled 1 empty',
      '195 tick 2 anew 295',
      '200 tick 2 anew none',
      '200 poll-sent 2 0 240',
      '295 settled 2 empty',
      '295 tick 3 anew 395',
      '395 tick 3 anew none',
      '395 poll-sent 3 0 435',
    ])
  })
})
