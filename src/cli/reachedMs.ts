import { NEVER } from '../engine/LaneRecords.ts'
import { msFromUs } from '../engine/microseconds.ts'

/** A time of the records as a report has it: in ms, null for what was not reached. */
export function reachedMs(us: number): number | null {
  return us === NEVER ? null : msFromUs(us)
}
