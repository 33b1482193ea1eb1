import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Intervention, Lane, Scenario } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'
import { withChanges } from '../src/engine/withChanges.ts'
import { attackArb } from './knobArb.ts'
import { knobsOf } from './laneArb.ts'
import { completed, PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { laneRows } from './traceRows.ts'

/** All that is told of each lane of a run, by its id: its figures and its rows. */
function lanesOf(scenario: Scenario): Map<string, object> {
  const { report, trace } = simulate(scenario)
  const rows = laneRows(scenario, trace)
  return new Map(scenario.lanes.map(({ id }) => [id, { figures: report.lanes[id], rows: rows.get(id) }]))
}

/** Expects every lane that `isOther` names to be told of as before. */
function expectAsBefore(before: Scenario, after: Scenario, isOther: (lane: Lane) => boolean): void {
  const others = before.lanes.filter(isOther)
  if (others.length === 0) return
  const [was, is] = [lanesOf(before), lanesOf(after)]
  for (const { id } of others) expect(is.get(id)).toEqual(was.get(id))
}

/** The scenario without a lane, and without what its interventions do to that lane. */
function withoutLane(scenario: Scenario, id: string): Scenario {
  const interventions = scenario.interventions.flatMap((one): Intervention[] => {
    if ('lane' in one) return one.lane === id ? [] : [one]
    if (!('set' in one)) return [one]
    const kept = Object.entries(one.set).filter(([path]) => !path.startsWith(`lanes.${id}.`))
    return kept.length === 0 ? [] : [{ atMs: one.atMs, set: Object.fromEntries(kept) }]
  })
  return { ...scenario, lanes: scenario.lanes.filter((lane) => lane.id !== id), interventions }
}

describe('law 5, independence', () => {
  const genArb = fc.gen()

  it(
    'leaves all other lanes as they were when any knob of a lane is turned',
    () => {
      prove(genArb, (scenario, gen) => {
        const lane = gen(fc.constantFrom, ...scenario.lanes)
        // `structuredClone` loosens the readonly lists: the table of knobs is typed for the reference.
        const own = structuredClone(lane) as Parameters<typeof knobsOf>[0]
        const knobs = knobsOf(own, scenario.durationMs)
        const path = gen(fc.constantFrom, ...Object.keys(knobs))
        const value = gen(() => knobs[path] as fc.Arbitrary<unknown>)
        const changed = completed(withChanges(scenario, { [`lanes.${lane.id}.${path}`]: value }))
        expectAsBefore(scenario, changed, ({ id }) => id !== lane.id)
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'leaves all other lanes as they were when a lane is touched on the way',
    () => {
      prove(genArb, (scenario, gen) => {
        const lane = gen(fc.constantFrom, ...scenario.lanes)
        const isOfLane = (one: Intervention) =>
          'lane' in one ? one.lane === lane.id : 'set' in one && isWithin(one.set, lane.id)
        const left = scenario.interventions.filter((one) => !isOfLane(one))
        expectAsBefore(scenario, { ...scenario, interventions: left }, ({ id }) => id !== lane.id)
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'leaves lanes that nobody calls as they were when the attack is another',
    () => {
      prove(genArb, (scenario, gen) => {
        const attack = gen(() => attackArb(scenario.durationMs))
        expectAsBefore(scenario, { ...scenario, attack }, ({ strategy }) => strategy !== 'webhook')
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'leaves all other lanes as they were when a lane comes or goes',
    () => {
      prove(genArb, (scenario, gen) => {
        const lane = gen(fc.constantFrom, ...scenario.lanes)
        const fewer = withoutLane(scenario, lane.id)
        if (fewer.lanes.length === 0) fewer.lanes = [{ ...lane, id: 'stand-in' }]
        const lanes = [{ ...lane, id: 'newcomer' }, ...fewer.lanes]
        for (const changed of [fewer, { ...fewer, lanes }]) {
          expectAsBefore(scenario, changed, ({ id }) => id !== lane.id)
        }
      })
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'leaves every lane as it was when the lanes are listed the other way round',
    () => {
      prove(fc.constant(null), (scenario) => {
        expectAsBefore(scenario, { ...scenario, lanes: [...scenario.lanes].reverse() }, () => true)
      })
    },
    PROOF_TIMEOUT_MS,
  )
})

function isWithin(changes: object, id: string): boolean {
  return Object.keys(changes).every((path) => path.startsWith(`lanes.${id}.`))
}
