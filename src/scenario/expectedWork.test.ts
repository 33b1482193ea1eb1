import { describe, expect, it } from 'vitest'
import type { Scenario } from '../engine/Scenario.ts'
import { expectedWork } from './expectedWork.ts'
import { readScenario } from './readScenario.ts'

const HOUR = 3_600_000
const webhook = { id: 'b', strategy: 'webhook' }
const workIn = (untilMs: number, value: object) => {
  const { scenario } = readScenario({ lanes: [webhook], ...value })
  return expectedWork(scenario as Scenario, untilMs)
}

describe('the work that a run is expected to be', () => {
  it.each([
    ['poisson', { kind: 'poisson', perMinute: 6 }, 360],
    ['no events', { kind: 'poisson', perMinute: 0 }, 0],
    ['periodic', { kind: 'periodic', everyMs: 1000, firstAtMs: HOUR }, 3600],
    ['bursty', { kind: 'bursty', perMinute: 6, burstSize: 10, spacingMs: 50 }, 360],
    ['trace', { kind: 'trace', atMs: [1, 2, 3] }, 3],
  ])('counts events: %s', (_name, events, expected) => {
    expect(workIn(HOUR, { events })).toBeCloseTo(expected, 9)
    expect(workIn(0, { events })).toBe(0)
  })

  it('counts the ticks of every polling lane that has some', () => {
    const lanes = [
      { id: 'a', strategy: 'poll', intervalMs: 1000 },
      { id: 'b', strategy: 'poll', intervalMs: 2000 },
      { id: 'c', strategy: 'poll', intervalMs: null },
      webhook,
    ]
    expect(workIn(HOUR, { events: { perMinute: 0 }, lanes: lanes.slice(0, 3) })).toBeCloseTo(5400, 9)
    expect(workIn(HOUR, { events: { perMinute: 0 }, lanes: lanes.slice(2) })).toBe(0)
  })
})
