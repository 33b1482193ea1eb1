import { describe, expect, it } from 'vitest'
import { Records } from '../engine/Records.ts'
import type { Scenario } from '../engine/Scenario.ts'
import { Simulation } from '../engine/Simulation.ts'
import { Trace } from '../engine/Trace.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { follow, type Road } from './follow.ts'
import { isTooBusy, SLOW, wiresEmptyAtUs } from './pace.ts'

const scenarioOf = (value: unknown): Scenario => {
  const { scenario } = readScenario(value)
  if (scenario === undefined) throw new Error('Scenario must be good.')
  return scenario
}

function recordsOf(value: unknown, untilUs: number): Records {
  const scenario = scenarioOf(value)
  const trace = new Trace()
  new Simulation(scenario, trace).advanceTo(untilUs)
  const records = new Records(trace, scenario.lanes)
  records.catchUp()
  return records
}

/** A road with a message on the wire in each of the given stretches. */
function roadOf(stretches: readonly (readonly [number, number])[], endUs = 10_000_000): Road {
  return {
    wiresEmptyAtUs: (atUs) => stretches.find(([from, to]) => from < atUs && atUs < to)?.[1] ?? atUs,
    nextEntryUs: (atUs) => stretches.find(([from]) => from >= atUs)?.[0] ?? Number.POSITIVE_INFINITY,
    endUs: () => endUs,
  }
}

/** Where frames of one length lead in `realMs` of real time. */
function inFrames(road: Road, frameMs: number, realMs: number, speed: number): number {
  let atUs = 0
  let leftUs = 0
  for (let passedMs = 0; passedMs < realMs; passedMs += frameMs) {
    const reached = follow(road, atUs, Math.min(frameMs, realMs - passedMs) * 1000 + leftUs, speed)
    ;({ atUs, leftUs } = reached)
  }
  return atUs
}

describe('following messages', () => {
  const road = roadOf([
    [100_000, 140_000],
    [200_000, 210_000],
    [210_000, 260_000],
  ])

  it('goes at full speed where nothing is on a wire', () => {
    expect(follow(road, 0, 50_000, 1)).toEqual({ atUs: 50_000, pace: 1, leftUs: 0 })
    expect(follow(road, 300_000, 1000, 1000)).toEqual({ atUs: 1_300_000, pace: 1, leftUs: 0 })
  })

  it('goes at a twentieth of the speed while something is on a wire', () => {
    expect(follow(road, 100_001, 100_000, 1)).toEqual({ atUs: 105_001, pace: SLOW, leftUs: 0 })
    expect(follow(road, 0, 100_001 + 20_000, 1)).toEqual({ atUs: 101_001, pace: SLOW, leftUs: 0 })
  })

  it('goes on at full speed within the frame in which the last message arrives', () => {
    const { atUs, pace } = follow(road, 139_000, 1000 * 20 + 5000, 1)
    expect([atUs, pace]).toEqual([145_000, 1])
  })

  it('stops at the end of the run', () => {
    expect(follow(road, 9_999_000, 1_000_000, 20)).toEqual({ atUs: 10_000_000, pace: 1, leftUs: 0 })
    expect(follow(road, 10_000_000, 1_000_000, 20).atUs).toBe(10_000_000)
  })

  it('stops where it is when the frame has no time left, and owes nothing', () => {
    let calls = 0
    const reached = follow(road, 0, 10_000_000, 1, () => ++calls > 1)
    expect(reached).toEqual({ atUs: 100_001, pace: 1, leftUs: 0 })
  })

  it.each([0.05, 0.3, 1, 7, 1000])(
    'at speed %d comes to the same moment in frames of any length',
    (speed) => {
      const records = recordsOf({ events: { perMinute: 60 } }, 60_000_000)
      const { trace } = records
      const real: Road = {
        wiresEmptyAtUs: (atUs) => wiresEmptyAtUs(records, atUs),
        nextEntryUs: (atUs) => {
          const row = trace.rowsBefore(atUs)
          return row < trace.length ? trace.atUs(row) : Number.POSITIVE_INFINITY
        },
        endUs: () => 60_000_000,
      }
      const realMs = 6600
      const wholeUs = follow(real, 0, realMs * 1000, speed).atUs
      expect(wholeUs).toBeGreaterThan(0)
      for (const frameMs of [5, 16, 16.7, 33, 100]) {
        expect(Math.abs(inFrames(real, frameMs, realMs, speed) - wholeUs)).toBeLessThanOrEqual(2)
      }
    },
  )
})

describe('the wires', () => {
  const records = recordsOf({}, 20_000_000)

  it('are busy from the instant after a request leaves until it arrives', () => {
    // The usual run: a poll leaves at 0, arrives at 40 ms, is answered at 45 ms, and that is back at 85 ms.
    const at = (ms: number) => wiresEmptyAtUs(records, ms * 1000) / 1000
    expect([0, 0.001, 1, 39.999].map(at)).toEqual([0, 40, 40, 40])
    expect([40, 44.999].map(at)).toEqual([40, 44.999])
    expect([45, 45.001, 84.999].map(at)).toEqual([45, 85, 85])
    expect([85, 1000].map(at)).toEqual([85, 1000])
  })

  it('are too busy to follow when messages are on them for more than a third of the time', () => {
    const busy = recordsOf({ events: { perMinute: 600 } }, 30_000_000)
    const quiet = recordsOf({ events: { perMinute: 6 } }, 30_000_000)
    expect(isTooBusy(busy, 25_000_000, false)).toBe(true)
    expect(isTooBusy(quiet, 25_000_000, true)).toBe(false)
  })

  it('between a quarter and a third of the time stay what they were', () => {
    // 85 ms in 300 ms with 5 ms at the source: 80 of 300.
    const between = recordsOf(
      { events: { perMinute: 0 }, lanes: [{ id: 'a', strategy: 'poll', intervalMs: 300 }] },
      30_000_000,
    )
    expect(isTooBusy(between, 25_000_000, true)).toBe(true)
    expect(isTooBusy(between, 25_000_000, false)).toBe(false)
  })

  it('are not judged by less than a second', () => {
    const busy = recordsOf({ events: { perMinute: 6000 } }, 2_000_000)
    expect(isTooBusy(busy, 999_999, false)).toBe(false)
    expect(isTooBusy(busy, 999_999, true)).toBe(true)
    expect(isTooBusy(busy, 1_500_000, false)).toBe(true)
  })

  it('say the same whatever else has been simulated meanwhile', () => {
    const later = recordsOf({}, 60_000_000)
    for (let atUs = 0; atUs < 15_000_000; atUs += 7919) {
      expect(wiresEmptyAtUs(later, atUs)).toBe(wiresEmptyAtUs(records, atUs))
    }
  })
})
