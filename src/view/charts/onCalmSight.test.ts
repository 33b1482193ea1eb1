import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { momentAt } from '../../engine/momentAt.ts'
import { useClock } from '../../state/clock.ts'
import { putSight, type Sight } from '../../state/sight.ts'
import { pollLane, sightAt, webhookLane } from '../scoreboard/sightAt.ts'
import { onCalmSight } from './onCalmSight.ts'

const run = sightAt(60_000, 60, [pollLane(), webhookLane()])

function show(atMs: number): void {
  putSight({ ...run, moment: momentAt(run.records, atMs * 1000) }, true)
}

describe('pictures that are dear to draw', () => {
  const seen: { first: Sight[]; second: Sight[] } = { first: [], second: [] }
  const stops: (() => void)[] = []

  beforeEach(() => {
    vi.useFakeTimers()
    seen.first = []
    seen.second = []
    show(1000)
    stops.push(
      onCalmSight(
        (sight) => seen.first.push(sight),
        () => true,
      ),
    )
    stops.push(
      onCalmSight(
        (sight) => seen.second.push(sight),
        () => true,
      ),
    )
    show(2000)
    vi.advanceTimersByTime(1000)
    seen.first = []
    seen.second = []
  })

  afterEach(() => {
    useClock.setState({ isPlaying: false })
    vi.advanceTimersByTime(1000)
    for (const stop of stops.splice(0)) stop()
    vi.useRealTimers()
  })

  function playFor(ms: number): void {
    for (let passed = 0; passed < ms; passed += 20) {
      show(3000 + passed)
      vi.advanceTimersByTime(20)
    }
  }

  it('are drawn in turn, once a second in all, while the clock runs', () => {
    useClock.setState({ isPlaying: true })
    playFor(4000)
    expect(seen.first.length + seen.second.length).toBeGreaterThanOrEqual(3)
    expect(seen.first.length + seen.second.length).toBeLessThanOrEqual(4)
    expect(Math.abs(seen.first.length - seen.second.length)).toBeLessThanOrEqual(1)
  })

  it('are all drawn at once when the clock stops', () => {
    useClock.setState({ isPlaying: true })
    playFor(700)
    useClock.setState({ isPlaying: false })
    expect(seen.first.at(-1)?.moment.atUs).toBe(3680_000)
    expect(seen.second.at(-1)?.moment.atUs).toBe(3680_000)
  })

  it('are all drawn at once when the reader goes somewhere, and show the last place soon', () => {
    show(9000)
    expect([seen.first.length, seen.second.length]).toEqual([1, 1])
    for (let atMs = 9000; atMs < 9050; atMs++) show(atMs)
    expect(seen.first.length).toBe(1)
    vi.advanceTimersByTime(100)
    expect(seen.first.length).toBe(2)
    expect(seen.second.at(-1)?.moment.atUs).toBe(9049_000)
  })

  it('are drawn at once when the reader goes back, also while the clock runs', () => {
    useClock.setState({ isPlaying: true })
    playFor(600)
    const before = seen.first.length
    show(500)
    expect(seen.first.length).toBe(before + 1)
    expect(seen.first.at(-1)?.moment.atUs).toBe(500_000)
  })
})
