import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LaneRecords, NEVER } from '../src/engine/LaneRecords.ts'
import { usFromMs } from '../src/engine/microseconds.ts'
import type { Records } from '../src/engine/Records.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'
import { prove } from './prove.ts'
import { leastUs, scenarioVersions } from './scenarioVersions.ts'

const TIMEOUT_MS = 120_000

/** The shortest way of an event to a lane, and the longest wait for an answer, under any setting of the run. */
function boundsOf(scenario: Scenario, index: number): { wayUs: number; timeoutUs: number } {
  const lanes = scenarioVersions(scenario).map((version) => version.scenario.lanes[index]!)
  const least = (usOf: (lane: (typeof lanes)[0]) => number) => Math.min(...lanes.map(usOf))
  const beforeUs = least((lane) => usFromMs(lane.strategy === 'webhook' ? lane.dispatchMs : lane.sourceMs))
  return {
    wayUs: beforeUs + least(({ network }) => leastUs(network.latencyMs)),
    timeoutUs: Math.max(...lanes.map(({ timeoutMs }) => usFromMs(timeoutMs))),
  }
}

/** Expects times in order, as far as they were reached; asks `expect` only to report. */
function expectAscending(...times: readonly number[]): void {
  let last = 0
  for (const time of times) {
    if (time < last) expect(times.filter((one) => one !== NEVER)).toEqual([...times].sort((a, b) => a - b))
    if (time !== NEVER) last = time
  }
}

function expectOrdered(lane: LaneRecords, request: number, timeoutUs: number): void {
  const sent = lane.sentAtUs(request)
  const arrived = lane.arrivedAtUs(request)
  const answered = lane.answeredAtUs(request)
  const settled = lane.settledAtUs(request)
  expectAscending(sent, arrived, answered, lane.backAtUs(request))
  expectAscending(sent, settled, lane.retryAtUs(request))
  if (lane.isLostOut(request)) expect(arrived).toBe(NEVER)
  if (arrived === NEVER) expect(answered).toBe(NEVER)
  else expect(arrived).toBe(lane.reachesAtUs(request))
  if (settled === NEVER) return
  expect(settled).toBeLessThanOrEqual(sent + timeoutUs)
  if (lane.outcome(request) === 'timeout') return
  expect(lane.isLostBack(request)).toBe(false)
  expect(settled).toBe(lane.backAtUs(request))
}

function expectCaused(records: Records, lane: LaneRecords, event: number, wayUs: number): void {
  const happened = records.happenedAtUs(event)
  const known = lane.knownAtUs(event)
  const effects = lane.effectsAtUs(event)
  expectAscending(happened, known, ...effects)
  if (known === NEVER) {
    expect(effects).toEqual([])
    return
  }
  const bringer = lane.bringerOf(event)
  const isPoll = lane.kind === 'poll'
  expect(known).toBeGreaterThanOrEqual(happened + wayUs)
  expect(known).toBe(isPoll ? lane.backAtUs(bringer) : lane.reachesAtUs(bringer))
  // A poll reads what has happened when it arrives; an attempt leaves after its event.
  expectAscending(happened, isPoll ? lane.arrivedAtUs(bringer) : lane.sentAtUs(bringer), known)
  if (isPoll) expect(event - lane.firstEvent(bringer)).toBeLessThan(lane.count(bringer))
  else expect(lane.firstEvent(bringer)).toBe(event)
}

describe('law 2, causality', () => {
  it(
    'lets nothing be known before it happened plus the latencies on its way',
    () => {
      prove(fc.constant(null), (scenario) => {
        const { records } = simulate(scenario)
        records.lanes.forEach((lane, index) => {
          const { wayUs } = boundsOf(scenario, index)
          for (let event = 1; event <= records.eventCount; event++) expectCaused(records, lane, event, wayUs)
        })
      })
    },
    TIMEOUT_MS,
  )

  it(
    'orders the times of every request',
    () => {
      prove(fc.constant(null), (scenario) => {
        const { records } = simulate(scenario)
        records.lanes.forEach((lane, index) => {
          const { timeoutUs } = boundsOf(scenario, index)
          for (let request = 1; request <= lane.requestCount; request++) {
            expectOrdered(lane, request, timeoutUs)
            expectAscending(lane.sentAtUs(Math.max(request - 1, 1)), lane.sentAtUs(request))
          }
        })
      })
    },
    TIMEOUT_MS,
  )

  it(
    'never lets a trace go back in time',
    () => {
      prove(fc.constant(null), (scenario) => {
        const { trace } = simulate(scenario)
        for (let row = 1; row < trace.length; row++) {
          if (trace.atUs(row) < trace.atUs(row - 1))
            expect.fail(`Row ${row} is earlier than the row before it.`)
        }
      })
    },
    TIMEOUT_MS,
  )
})
