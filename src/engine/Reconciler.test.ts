import { describe, expect, it } from 'vitest'
import { rowLines } from '../../proof/rowLines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { RowKind } from './rows.ts'
import type { Scenario } from './Scenario.ts'

/** Plays a lane whose receiver hangs from 0 to 900 ms and that retries nothing. A reconcile poll takes 85 ms. */
function play(
  atMs: readonly number[],
  lane: { handler?: object; [field: string]: unknown },
  interventions: object[],
  ...kinds: RowKind[]
): readonly string[] {
  const handler = { outages: [{ fromMs: 0, toMs: 900, kind: 'hang' }], ...lane.handler }
  const { scenario } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs },
    lanes: [
      {
        id: 'w',
        strategy: 'webhook',
        timeoutMs: 500,
        retry: { delaysMs: [], jitter: 0 },
        reconcileEveryMs: 1000,
        ...lane,
        handler,
      },
    ],
    interventions,
  })
  return rowLines(scenario as Scenario, 6000, ...kinds)
}

const set = (atMs: number, everyMs: number | null) => ({
  atMs,
  set: { 'lanes.w.reconcileEveryMs': everyMs },
})
const ASKS = ['tick', 'reconcile-sent', 'poll-answered', 'settled', 'known', 'given-up'] as const

