import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldRow } from '../src/engine/foldRow.ts'
import type { Intervention, Lane, Scenario } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'
import { COUNT, emptyCounts, laneCountsAt } from '../src/engine/Tally.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'

/** How long a run goes on after the last event and the last outage. */
const CALM_MS = 20_000

/** A way on which a request can be answered: never longer than it is waited for, and not everything is lost. */
const wayArb = fc.record({
  latencyMs: fc.constantFrom(
    { kind: 'constant', ms: 40 } as const,
    { kind: 'uniform', minMs: 0, maxMs: 90 } as const,
    { kind: 'exponential', meanMs: 20 } as const,
  ),
  loss: fc.constantFrom(0, 0.1, 0.3),
})
const reconcileArb = fc.record({ everyMs: fc.constantFrom(50, 100, 500), network: wayArb })

const SPOILS = /\.(network(\..*)?|timeoutMs|reconcileEveryMs)$/

/** No more events from `atMs` on, but the rest of a burst. */
function silence({ events }: Scenario, atMs: number): Intervention[] {
  if (events.kind === 'trace') return []
  const path = events.kind === 'periodic' ? 'everyMs' : 'perMinute'
  return [{ atMs, set: { [`events.${path}`]: path === 'everyMs' ? 31_622_400_000 : 0 } }]
}

/** The scenario with reconciliation in all its webhook lanes, whose requests can be answered, and a calm end. */
function reconciled(scenario: Scenario, more: { everyMs: number; network: Lane['network'] }): Scenario {
  const { everyMs, network } = more
  const lanes = scenario.lanes.map(
    (lane): Lane =>
      lane.strategy === 'webhook' ? { ...lane, network, timeoutMs: 200, reconcileEveryMs: everyMs } : lane,
  )
  const kept = scenario.interventions.filter(
    (one) => !('set' in one) || !Object.keys(one.set).some((path) => SPOILS.test(path)),
  )
  return {
    ...scenario,
    lanes,
    durationMs: scenario.durationMs + CALM_MS,
    interventions: [...kept, ...silence(scenario, scenario.durationMs)],
  }
}

describe('law 9, reconciliation', () => {
  it(
    'lets nothing be lost, at any row, and nothing be pending long after the last outage and event',
    () => {
      prove(reconcileArb, (given, more) => {
        const scenario = reconciled(given, more)
        const hooks = scenario.lanes.flatMap(({ strategy }, index) => (strategy === 'webhook' ? [index] : []))
        if (hooks.length === 0) return
        const { trace, report } = simulate(scenario)
        const counts = emptyCounts(scenario.lanes.length)
        for (let row = 0; row < trace.length; row++) {
          const [kind, lane, atUs] = [trace.kind(row), trace.lane(row), trace.atUs(row)]
          foldRow(counts, kind, lane, atUs, trace.subject(row), trace.detail(row), trace.otherUs(row))
          if (hooks.includes(lane)) expect(counts[laneCountsAt(lane) + COUNT.lost]).toBe(0)
        }
        for (const index of hooks) {
          const { pending, lost } = report.lanes[scenario.lanes[index]?.id ?? ''] ?? {}
          expect({ pending, lost }).toEqual({ pending: 0, lost: 0 })
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
