import { describe, expect, it } from 'vitest'
import type { Events, Lane, Scenario } from '../../engine/Scenario.ts'
import { askSetting, orderSetting, periodOf } from './settings.ts'

function scenario(events: Events, lanes: readonly unknown[]): Scenario {
  return { events, lanes: lanes as readonly Lane[], durationMs: 600_000 } as Scenario
}

const POISSON: Events = { kind: 'poisson', perMinute: 6 }
const POLL = { id: 'polling', strategy: 'poll', intervalMs: 5000 }
const WEBHOOK = { id: 'webhook', strategy: 'webhook' }

describe('askSetting', () => {
  it('names the path by the id of the first polling lane', () => {
    const settings = scenario(POISSON, [WEBHOOK, { ...POLL, id: 'slow' }, POLL])
    expect(askSetting(settings)).toEqual({ kind: 'interval', path: 'lanes.slow.intervalMs', ms: 5000 })
  })

  it('tells a run without asks on a schedule apart', () => {
    expect(askSetting(scenario(POISSON, [WEBHOOK]))).toEqual({ kind: 'absent' })
    expect(askSetting(scenario(POISSON, [{ id: 'p', strategy: 'long-poll' }]))).toEqual({ kind: 'held' })
    expect(askSetting(scenario(POISSON, [{ ...POLL, intervalMs: null }]))).toMatchObject({ ms: null })
  })
})

describe('orderSetting', () => {
  it('reads the rate of every kind of events', () => {
    expect(orderSetting(scenario(POISSON, []))).toEqual({
      kind: 'rate',
      path: 'events.perMinute',
      perMinute: 6,
    })
    expect(orderSetting(scenario({ kind: 'periodic', everyMs: 500, firstAtMs: 0 }, []))).toEqual({
      kind: 'period',
      path: 'events.everyMs',
      perMinute: 120,
    })
    expect(orderSetting(scenario({ kind: 'trace', atMs: [1, 2, 3, 599_999, 600_000] }, []))).toEqual({
      kind: 'recorded',
      perMinute: 0.4,
    })
  })

  it('turns a rate into the period that has it', () => {
    expect(periodOf(120)).toBe(500)
    expect(periodOf(7)).toBe(8571.429)
  })
})
