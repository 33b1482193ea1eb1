import { type LaneRecords, NEVER } from '../src/engine/LaneRecords.ts'
import type { Records } from '../src/engine/Records.ts'
import type { LaneReport } from '../src/engine/Report.ts'
import { simulate } from '../src/engine/simulate.ts'
import { completed } from './prove.ts'
import { REPLICATIONS, type Sample } from './ratioInterval.ts'

/** What one replication shows of its only lane. Times in ms. */
export interface Replication {
  seed: number
  figures: LaneReport
  eventsHappened: number
  records: Records
  lane: LaneRecords
  /** From happening to known, of the events that became known. */
  waits: readonly number[]
}

/** Runs a scenario of one lane with a seed. */
export function replication(file: object, seed: number): Replication {
  const { report, records } = simulate(completed({ version: 1, ...file, seed }))
  const lane = records.lanes[0] as LaneRecords
  const events = Array.from({ length: records.eventCount }, (_, at) => at + 1)
  const waits = events
    .filter((event) => lane.knownAtUs(event) !== NEVER)
    .map((event) => (lane.knownAtUs(event) - records.happenedAtUs(event)) / 1000)
  const [figures] = Object.values(report.lanes) as [LaneReport]
  return { seed, figures, eventsHappened: report.eventsHappened, records, lane, waits }
}

/** Runs a scenario of one lane with the seeds 1 … 40. */
export function replications(file: object): Replication[] {
  return Array.from({ length: REPLICATIONS }, (_, index) => replication(file, index + 1))
}

/** A quantity of each replication by itself. */
export function each(runs: readonly Replication[], of: (run: Replication) => number): Sample[] {
  return runs.map((run) => ({ sum: of(run), per: 1 }))
}

/** A mean over the waits of all replications. */
export function overWaits(runs: readonly Replication[], of: (waitMs: number) => number): Sample[] {
  return runs.map(({ waits }) => ({ sum: waits.reduce((sum, wait) => sum + of(wait), 0), per: waits.length }))
}

/** A ratio of two counts. */
export function ratio(
  runs: readonly Replication[],
  of: (run: Replication) => number,
  per: (run: Replication) => number,
): Sample[] {
  return runs.map((run) => ({ sum: of(run), per: per(run) }))
}
