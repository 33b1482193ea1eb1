import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scenario } from '../engine/Scenario.ts'
import { DEFAULT_SCENARIO, readScenario } from '../scenario/readScenario.ts'
import { useClock } from './clock.ts'
import { openScenario, orderNow, restart, seek, stepBack, stepForward, turn } from './run.ts'
import { chooseEvent, useSelection } from './selection.ts'
import { shownLanes } from './shownLanes.ts'
import { currentSight, onSight } from './sight.ts'
import { currentRun, endUs, extend } from './theRun.ts'

const scenarioOf = (value: unknown): Scenario => {
  const { scenario } = readScenario(value)
  if (scenario === undefined) throw new Error('Scenario must be good.')
  return scenario
}
const POLL = 'lanes.polling.intervalMs'
const atUs = () => currentSight().moment.atUs
const tally = () => currentSight().moment.tally

beforeEach(() => {
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  openScenario(DEFAULT_SCENARIO, 0)
})

describe('opening a run', () => {
  it('shows it at the moment asked for, and lets go of the chosen event', () => {
    chooseEvent(3)
    openScenario(DEFAULT_SCENARIO, 90_000_000)
    expect([atUs(), tally().eventsHappened, useSelection.getState().event]).toEqual([90_000_000, 9, 0])
  })

  it('after its end makes the run long enough', () => {
    openScenario(DEFAULT_SCENARIO, 700_000_000)
    expect(atUs()).toBe(700_000_000)
    expect(endUs()).toBeGreaterThanOrEqual(700_000_000)
  })

  it('ends at a whole microsecond', () => {
    openScenario(scenarioOf({ durationMs: 1000.0004 }), 0)
    expect(endUs()).toBe(1_000_000)
    extend()
    expect(endUs()).toBe(2_000_000)
  })
})

describe('a reader', () => {
  it('turns a knob and sees it turned; what will not do is told', () => {
    expect(turn(POLL, 1000)).toEqual([])
    expect(currentSight().settings.lanes[0]).toMatchObject({ intervalMs: 1000 })
    expect(turn(POLL, 'often').map(({ path }) => path)).toEqual([`set.${POLL}`])
    expect(currentRun().scenario.interventions).toEqual([{ atMs: 0, set: { [POLL]: 1000 } }])
  })

  it('orders and sees the order at once', () => {
    seek(1_000_000)
    orderNow()
    expect([tally().eventsHappened, atUs()]).toEqual([1, 1_000_001])
    expect(currentRun().scenario.interventions).toEqual([{ atMs: 1000, do: 'emit' }])
  })

  it('seeks within the run only, to whole microseconds, and stops there', () => {
    seek(-5)
    expect(atUs()).toBe(0)
    seek(1234.6)
    expect(atUs()).toBe(1235)
    seek(1e15)
    expect(atUs()).toBe(endUs())
    expect(useClock.getState().isPlaying).toBe(false)
  })

  it('steps to the end and no farther, and back again', () => {
    openScenario(scenarioOf({ durationMs: 1000, events: { perMinute: 0 } }), 0)
    const stops: number[] = []
    for (let step = 0; step < 20 && !useClock.getState().isAtEnd; step++) {
      stepForward()
      stops.push(atUs())
    }
    expect(stops.at(-1)).toBe(1_000_000)
    expect(stops).toEqual([...new Set(stops)].sort((a, b) => a - b))
    stepForward()
    expect(atUs()).toBe(1_000_000)
    stepBack()
    expect(atUs()).toBe(stops.at(-2))
    expect(useClock.getState().isAtEnd).toBe(false)
    for (const _stop of stops) stepBack()
    expect(atUs()).toBe(0)
  })

  it('begins again with the knobs as they stand', () => {
    seek(5_000_000)
    turn(POLL, 1000)
    seek(9_000_000)
    orderNow()
    restart()
    expect(atUs()).toBe(0)
    expect(currentSight().settings.lanes[0]).toMatchObject({ intervalMs: 1000 })
    expect(currentRun().scenario.interventions).toEqual([])
  })
})

describe('the sight', () => {
  it('is told to whoever listens, until they stop', () => {
    const seen: number[] = []
    const stop = onSight(({ moment }) => seen.push(moment.atUs))
    seek(10)
    seek(20)
    stop()
    seek(30)
    expect(seen).toEqual([10, 20])
  })

  it('has the same lanes object for the same lanes', () => {
    const lanes = shownLanes(DEFAULT_SCENARIO)
    expect(lanes).toEqual({ poll: 0, webhook: 1 })
    expect(shownLanes(currentSight().scenario)).toBe(lanes)
    expect(shownLanes(scenarioOf({ lanes: [{ id: 'b', strategy: 'webhook' }] }))).toEqual({
      poll: -1,
      webhook: 0,
    })
  })
})
