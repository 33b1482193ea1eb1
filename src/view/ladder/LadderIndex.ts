import { ACCEPTED, OUTCOMES, ROW, VERDICTS, WAS_LOST } from '../../engine/rows.ts'
import type { Trace } from '../../engine/Trace.ts'
import { LaneSteps } from './LaneSteps.ts'

const USEFUL = OUTCOMES.indexOf('useful')
const ACCEPTED_VERDICT = VERDICTS.indexOf('accepted')

/** Steps and sorted times of every lane, read from the trace row by row; they depend on no window and no clock. */
export class LadderIndex {
  readonly lanes: readonly LaneSteps[]
  /** The row from which on it has read. */
  readonly firstRow: number
  readonly #trace: Trace
  #read: number

  constructor(trace: Trace, laneCount: number) {
    this.#trace = trace
    this.firstRow = trace.firstRow
    this.#read = trace.firstRow
    this.lanes = Array.from({ length: laneCount }, () => new LaneSteps())
    trace.beforeDrop(() => this.catchUp())
  }

  /** Reads the rows written since it was last called. */
  catchUp(): void {
    for (; this.#read < this.#trace.length; this.#read++) this.#fold(this.#read)
  }

  #fold(row: number): void {
    const trace = this.#trace
    const kind = trace.kind(row)
    if (kind === ROW.happened) {
      for (const lane of this.lanes) lane.began(trace.subject(row))
      return
    }
    const lane = this.lanes[trace.lane(row)]
    if (lane) foldLaneRow(lane, trace, row, kind)
  }
}

function foldLaneRow(lane: LaneSteps, trace: Trace, row: number, kind: number): void {
  const detail = trace.detail(row)
  const subject = trace.subject(row)
  const atUs = trace.atUs(row)
  switch (kind) {
    case ROW.known:
      return lane.known(subject, atUs)
    case ROW['given-up']:
      return lane.gaveUp(subject, atUs, detail === 1)
    case ROW.redelivered:
      return lane.redelivered(subject, atUs, detail >= WAS_LOST)
    case ROW.reconciling:
      return lane.reconciling(subject === 1, atUs)
    case ROW.arrived:
      // A call that was accepted too late has been counted as wasted; a forged one is when it settles.
      if (detail === ACCEPTED_VERDICT) lane.usefulAt.push(atUs)
      return
    case ROW.settled:
      return (detail === USEFUL ? lane.usefulAt : lane.wastedAt).push(atUs)
    case ROW['attempt-settled']:
      if (detail < ACCEPTED) lane.wastedAt.push(atUs)
  }
}

/** What is known of rows that the trace has dropped is forgotten once there are so many of them. */
const MOST_DROPPED = 2_000_000

const known = new WeakMap<Trace, LadderIndex>()

/** The index of a trace, up to date; one for all ladders that show it. */
export function ladderIndex(trace: Trace, laneCount: number): LadderIndex {
  let index = known.get(trace)
  if (!index || trace.firstRow - index.firstRow > MOST_DROPPED) {
    index = new LadderIndex(trace, laneCount)
    known.set(trace, index)
  }
  index.catchUp()
  return index
}
