import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LaneRecords, NEVER } from '../src/engine/LaneRecords.ts'
import { usFromMs } from '../src/engine/microseconds.ts'
import type { Records } from '../src/engine/Records.ts'
import type { Lane, Scenario } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'
import type { RequestKind } from '../src/engine/Wire.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { leastUs, scenarioVersions } from './scenarioVersions.ts'

/** The shortest that each part of a way can take, and the longest wait for an answer, under any setting of the run. */
interface Bounds {
  latencyUs: number
  sourceUs: number
  dispatchUs: number
  timeoutUs: number
}

function boundsOf(scenario: Scenario, index: number): Bounds {
  const lanes = scenarioVersions(scenario).map((version) => version.scenario.lanes[index] as Lane)
  const least = (usOf: (lane: Lane) => number) => Math.min(...lanes.map(usOf))
  // A redelivery is not dispatched: it falls due at once.
  const isRedelivered = scenario.interventions.some((one) => 'do' in one && one.do === 'redeliver')
  return {
    latencyUs: least(({ network }) => leastUs(network.latencyMs)),
    sourceUs: least(({ sourceMs }) => usFromMs(sourceMs)),
    dispatchUs: isRedelivered
      ? 0
      : least((lane) => (lane.strategy === 'webhook' ? usFromMs(lane.dispatchMs) : 0)),
    timeoutUs: Math.max(...lanes.map(({ timeoutMs }) => usFromMs(timeoutMs))),
  }
}

/** The shortest way from an event to a lane, by what brings it. */
function wayUs(kind: RequestKind, { latencyUs, sourceUs, dispatchUs }: Bounds): number {
  if (kind === 'poll' || kind === 'reconcile') return sourceUs + latencyUs
  const toldUs = dispatchUs + latencyUs
  if (kind === 'attempt') return toldUs
  // A replay copies a call that has arrived; a fetch is a question and an answer after it.
  return kind === 'forged' ? toldUs + latencyUs : toldUs + 2 * latencyUs + sourceUs
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

function expectCaused(records: Records, lane: LaneRecords, event: number, bounds: Bounds): void {
  const happened = records.happenedAtUs(event)
  const known = lane.knownAtUs(event)
  const effects = lane.effectsAtUs(event)
  expectAscending(happened, known, ...effects)
  if (known === NEVER) {
    expect(effects).toEqual([])
    return
  }
  const bringer = lane.bringerOf(event)
  const kind = lane.kindOf(bringer)
  expect(known).toBeGreaterThanOrEqual(happened + wayUs(kind, bounds))
  expect(lane.isLostOut(bringer)).toBe(false)
  if (kind === 'poll' || kind === 'reconcile') {
    // A question may leave before the event, and is held for it perhaps; its answer leaves after it.
    expectAscending(happened, lane.answeredAtUs(bringer), known)
    expect(lane.firstEvent(bringer)).toBeLessThanOrEqual(event)
    expect(event - lane.firstEvent(bringer)).toBeLessThan(lane.count(bringer))
  } else {
    expectAscending(happened, lane.sentAtUs(bringer), known)
    expect(lane.firstEvent(bringer)).toBe(event)
  }
  expect(known).toBe(
    kind === 'attempt' || kind === 'forged' ? lane.arrivedAtUs(bringer) : lane.backAtUs(bringer),
  )
}

describe('law 2, causality', () => {
  it(
    'lets nothing be known before it happened plus the latencies on its way',
    () => {
      prove(fc.constant(null), (scenario) => {
        const { records } = simulate(scenario)
        records.lanes.forEach((lane, index) => {
          const bounds = boundsOf(scenario, index)
          for (let event = 1; event <= records.eventCount; event++) expectCaused(records, lane, event, bounds)
        })
      })
    },
    PROOF_TIMEOUT_MS,
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
    PROOF_TIMEOUT_MS,
  )
})
