import { describe, expect, it } from 'vitest'
import type { Events, Lane, Scenario } from '../engine/Scenario.ts'
import { ordersBetweenAsks } from './ordersBetweenAsks.ts'

function scenario(events: Events, lanes: readonly unknown[]): Scenario {
  return { events, lanes: lanes as readonly Lane[], durationMs: 600_000 } as Scenario
}

const POISSON: Events = { kind: 'poisson', perMinute: 6 }
const POLL = { id: 'polling', strategy: 'poll', intervalMs: 5000 }
const WEBHOOK = { id: 'webhook', strategy: 'webhook' }

describe('ordersBetweenAsks', () => {
  it('multiplies rate and interval', () => {
    expect(ordersBetweenAsks(scenario(POISSON, [POLL, WEBHOOK]))).toBe(0.5)
  })

  it('is null where nobody asks on a schedule', () => {
    expect(ordersBetweenAsks(scenario(POISSON, [WEBHOOK]))).toBeNull()
    expect(ordersBetweenAsks(scenario(POISSON, [{ ...POLL, intervalMs: null }]))).toBeNull()
  })

  it('counts the recorded times that lie within the run', () => {
    const recorded: Events = { kind: 'trace', atMs: [0, 1000, 599_999, 600_000] }
    expect(ordersBetweenAsks(scenario(recorded, [POLL, WEBHOOK]))).toBe(0.025)
  })
})
