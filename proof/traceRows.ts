import { usFromMs } from '../src/engine/microseconds.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { Trace } from '../src/engine/Trace.ts'

/** The rows of a trace as words: what differs is then seen. */
export function traceRows(trace: Trace, until: number = trace.length): string[] {
  return Array.from({ length: until }, (_, row) => {
    const about = `${trace.subject(row)} ${trace.detail(row)} ${trace.otherUs(row)}`
    return `${trace.atUs(row)} ${trace.kindName(row)} ${trace.lane(row)} ${about}`
  })
}

/** The trace of a run that is advanced to each of the times in turn, then to its horizon. */
export function tracedRun(
  scenario: Scenario,
  stopsUs: Iterable<number> = [],
  atStop?: (trace: Trace) => void,
): Trace {
  const trace = new Trace()
  const simulation = new Simulation(scenario, trace)
  const untilUs = usFromMs(scenario.durationMs)
  for (const stopUs of stopsUs) {
    if (stopUs >= untilUs) break
    simulation.advanceTo(stopUs)
    atStop?.(trace)
  }
  simulation.advanceTo(untilUs)
  return trace
}
