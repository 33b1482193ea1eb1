import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prove } from '../../proof/prove.ts'
import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { NEVER } from './LaneRecords.ts'
import { Records } from './Records.ts'
import { Simulation } from './Simulation.ts'
import { simulate } from './simulate.ts'
import { Trace } from './Trace.ts'

const windowArb = fc.tuple(
  fc.integer({ min: 1, max: 5_000_000 }),
  fc.constantFrom(0, 1, 1000, 40_000, 700_000),
)

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1)
}

function gathered(visit: (take: (number: number) => void) => void): number[] {
  const found: number[] = []
  visit((number) => found.push(number))
  return found
}

describe('the records of a run', () => {
  it('find the requests of a window as a walk through all requests does', () => {
    prove(windowArb, (scenario, [fromUs, lengthUs]) => {
      const { records } = simulate(scenario)
      records.lanes.forEach((lane, index) => {
        const toUs = fromUs + lengthUs
        const reached = (time: number) => (time === NEVER ? 0 : time)
        const expected = numbers(lane.requestCount).filter((request) => {
          const retry = lane.kind === 'attempt' ? reached(lane.retryAtUs(request)) : 0
          const onWire = Math.max(reached(lane.reachesAtUs(request)), reached(lane.backAtUs(request)))
          const end = Math.max(lane.settledAtUs(request), onWire, reached(lane.arrivedAtUs(request)), retry)
          return lane.sentAtUs(request) < toUs && end >= fromUs
        })
        expect(gathered((take) => records.requestsIn(index, fromUs, toUs, take))).toEqual(expected)
        const before = numbers(lane.requestCount).filter((request) => lane.sentAtUs(request) < fromUs)
        expect(records.requestsBefore(index, fromUs)).toBe(before.length)
      })
    })
  })

  it('find the events that a lane waited for as a walk through all events does', () => {
    prove(windowArb, (scenario, [fromUs, lengthUs]) => {
      const { records } = simulate(scenario)
      const happened = (toUs: number) =>
        numbers(records.eventCount).filter((event) => records.happenedAtUs(event) < toUs)
      records.lanes.forEach((lane, index) => {
        const toUs = fromUs + lengthUs
        const expected = happened(toUs).filter((event) => lane.knownAtUs(event) >= fromUs)
        expect(gathered((take) => records.waitsIn(index, fromUs, toUs, take))).toEqual(expected)
      })
      expect(records.eventsBefore(fromUs)).toBe(happened(fromUs).length)
    })
  })

  it('are the same whether read on the way or at the end', () => {
    prove(fc.integer({ min: 20_000, max: 300_000 }), (scenario, stepUs) => {
      const whole = simulate(scenario).records
      const trace = new Trace()
      const simulation = new Simulation(scenario, trace)
      const records = new Records(trace, scenario.lanes)
      const untilUs = scenario.durationMs * 1000
      for (let atUs = stepUs; atUs < untilUs + stepUs; atUs += stepUs) {
        simulation.advanceTo(Math.min(atUs, untilUs))
        records.catchUp()
        records.tallies.at(atUs)
      }
      expect(records.tallies.at(untilUs)).toEqual(whole.tallies.at(untilUs))
      records.lanes.forEach((lane, index) => {
        const other = whole.lanes[index]!
        expect([lane.requestCount, [...lane.unknown], [...lane.unsettled]]).toEqual([
          other.requestCount,
          [...other.unknown],
          [...other.unsettled],
        ])
        expect([lane.skippedAt, lane.closings]).toEqual([other.skippedAt, other.closings])
        for (const request of numbers(lane.requestCount)) {
          expect(lane.settledAtUs(request)).toBe(other.settledAtUs(request))
          expect(lane.outcome(request)).toBe(other.outcome(request))
        }
      })
    })
  })

  it('find no request and no event numbered 0 in a window that begins at 0', () => {
    const { records } = simulate(DEFAULT_SCENARIO)
    expect(gathered((take) => records.requestsIn(0, 0, 6_000_000, take))).toEqual([1, 2])
    expect(gathered((take) => records.waitsIn(0, 0, 6_000_000, take))).not.toContain(0)
  })

  it('plan no retry after a poll', () => {
    const [polling] = simulate(DEFAULT_SCENARIO).records.lanes
    expect(polling?.retryAtUs(1)).toBe(NEVER)
  })
})