describe('reconciliation', () => {
  it('finds what was missed, and nothing is lost while it is on', () => {
    expect(play([100], {}, [], ...ASKS).slice(0, 9)).toEqual([
      '0 tick 1 0 1000',
      '605 given-up 1 0 0',
      '1000 tick 2 1 2000',
      '1000 reconcile-sent 2 0 1040',
      '1045 poll-answered 2 1 1085',
      '1085 settled 2 1 0',
      '1085 known 1 2 100',
      '2000 tick 3 1 3000',
      '2000 reconcile-sent 3 1 2040',
    ])
  })

  it('asks from the highest number up to which all is known, and passes over what is known', () => {
    // 1 is missed, 2 arrives.
    const rows = play([100, 950], {}, [], 'reconcile-sent', 'poll-answered', 'known', 'effect')
    expect(rows.slice(0, 7)).toEqual([
      '995 known 2 2 950',
      '1000 reconcile-sent 3 0 1040',
      '1015 effect 2 1 950',
      '1045 poll-answered 3 2 1085',
      '1085 known 1 3 100',
      '1105 effect 1 1 100',
      '2000 reconcile-sent 4 2 2040',
    ])
  })

  it('asks for pages of a hundred, one at once after the other', () => {
    const atMs = Array.from({ length: 250 }, (_, n) => n)
    const rows = play(atMs, {}, [], 'reconcile-sent', 'poll-answered').slice(0, 6)
    expect(rows).toEqual([
      '1000 reconcile-sent 251 0 1040',
      '1045 poll-answered 251 100 1085',
      '1085 reconcile-sent 252 100 1125',
      '1130 poll-answered 252 100 1170',
      '1170 reconcile-sent 253 200 1210',
      '1215 poll-answered 253 50 1255',
    ])
  })

  it('skips ticks in an outage and while it waits, and asks for no further page in an outage', () => {
    const atMs = Array.from({ length: 150 }, (_, n) => n)
    const outages = [
      { fromMs: 0, toMs: 900, kind: 'hang' },
      { fromMs: 1050, toMs: 2500, kind: 'refuse' },
    ]
    const network = { latencyMs: { kind: 'constant', ms: 240 } }
    // An answer takes 485 ms. The first arrives in the outage; the tick of 3400 falls into the draining of 3000.
    const rows = play(atMs, { network, handler: { outages } }, [set(3100, 400)], 'tick', 'reconcile-sent')
    expect(rows.slice(1, 8)).toEqual([
      '1000 tick 2 1 2000',
      '1000 reconcile-sent 151 0 1240',
      '2000 tick 3 2 3000',
      '3000 tick 4 1 4000',
      '3000 reconcile-sent 152 100 3240',
      '3100 tick 5 0 3400',
      '3400 tick 6 2 3800',
    ])
  })

  it('makes a job of what it brings unless that is claimed not too long ago', () => {
    // A thin call is accepted and claimed at 995, and its fetch never answered; the reconcile poll brings the event at 1085.
    const ids = (ttlMs: number) => ({
      thin: true,
      handler: { idempotency: { kind: 'seen-ids', ttlMs }, acknowledge: 'at-once' },
    })
    const drop = [{ atMs: 1010, do: 'drop', lane: 'w', request: 2 }]
    expect(play([950], ids(90), drop, 'known', 'effect')).toEqual([
      '1085 known 1 3 950',
      '1600 effect 1 1 950',
    ])
    expect(play([950], ids(89), drop, 'known', 'effect')).toEqual([
      '1085 known 1 3 950',
      '1105 effect 1 1 950',
      '1600 effect 1 2 950',
    ])
  })

  it('moves its next tick with the interval, counted from the last one', () => {
    const interventions = [set(200, 300), set(650, 200), set(700, 50)]
    const rows = play([], {}, interventions, 'tick').slice(0, 7)
    expect(rows).toEqual([
      '0 tick 1 0 1000',
      '200 tick 2 0 300',
      '300 tick 3 2 600',
      '600 tick 4 2 900',
      '650 tick 5 0 800',
      '700 tick 6 0 700',
      '700 tick 7 2 750',
    ])
  })

  it('counts from the instant at which it is switched on, or from its last tick', () => {
    const interventions = [set(400, 700), set(500, null), set(600, 800), set(1500, null), set(2500, 900)]
    const rows = play([100], { reconcileEveryMs: null }, interventions, 'tick', 'reconciling', 'given-up')
    expect(rows.slice(0, 11)).toEqual([
      '400 reconciling 1 0 0',
      '400 tick 1 0 1100',
      '500 reconciling 0 0 0',
      '500 tick 2 0 -0.001',
      '600 reconciling 1 0 0',
      '600 tick 3 0 1400',
      '605 given-up 1 0 0',
      '1400 tick 4 1 2200',
      '1500 reconciling 0 0 0',
      '1500 tick 5 0 -0.001',
      '2500 reconciling 1 0 0',
    ])
    expect(rows[11]).toBe('2500 tick 6 0 2500')
  })

  it('turns what is neither known nor on its way from lost to pending and back', () => {
    // 1 and 2 are given up at 605 and 705, 3 is under way until 1245.
    const interventions = [
      set(800, 60_000),
      set(900, null),
      { atMs: 950, do: 'redeliver', lane: 'w', event: 1 },
    ]
    const rows = play(
      [100, 200, 740],
      { reconcileEveryMs: null },
      interventions,
      'reconciling',
      'given-up',
      'redelivered',
      'known',
    )
    expect(rows).toEqual([
      '605 given-up 1 1 0',
      '705 given-up 2 1 0',
      '800 reconciling 1 2 0',
      '900 reconciling 0 2 0',
      '950 redelivered 1 !1 0',
      '990 known 1 4 100',
      '1245 given-up 3 1 0',
    ])
  })

  it('goes on with an answer under way when it is switched off, and asks for no further page', () => {
    const atMs = Array.from({ length: 150 }, (_, n) => n)
    const rows = play(atMs, {}, [set(1050, null)], 'reconcile-sent', 'known')
    expect(rows.filter((row) => row.includes('sent'))).toEqual(['1000 reconcile-sent 151 0 1040'])
    expect(rows.filter((row) => row.includes('known'))).toHaveLength(100)
    const onAgain = play(atMs, {}, [set(1050, null), set(1060, 1000)], 'reconcile-sent')
    expect(onAgain[1]).toBe('1085 reconcile-sent 152 100 1125')
  })
})
