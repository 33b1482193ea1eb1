import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scenario } from '../engine/Scenario.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { pause, play, setFollowsMessages, setReduced, setSpeed, useClock } from './clock.ts'
import { openScenario, seek, turn } from './run.ts'
import { currentSight } from './sight.ts'

const scenarioOf = (value: unknown): Scenario => {
  const { scenario } = readScenario(value)
  if (scenario === undefined) throw new Error('Scenario must be good.')
  return scenario
}
const QUIET = scenarioOf({ events: { perMinute: 0 }, lanes: [{ id: 'b', strategy: 'webhook' }] })
const atMs = () => currentSight().moment.atUs / 1000
const clock = () => useClock.getState()

/** A browser whose frames come when they are called. */
const browser = { nowMs: 1000, waiting: new Map<number, (nowMs: number) => void>(), last: 0 }

function frame(passedMs: number): void {
  browser.nowMs += passedMs
  const listeners = [...browser.waiting.values()]
  browser.waiting.clear()
  for (const listen of listeners) listen(browser.nowMs)
}

beforeEach(() => {
  browser.waiting.clear()
  vi.stubGlobal('performance', { now: () => browser.nowMs })
  vi.stubGlobal('requestAnimationFrame', (listen: (nowMs: number) => void) => {
    browser.waiting.set(++browser.last, listen)
    return browser.last
  })
  vi.stubGlobal('cancelAnimationFrame', (number: number) => browser.waiting.delete(number))
  setReduced(false)
  setSpeed(1)
  setFollowsMessages(true)
  openScenario(QUIET, 0)
})

describe('the clock', () => {
  it('stands until it is started, and stands again when it is stopped', () => {
    frame(16)
    expect(atMs()).toBe(0)
    play()
    play()
    expect(browser.waiting.size).toBe(1)
    frame(16)
    frame(17)
    expect(atMs()).toBe(33)
    pause()
    expect([browser.waiting.size, clock().isPlaying]).toEqual([0, false])
    frame(50)
    expect(atMs()).toBe(33)
  })

  it.each([0.05, 1, 20, 1000])('goes at speed %d, followed or not', (speed) => {
    setSpeed(speed)
    for (const follows of [true, false]) {
      setFollowsMessages(follows)
      openScenario(QUIET, 0)
      play()
      for (let count = 0; count < 10; count++) frame(20)
      expect(atMs()).toBeCloseTo(200 * speed, 3)
    }
  })

  it('slows down to a twentieth while a message travels, and says so', () => {
    openScenario(scenarioOf({ events: { perMinute: 0 } }), 1000)
    play()
    frame(100)
    expect([atMs(), clock().pace]).toEqual([6, 0.05])
    setFollowsMessages(false)
    frame(100)
    expect([atMs(), clock().pace]).toEqual([106, 1])
  })

  it('takes a tab that was away for a tenth of a second', () => {
    play()
    frame(60_000)
    expect(atMs()).toBe(100)
    browser.nowMs -= 5000
    frame(0)
    expect(atMs()).toBe(100)
  })

  it('stops at the end of the run, and goes on when the run does', () => {
    openScenario(scenarioOf({ durationMs: 150, events: { perMinute: 0 }, lanes: QUIET.lanes }), 0)
    play()
    frame(100)
    frame(100)
    expect([atMs(), clock().isPlaying, clock().isAtEnd]).toEqual([150, false, true])
    play()
    frame(100)
    expect([atMs(), clock().isPlaying, clock().isAtEnd]).toEqual([250, true, false])
    seek(0)
    expect([clock().isPlaying, clock().isAtEnd]).toEqual([false, false])
  })

  it('steps at once and then every second where less motion is asked for', () => {
    setReduced(true)
    openScenario(scenarioOf({ events: { perMinute: 0 } }), 0)
    play()
    frame(16)
    const first = atMs()
    expect(first).toBeGreaterThan(0)
    for (let count = 0; count < 9; count++) frame(100)
    expect(atMs()).toBe(first)
    frame(100)
    expect(atMs()).toBeGreaterThan(first)
  })

  it('gives following up where messages are always on their way, and takes it up again', () => {
    openScenario(scenarioOf({ events: { perMinute: 600 } }), 10_000_000)
    play()
    for (let count = 0; count < 4; count++) frame(100)
    expect([clock().isTooBusy, clock().pace, clock().followsMessages]).toEqual([true, 1, true])
    turn('events.perMinute', 0)
    setSpeed(100)
    for (let count = 0; count < 10; count++) frame(100)
    expect(clock().isTooBusy).toBe(false)
  })

  it('plays on while a knob is turned', () => {
    setFollowsMessages(false)
    play()
    frame(100)
    turn('events.perMinute', 6000)
    frame(100)
    expect([atMs(), clock().isPlaying]).toEqual([200, true])
    frame(100)
    expect(currentSight().moment.tally.eventsHappened).toBeGreaterThan(0)
  })
})
