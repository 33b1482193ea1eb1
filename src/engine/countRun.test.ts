import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROOF_TIMEOUT_MS, prove } from '../../proof/prove.ts'
import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { countRun } from './countRun.ts'
import { RunCounter } from './RunCounter.ts'
import { reportOf } from './reportOf.ts'
import { Simulation } from './Simulation.ts'
import { simulate } from './simulate.ts'
import { Trace } from './Trace.ts'
import { CHUNK_ROWS } from './TraceChunk.ts'

describe('counting a run', () => {
  it(
    'reports what a run with its trace reports',
    () => {
      prove(fc.double({ min: 0.1, max: 1, noNaN: true }), (scenario, share) => {
        const untilMs = scenario.durationMs * share
        const { report } = countRun(scenario, { untilMs, hashes: true })
        const run = simulate(scenario, untilMs)
        const trace = new Trace()
        new Simulation(scenario, trace).advanceTo(Math.floor(untilMs * 1000 + 0.5))
        expect(report.traceHash).toBe(trace.hash)
        expect(report).toEqual(run.report)
        const { lanes } = run.records.tallies.at(untilMs * 1000 + 1)
        scenario.lanes.forEach(({ id }, index) => {
          const { knownDelayMs, effectDelayMs, ...counts } = report.lanes[id]!
          expect(lanes[index]).toMatchObject({
            ...counts,
            knownCount: knownDelayMs.count,
            effectCount: effectDelayMs.count,
          })
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it('tells no hash unless it is asked to', () => {
    const { report, steps } = countRun(DEFAULT_SCENARIO)
    expect(steps).toBeGreaterThan(500)
    expect(report).toEqual({
      ...simulate(DEFAULT_SCENARIO).report,
      traceHash: null,
    })
  })

  it('is exact for the whole run where the trace keeps the end only', () => {
    const scenario = { ...DEFAULT_SCENARIO, events: { kind: 'poisson' as const, perMinute: 2000 } }
    const { report, trace } = simulate(scenario, scenario.durationMs, CHUNK_ROWS)
    expect(trace.firstRow).toBeGreaterThan(0)
    expect(report).toEqual(simulate(scenario).report)
  })

  it('counts polls of which no row tells', () => {
    const counter = new RunCounter(2)
    counter.emptyPolls(0, 10, 2)
    const { lanes } = reportOf(DEFAULT_SCENARIO, counter, null, 1)
    expect(lanes['polling']).toMatchObject({
      requests: 10,
      wasted: 10,
      useful: 0,
      bytesUp: 2970,
      bytesDown: 5810,
    })
    expect(lanes['webhook']).toMatchObject({ requests: 0, bytesUp: 0 })
  })
})
