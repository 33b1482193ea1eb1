import { usFromMs } from '../src/engine/microseconds.ts'
import { ROW } from '../src/engine/rows.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { Trace } from '../src/engine/Trace.ts'

/** A row of a trace as words: what differs is then seen. */
export function rowWords(trace: Trace, row: number): string {
  const about = `${trace.subject(row)} ${trace.detail(row)} ${trace.otherUs(row)}`
  return `${trace.atUs(row)} ${trace.kindName(row)} ${trace.lane(row)} ${about}`
}

/** The rows of a trace from one to before another as words. */
export function traceRows(trace: Trace, until: number = trace.length, from = 0): string[] {
  return Array.from({ length: until - from }, (_, at) => rowWords(trace, from + at))
}

/** What happened in each lane of a run, as words without the lane's number, by the lane's id. */
export function laneRows(scenario: Scenario, trace: Trace = tracedRun(scenario)): Map<string, string[]> {
  const lists = scenario.lanes.map((): string[] => [])
  for (let row = 0; row < trace.length; row++) {
    const kind = trace.kind(row)
    if (kind === ROW.happened || kind === ROW.payload) continue
    const about = `${trace.subject(row)} ${trace.detail(row)} ${trace.otherUs(row)}`
    lists[trace.lane(row)]?.push(`${trace.atUs(row)} ${trace.kindName(row)} ${about}`)
  }
  return new Map(scenario.lanes.map(({ id }, index) => [id, lists[index] as string[]]))
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
