import { usFromMs } from './microseconds.ts'
import { Records } from './Records.ts'
import type { Report } from './Report.ts'
import { reportOf } from './reportOf.ts'
import type { Scenario } from './Scenario.ts'
import { Simulation } from './Simulation.ts'
import { Trace } from './Trace.ts'

/** A finished run: its report and everything that happened in it. */
export interface Run {
  report: Report
  trace: Trace
  records: Records
}

/** Runs a complete, valid scenario to its horizon, or to `untilMs`. */
export function simulate(scenario: Scenario, untilMs: number = scenario.durationMs): Run {
  const untilUs = usFromMs(untilMs)
  const trace = new Trace()
  new Simulation(scenario, trace).advanceTo(untilUs)
  const records = new Records(trace, scenario.lanes)
  records.catchUp()
  return { report: reportOf(scenario, trace, untilUs), trace, records }
}
