import { usFromMs } from './microseconds.ts'
import type { Report } from './Report.ts'
import { RunCounter } from './RunCounter.ts'
import { RunHash } from './RunHash.ts'
import { reportOf } from './reportOf.ts'
import type { Scenario } from './Scenario.ts'
import { Simulation } from './Simulation.ts'

/** How a run is counted. */
interface CountOptions {
  /** The horizon, if it is not the scenario's. */
  untilMs?: number
  /** Whether the hash of the rows is told as well. */
  hashes?: boolean
  /** Whether runs of empty polls are gone past by arithmetic: all counts are the same, and there is no hash. */
  skipsEmptyPolls?: boolean
}

/** What counting a run gives: its report, without a hash unless that was asked for, and the entries settled. */
interface CountedRun {
  report: Report
  steps: number
}

/** Runs a complete, valid scenario and keeps nothing but counts. */
export function countRun(scenario: Scenario, options: CountOptions = {}): CountedRun {
  const untilUs = usFromMs(options.untilMs ?? scenario.durationMs)
  const hash = options.hashes && !options.skipsEmptyPolls ? new RunHash() : undefined
  const counter = new RunCounter(scenario.lanes.length, hash)
  const simulation = new Simulation(scenario, counter)
  if (options.skipsEmptyPolls) {
    simulation.advanceSkipping(untilUs, (lane, polls, extraBytes) =>
      counter.emptyPolls(lane, polls, extraBytes),
    )
  } else simulation.advanceTo(untilUs)
  counter.flush()
  return { report: reportOf(scenario, counter, hash?.hash ?? null, untilUs), steps: simulation.steps }
}
