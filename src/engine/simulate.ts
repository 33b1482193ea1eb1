import { usFromMs } from './microseconds.ts'
import { Records } from './Records.ts'
import type { Report } from './Report.ts'
import { RunCounter } from './RunCounter.ts'
import { reportOf } from './reportOf.ts'
import type { Scenario } from './Scenario.ts'
import { Simulation } from './Simulation.ts'
import { MOST_ROWS, Trace } from './Trace.ts'

/** A finished run: its report and what happened in it. */
export interface Run {
  report: Report
  trace: Trace
  records: Records
}

/**
 * Runs a complete, valid scenario to its horizon, or to `untilMs`. The report is of the whole run; the trace keeps at least
 * its newest `mostRows` rows.
 */
export function simulate(
  scenario: Scenario,
  untilMs: number = scenario.durationMs,
  mostRows: number = MOST_ROWS,
): Run {
  const untilUs = usFromMs(untilMs)
  const trace = new Trace(mostRows)
  const records = new Records(trace, scenario.lanes)
  const counter = new RunCounter(scenario.lanes.length, trace)
  new Simulation(scenario, counter).advanceTo(untilUs)
  counter.flush()
  records.catchUp()
  return { report: reportOf(scenario, counter, trace.hash, untilUs), trace, records }
}
