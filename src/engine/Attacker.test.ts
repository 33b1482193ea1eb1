import { describe, expect, it } from 'vitest'
import { rowLines } from '../../proof/rowLines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { RowKind } from './rows.ts'
import type { Scenario } from './Scenario.ts'

/** Plays a lane with one event at 0, whose attempt arrives at 40 ms. */
function play(handler: object, rest: object, ...kinds: RowKind[]): readonly string[] {
  const { scenario } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs: [0] },
    lanes: [{ id: 'w', strategy: 'webhook', dispatchMs: 0, handler }],
    ...rest,
  })
  return rowLines(scenario as Scenario, 10_000, ...kinds)
}

const forged = (...atMs: number[]) => ({ forged: { kind: 'trace', atMs }, knowsUrl: true, replays: false })
const periodic = (everyMs: number, firstAtMs: number) => ({ kind: 'periodic', everyMs, firstAtMs })
const attack = (process: object, rest: object = {}) => ({
  attack: { forged: process, knowsUrl: true, replays: false, ...rest },
})
const set = (atMs: number, path: string, value: unknown) => ({ atMs, set: { [path]: value } })

/** When forged calls leave. */
const times = (rest: object) => play({}, rest, 'forged-sent').map((row) => Number(row.split(' ')[0]))

describe('a forged call', () => {
  it('is rejected by a receiver that verifies signatures', () => {
    expect(play({}, { attack: forged(500) }).slice(-4)).toEqual([
      '500 forged-sent 2 0 540',
      '540 arrived 2 +6 0',
      '541 call-answered 2 401 581',
      '581 settled 2 5 0',
    ])
  })

  it('has an effect of its own at a receiver that does not', () => {
    expect(play({ verifySignature: false }, { attack: forged(500, 501) }).slice(-13)).toEqual([
      '500 forged-sent 2 0 540',
      '501 forged-sent 3 0 541',
      '540 arrived 2 +1 0',
      '540 work-started 2 0 560',
      '541 arrived 3 +1 0',
      '541 work-waits 3 0 0',
      '560 forged-effect 2 0 0',
      '560 call-answered 2 200 600',
      '560 work-started 3 !0 580',
      '580 forged-effect 3 0 0',
      '580 call-answered 3 200 620',
      '600 settled 2 8 0',
      '620 settled 3 8 0',
    ])
  })

  it('waits as long as an attempt, and nobody sends it again', () => {
    const handler = { outages: [{ fromMs: 400, toMs: 9000, kind: 'hang' }] }
    const rest = { attack: forged(500), interventions: [set(100, 'lanes.w.timeoutMs', 300)] }
    expect(play(handler, rest).slice(-4)).toEqual([
      '500 forged-sent 2 0 540',
      '540 arrived 2 +5 0',
      '800 settled 2 3 0',
      '9000 outage-ended 0 0 0',
    ])
  })

  it('leaves by hand whatever the attack says, a replay only if there is something to copy', () => {
    const forge = (atMs: number, replay: boolean) => ({ atMs, do: 'forge', lane: 'w', replay })
    const interventions = [forge(20, false), forge(30, true), forge(50, true)]
    expect(play({}, { interventions }, 'forged-sent')).toEqual([
      '20 forged-sent 2 0 60',
      '50 forged-sent 3 1 90',
    ])
  })
})

describe('a replay', () => {
  it('passes the signature check and is one more acceptance of its event', () => {
    const rest = attack({ kind: 'trace', atMs: [40, 500] }, { replays: true })
    // At 40 the attempt arrives before the forged call leaves.
    expect(play({}, rest, 'forged-sent', 'arrived', 'effect', 'settled')).toEqual([
      '40 arrived 1 1 0',
      '40 forged-sent 2 1 80',
      '60 effect 1 1 0',
      '80 arrived 2 +1 0',
      '100 effect 1 2 0',
      '140 settled 2 8 0',
      '500 forged-sent 3 1 540',
      '540 arrived 3 +1 0',
      '560 effect 1 3 0',
      '600 settled 3 8 0',
    ])
  })

  it('is a duplicate for a receiver that keeps ids', () => {
    const handler = { idempotency: { kind: 'seen-ids', ttlMs: 86_400_000 } }
    const rest = attack({ kind: 'trace', atMs: [500] }, { replays: true })
    expect(play(handler, rest, 'arrived', 'effect', 'settled')).toEqual([
      '40 arrived 1 1 0',
      '60 effect 1 1 0',
      '540 arrived 2 +2 0',
      '581 settled 2 9 0',
    ])
  })

  it('copies the last attempt that arrived outside an outage, as large and as thin as that was', () => {
    const interventions = [
      set(100, 'payloadBytes', 9),
      set(100, 'lanes.w.thin', true),
      { atMs: 200, do: 'forge', lane: 'w', replay: true },
      { atMs: 300, do: 'redeliver', lane: 'w', event: 1 },
      { atMs: 310, set: { payloadBytes: 77, 'lanes.w.thin': false } },
      { atMs: 320, do: 'forge', lane: 'w', replay: true },
      { atMs: 400, do: 'forge', lane: 'w', replay: true },
      { atMs: 1000, do: 'emit' },
      { atMs: 1500, do: 'forge', lane: 'w', replay: true },
    ]
    const handler = { outages: [{ fromMs: 900, toMs: 1200, kind: 'refuse' }] }
    expect(play(handler, { interventions }, 'payload', 'forged-sent')).toEqual([
      '0 payload 1400 0 0',
      '200 forged-sent 2 1 240',
      '320 forged-sent 4 1 360',
      // The fetch of the thin redelivery brings 77 bytes.
      '385 payload 77 0 0',
      '400 forged-sent 6 +1 440',
      '1500 forged-sent 9 +1 1540',
    ])
  })
})

describe('an attack', () => {
  it('has its times as if it had run from 0, those before now left out', () => {
    expect(times(attack(periodic(3000, 500)))).toEqual([500, 3500, 6500, 9500])
    const late = { kind: 'trace', atMs: [100, 3500, 4000] }
    const on = (process: object) => [set(3500, 'attack', attack(process).attack)]
    expect(times({ interventions: on(late) })).toEqual([3500, 4000])
    expect(times({ interventions: on(periodic(3000, 500)) })).toEqual([3500, 6500, 9500])
    expect(times({ interventions: on(periodic(3000, 400)) })).toEqual([6400, 9400])
  })

  it('rescales the current gap when only its rate changes', () => {
    const interventions = [set(1500, 'attack.forged.everyMs', 1000)]
    expect(times({ ...attack(periodic(2000, 500)), interventions })).toEqual([
      500, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000,
    ])
    const poisson = { kind: 'poisson', perMinute: 30 }
    const [first = 0] = times(attack(poisson))
    const slower = [set(0, 'attack.forged.perMinute', 15)]
    expect(times({ ...attack(poisson), interventions: slower })[0]).toBeCloseTo(2 * first, 2)
  })

  it('sends nothing without the address, while its times go on', () => {
    const interventions = [set(600, 'attack.knowsUrl', false), set(4000, 'attack.knowsUrl', true)]
    expect(times({ ...attack(periodic(1500, 500)), interventions })).toEqual([500, 5000, 6500, 8000, 9500])
  })

  it('ends, and begins again', () => {
    const again = attack(periodic(2000, 1000)).attack
    const interventions = [set(1500, 'attack', null), set(6000, 'attack', again)]
    expect(times({ ...attack(periodic(1000, 1000)), interventions })).toEqual([1000, 7000, 9000])
  })
})
