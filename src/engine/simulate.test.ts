import { describe, expect, it } from 'vitest'
import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { Simulation } from './Simulation.ts'
import { simulate } from './simulate.ts'
import { Trace } from './Trace.ts'

describe('a run of the default scenario', () => {
  const { report } = simulate(DEFAULT_SCENARIO)

  it('asks 120 times in ten minutes, or calls once per event', () => {
    const { polling, webhook } = report.lanes
    expect(polling).toMatchObject({ requests: 120, skipped: 0, attempts: 0 })
    expect(webhook).toMatchObject({
      requests: report.eventsHappened,
      wasted: 0,
      attempts: report.eventsHappened,
    })
    expect(webhook?.knownDelayMs).toMatchObject({ mean: 45, p50: 45, max: 45 })
    expect(webhook?.effectDelayMs).toMatchObject({ count: report.eventsHappened, p50: 65 })
  })

  it('can end sooner or later than the scenario says', () => {
    expect(simulate(DEFAULT_SCENARIO, 1000).report).toMatchObject({
      untilMs: 1000,
      lanes: { polling: { requests: 1 } },
    })
    expect(simulate(DEFAULT_SCENARIO, 1_200_000).report.lanes['polling']?.requests).toBe(240)
  })

  it('reports no waits where nothing has happened', () => {
    const none = { count: 0, mean: null, p50: null, p90: null, p99: null, max: null }
    const quiet = simulate({ ...DEFAULT_SCENARIO, events: { kind: 'trace', atMs: [] } }).report
    expect(quiet.eventsHappened).toBe(0)
    expect(quiet.lanes['polling']).toMatchObject({
      useful: 0,
      wasted: 120,
      knownDelayMs: none,
      effectDelayMs: none,
    })
  })
})

describe('a simulation', () => {
  it('plays what is before a time and nothing at it', () => {
    const trace = new Trace()
    const simulation = new Simulation({ ...DEFAULT_SCENARIO, events: { kind: 'trace', atMs: [10] } }, trace)
    const happened = () =>
      Array.from({ length: trace.length }, (_, row) => trace.kindName(row)).filter(
        (kind) => kind === 'happened',
      )
    simulation.advanceTo(10_000)
    expect([simulation.nowUs, simulation.nextAtUs, happened().length]).toEqual([10_000, 10_000, 0])
    simulation.advanceTo(10_001)
    expect([simulation.nowUs, happened().length]).toEqual([10_001, 1])
    simulation.advanceTo(5)
    expect(simulation.nowUs).toBe(10_001)
  })

  it('takes interventions from now on, and refuses them for the past', () => {
    const simulation = new Simulation(DEFAULT_SCENARIO, new Trace())
    simulation.advanceTo(2_000_000)
    simulation.intervene({ atMs: 2000, set: { 'lanes.polling.intervalMs': 1000 } })
    expect(() => simulation.intervene({ atMs: 1999.999, do: 'emit' })).toThrow(
      'Time of an intervention must be at least 2000000 µs, got 1999999.',
    )
    expect(simulation.settings).toBe(DEFAULT_SCENARIO)
    simulation.advanceTo(2_000_001)
    expect(simulation.settings.lanes[0]).toMatchObject({ intervalMs: 1000 })
  })
})
