import { describe, expect, it } from 'vitest'
import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { withChanges } from './withChanges.ts'

describe('a scenario with changes', () => {
  it('has the values at their paths and leaves the old scenario as it was', () => {
    const before = structuredClone(DEFAULT_SCENARIO)
    const after = withChanges(DEFAULT_SCENARIO, {
      'events.perMinute': 60,
      'lanes.webhook.retry.delaysMs': [1],
      'lanes.polling.handler.outages': [{ fromMs: 1, toMs: 2, kind: 'hang' }],
    })
    expect(DEFAULT_SCENARIO).toEqual(before)
    expect(after.events).toEqual({ kind: 'poisson', perMinute: 60 })
    expect(after.lanes[1]).toMatchObject({ retry: { delaysMs: [1], jitter: 0 } })
    expect(after.lanes[0]?.handler.outages).toEqual([{ fromMs: 1, toMs: 2, kind: 'hang' }])
  })

  it('keeps what no path touches as the same object', () => {
    const after = withChanges(DEFAULT_SCENARIO, { 'lanes.webhook.dispatchMs': 7 })
    expect(after.lanes[0]).toBe(DEFAULT_SCENARIO.lanes[0])
    expect(after.events).toBe(DEFAULT_SCENARIO.events)
    expect(after.lanes[1]).not.toBe(DEFAULT_SCENARIO.lanes[1])
    expect(after.lanes[1]?.network).toBe(DEFAULT_SCENARIO.lanes[1]?.network)
  })

  it('applies changes in their order', () => {
    const after = withChanges(DEFAULT_SCENARIO, {
      'lanes.webhook.retry': { delaysMs: [5], jitter: 0.5 },
      'lanes.webhook.retry.jitter': 0.25,
    })
    expect(after.lanes[1]).toMatchObject({ retry: { delaysMs: [5], jitter: 0.25 } })
  })

  it.each([
    ['lanes.other.intervalMs', 'Path must name a lane of the scenario, got "other".'],
    ['events.everyMs', 'Path must exist in the scenario, got "everyMs".'],
    ['lanes.polling.adaptive.factor', 'Path must exist in the scenario, got "factor".'],
    ['toString', 'Path must exist in the scenario, got "toString".'],
  ])('throws for the path %s', (path, message) => {
    expect(() => withChanges(DEFAULT_SCENARIO, { [path]: 1 })).toThrow(message)
  })
})
