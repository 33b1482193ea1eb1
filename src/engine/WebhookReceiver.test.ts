import { describe, expect, it } from 'vitest'
import { rowLines } from '../../proof/rowLines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { RowKind } from './rows.ts'
import type { Scenario } from './Scenario.ts'

function play(
  atMs: readonly number[],
  handler: object,
  interventions: object[],
  ...kinds: RowKind[]
): readonly string[] {
  const { scenario } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs },
    lanes: [{ id: 'w', strategy: 'webhook', dispatchMs: 0, handler }],
    interventions,
  })
  return rowLines(scenario as Scenario, 4000, ...kinds)
}

const redeliver = (atMs: number) => ({ atMs, do: 'redeliver', lane: 'w', event: 1 })

describe('the receiver', () => {
  it('answers at once if it is set so, and works whether or not anybody waits', () => {
    const handler = { acknowledge: 'at-once', ackMs: 3, serviceMs: { kind: 'constant', ms: 20 } }
    expect(play([0], handler, []).slice(3)).toEqual([
      '40 arrived 1 1 0',
      '40 known 1 1 0',
      '40 work-started 1 1 60',
      '43 call-answered 1 200 83',
      '60 effect 1 1 0',
      '83 attempt-settled 1 !8 -0.001',
    ])
  })

  it('lets as many jobs wait as it may, and refuses more', () => {
    const handler = { queueLimit: 1, serviceMs: { kind: 'constant', ms: 1000 } }
    expect(play([0, 1, 2], handler, [], 'arrived', 'call-answered', 'work-waits', 'work-started')).toEqual([
      '40 arrived 1 1 0',
      '40 work-started 1 1 1040',
      '41 arrived 2 1 0',
      '41 work-waits 2 2 0',
      '42 arrived 3 3 0',
      '43 call-answered 3 503 83',
      '1040 call-answered 1 200 1080',
      '1040 work-started 2 !2 2040',
      '2040 call-answered 2 200 2080',
    ])
  })

  it('starts waiting jobs when it gets more workers', () => {
    const handler = { serviceMs: { kind: 'constant', ms: 1000 } }
    const interventions = [{ atMs: 500, set: { 'lanes.w.handler.workers': 2 } }]
    expect(play([0, 1, 2], handler, interventions, 'work-started')).toEqual([
      '40 work-started 1 1 1040',
      '500 work-started 2 !2 1500',
      '1040 work-started 3 !3 2040',
    ])
  })

  it('knows what it has seen for as long as the ttl of now says, and does not renew the claim', () => {
    const handler = { idempotency: { kind: 'seen-ids', ttlMs: 1000 } }
    const interventions = [redeliver(500), redeliver(1000), redeliver(1001), redeliver(1500)]
    expect(play([0], handler, interventions, 'arrived', 'effect', 'known', 'attempt-settled')).toEqual([
      '40 arrived 1 1 0',
      '40 known 1 1 0',
      '60 effect 1 1 0',
      '100 attempt-settled 1 !8 -0.001',
      '540 arrived 2 2 0',
      '581 attempt-settled 2 9 -0.001',
      '1040 arrived 3 2 0',
      '1041 arrived 4 1 0',
      '1061 effect 1 2 0',
      '1081 attempt-settled 3 9 -0.001',
      '1101 attempt-settled 4 !8 -0.001',
      '1540 arrived 5 2 0',
      '1581 attempt-settled 5 9 -0.001',
    ])
  })

  it('claims nothing without a store, so that every acceptance is one more effect', () => {
    const set = { 'lanes.w.handler.idempotency': { kind: 'seen-ids', ttlMs: 100_000 } }
    const interventions = [redeliver(500), redeliver(600), { atMs: 700, set }, redeliver(800), redeliver(900)]
    expect(play([0], {}, interventions, 'effect')).toEqual([
      '60 effect 1 1 0',
      '560 effect 1 2 0',
      '660 effect 1 3 0',
      '860 effect 1 4 0',
    ])
  })

  it('refuses or hangs in an outage, and goes on with the work that it has', () => {
    const outages = [
      { fromMs: 50, toMs: 100, kind: 'refuse' },
      { fromMs: 100, toMs: 200, kind: 'hang' },
    ]
    const rows = play([0, 50, 100], { outages }, [], 'arrived', 'effect', 'call-answered', 'attempt-settled')
    expect(rows).toEqual([
      '40 arrived 1 1 0',
      '60 effect 1 1 0',
      '60 call-answered 1 200 100',
      '90 arrived 2 4 0',
      '90 call-answered 2 0 130',
      '100 attempt-settled 1 !8 -0.001',
      '130 attempt-settled 2 4 5130',
      '140 arrived 3 5 0',
    ])
  })

  it('keeps how it answers a call as it was when it accepted it', () => {
    const set = { 'lanes.w.handler.acknowledge': 'at-once', 'lanes.w.handler.ackMs': 7 }
    expect(play([0, 30], {}, [{ atMs: 50, set }], 'call-answered')).toEqual([
      '60 call-answered 1 200 100',
      '77 call-answered 2 200 117',
    ])
  })
})
