import { beforeEach, describe, expect, it, vi } from 'vitest'
import { countRun } from '../engine/countRun.ts'
import type { Scenario } from '../engine/Scenario.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { play, useClock } from './clock.ts'
import { callOff, goTo, useJourney } from './journey.ts'
import { openScenario, orderNow, turn } from './run.ts'
import { currentSight } from './sight.ts'
import { currentRun } from './theRun.ts'

/** So far that even a fast machine takes long enough for the bar to be seen. */
const FAR_US = 300_000_000

/** A thousand orders a second: five minutes of it take many frames. */
function heavy(): Scenario {
  const { scenario } = readScenario({
    version: 1,
    events: { perMinute: 60_000 },
    lanes: [{ id: 'polling', strategy: 'poll' }],
  })
  if (!scenario) throw new Error('Scenario must be good.')
  return scenario
}

const journey = () => useJourney.getState().journey
const atUs = () => currentSight().moment.atUs

beforeEach(() => {
  // Node has no workers of the browser's kind: the page simulates in pieces, as in a sandboxed frame.
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  vi.stubGlobal('requestAnimationFrame', () => 0)
  openScenario(heavy(), 0)
})

describe('going to a far moment', () => {
  it('tells how far it is, and arrives at the very moment that a run in one go shows', async () => {
    const shares: number[] = []
    const stop = useJourney.subscribe(({ journey: now }) => now && shares.push(now.share))
    goTo(FAR_US)
    expect(atUs()).toBe(0)
    await vi.waitFor(() => expect(atUs()).toBe(FAR_US), 60_000)
    stop()
    expect(journey()).toBeUndefined()
    expect(shares.length).toBeGreaterThan(3)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(currentSight().moment.tally.eventsHappened).toBeGreaterThan(299_000)
    const { knownDelayMs, effectDelayMs, ...counts } = countRun(heavy(), { untilMs: FAR_US / 1000 }).report
      .lanes['polling']!
    expect(currentSight().moment.tally.lanes[0]).toMatchObject(counts)
    expect([knownDelayMs.count, effectDelayMs.count].every((known) => known > 0)).toBe(true)
    expect(useClock.getState().isPlaying).toBe(false)
  }, 60_000)

  it('can be called off: what was shown stays, and nothing comes later', async () => {
    goTo(FAR_US)
    await vi.waitFor(() => expect(journey()?.share).toBeGreaterThan(0), 20_000)
    expect(journey()).toMatchObject({ toUs: FAR_US })
    callOff()
    expect(journey()).toBeUndefined()
    await new Promise((done) => setTimeout(done, 100))
    expect([atUs(), currentRun().frontierUs]).toEqual([0, 0])
  }, 60_000)

  it.each([
    ['a knob that is turned', () => turn('events.perMinute', 30)],
    ['an order that is made', () => orderNow()],
    ['playing on from the moment shown', () => play()],
    ['another moment', () => goTo(1_000_000)],
    ['another run', () => openScenario(heavy(), 0)],
  ])(
    'is called off by %s',
    async (_, act) => {
      goTo(FAR_US)
      await vi.waitFor(() => expect(journey()).toBeDefined(), 20_000)
      act()
      expect(journey()).toBeUndefined()
      await new Promise((done) => setTimeout(done, 60))
      expect(atUs()).toBeLessThan(FAR_US)
    },
    60_000,
  )

  it('goes at once where the moment is near', () => {
    goTo(2_000_000)
    expect([atUs(), journey()]).toEqual([2_000_000, undefined])
  })
})
