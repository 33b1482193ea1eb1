import { momentAt } from '../../engine/momentAt.ts'
import { Records } from '../../engine/Records.ts'
import { Simulation } from '../../engine/Simulation.ts'
import { Trace } from '../../engine/Trace.ts'
import { readScenario } from '../../scenario/readScenario.ts'
import type { Sight } from '../../state/sight.ts'

/** The sight at `atMs` of a scenario given as in a file, simulated up to `untilMs`. For tests. */
export function sightOf(file: object, atMs: number, untilMs = atMs): Sight {
  const read = readScenario({ version: 1, ...file })
  if (!read.scenario) throw new Error(`Scenario must be valid, got ${JSON.stringify(read.problems)}.`)
  const { scenario } = read
  const trace = new Trace()
  const simulation = new Simulation(scenario, trace)
  simulation.advanceTo(Math.round(atMs * 1000))
  const { settings } = simulation
  simulation.advanceTo(Math.round(untilMs * 1000))
  const records = new Records(trace, scenario.lanes)
  const moment = momentAt(records, Math.round(atMs * 1000))
  const frontierUs = untilMs * 1000
  const past = { tallyBefore: () => undefined, toldUs: frontierUs, frontierUs, branch: 0 }
  return { scenario, settings, records, moment, ...past }
}

/** Orders at these times alone, as far as a test looks. */
export function ordersAt(firstAtMs: number, ...laterMs: readonly number[]): object {
  return {
    events: { kind: 'periodic', firstAtMs, everyMs: 10_000_000 },
    interventions: laterMs.map((atMs) => ({ atMs, do: 'emit' })),
  }
}
