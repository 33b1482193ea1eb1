import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Beat, type BeatTally, beatTally, longRunBeat } from './beatTally.ts'
import { floorSum } from './floorSum.ts'
import type { SendRun } from './pollSends.ts'

/** The same by looking at every poll and every event. */
function byHand(beat: Beat, runs: readonly SendRun[], readAfterUs: number): BeatTally {
  const sum = { polls: 0, empty: 0, events: 0, waitUs: 0 }
  let next = beat.firstUs
  for (const run of runs) {
    for (let k = 0; k < run.count; k += 1) {
      const readUs = run.startUs + k * run.stepUs + readAfterUs
      const before = sum.events
      for (; next <= readUs; next += beat.everyUs) {
        sum.events += 1
        sum.waitUs += readUs - next
      }
      sum.polls += 1
      if (sum.events === before) sum.empty += 1
    }
  }
  return sum
}

const whole = (min: number, max: number) => fc.integer({ min, max })

const runsArb = fc
  .array(fc.record({ gapUs: whole(1, 50), stepUs: whole(1, 40), count: whole(1, 12) }), { maxLength: 5 })
  .map((parts) => {
    let startUs = 0
    return parts.map(({ gapUs, stepUs, count }): SendRun => {
      const run = { startUs: startUs + gapUs, stepUs, count }
      startUs = run.startUs + (count - 1) * stepUs
      return run
    })
  })

describe('beats', () => {
  it('are tallied as by looking at every poll and event', () => {
    fc.assert(
      fc.property(
        whole(0, 200),
        whole(1, 60),
        runsArb,
        whole(0, 9),
        (firstUs, everyUs, runs, readAfterUs) => {
          const beat = { firstUs, everyUs }
          expect(beatTally(beat, runs, readAfterUs)).toEqual(byHand(beat, runs, readAfterUs))
        },
      ),
    )
  })

  it('wait as in the long run over one whole cycle', () => {
    fc.assert(
      fc.property(whole(0, 99), whole(1, 60), whole(1, 60), (firstUs, everyUs, stepUs) => {
        const cycle = everyUs * stepUs
        const runs = [{ startUs: 100 + firstUs, stepUs, count: 2 * everyUs + 1 }]
        const early = beatTally({ firstUs: 100 + firstUs + 1, everyUs }, runs, 0)
        const whole2 = Math.floor((2 * cycle - 1) / everyUs) + 1
        expect(early.events).toBe(whole2)
        const { meanUs } = longRunBeat({ firstUs: 100 + firstUs + 1, everyUs }, stepUs, runs[0]?.startUs ?? 0)
        expect(early.waitUs / early.events).toBeCloseTo(meanUs, 9)
      }),
    )
  })

  it('sum floors as a loop does', () => {
    fc.assert(
      fc.property(
        whole(0, 60),
        whole(1, 50),
        whole(0, 200),
        whole(0, 200),
        (count, divisor, slope, shift) => {
          let sum = 0
          for (let i = 0; i < count; i += 1) sum += Math.floor((slope * i + shift) / divisor)
          expect(floorSum(count, divisor, slope, shift)).toBe(sum)
        },
      ),
    )
  })
})
