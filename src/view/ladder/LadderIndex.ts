import { Column } from '../../engine/Column.ts'
import { ACCEPTED, OUTCOMES, plain, ROW, VERDICTS, WAS_LOST } from '../../engine/rows.ts'
import type { Trace } from '../../engine/Trace.ts'
import { ColumnMaxima } from './ColumnMaxima.ts'
import { LowestFree } from './LowestFree.ts'
import { TimeList } from './TimeList.ts'

const USEFUL = OUTCOMES.indexOf('useful')
const ACCEPTED_VERDICT = VERDICTS.indexOf('accepted')

/** What the ladder looks up about one lane besides its records. */
export class LaneSteps {
  /** When requests turned out useful, and when wasted. */
  readonly usefulAt = new TimeList()
  readonly wastedAt = new TimeList()
  /** When waits ended: the event became known, or was given up. */
  readonly endedAt = new TimeList()
  readonly maxima = new ColumnMaxima()
  readonly #lostAt = new Map<number, number>()
  readonly #steps = new Column('u32', 0)
  readonly #free = new LowestFree()

  /** The step of the event's waiting bar, from 0: the lowest that was free when the event happened. */
  stepOf(event: number): number {
    return this.#steps.get(event)
  }

  /** When the event was given up and nobody else could bring it, infinite if it was not. */
  lostAtUs(event: number): number {
    return this.#lostAt.get(event) ?? Number.POSITIVE_INFINITY
  }

  /** Enters the beginning of a wait. */
  began(event: number): void {
    this.#steps.set(event, this.#free.take())
  }

  /** Enters the end of a wait: the event became known, or was given up. */
  ended(event: number, atUs: number, how: 'known' | 'lost'): void {
    this.endedAt.push(atUs)
    this.#free.giveBack(this.stepOf(event))
    if (how === 'lost') this.#lostAt.set(event, atUs)
  }
}

/** Steps and sorted times of every lane, read from the trace row by row; they depend on no window and no clock. */
export class LadderIndex {
  readonly lanes: readonly LaneSteps[]
  readonly #trace: Trace
  #events = 0
  #read = 0

  constructor(trace: Trace, laneCount: number) {
    this.#trace = trace
    this.lanes = Array.from({ length: laneCount }, () => new LaneSteps())
  }

  /** Reads the rows written since it was last called. */
  catchUp(): void {
    for (; this.#read < this.#trace.length; this.#read++) this.#fold(this.#read)
  }

  #fold(row: number): void {
    const trace = this.#trace
    const kind = trace.kind(row)
    if (kind === ROW.happened) {
      this.#events++
      for (const lane of this.lanes) lane.began(this.#events)
      return
    }
    const lane = this.lanes[trace.lane(row)]
    if (lane) foldLaneRow(lane, trace, row, kind)
  }
}

function foldLaneRow(lane: LaneSteps, trace: Trace, row: number, kind: number): void {
  const detail = trace.detail(row)
  const atUs = trace.atUs(row)
  if (kind === ROW.known) {
    if (detail < WAS_LOST) lane.ended(trace.subject(row), atUs, 'known')
  } else if (kind === ROW['given-up']) {
    if (detail === 1) lane.ended(trace.subject(row), atUs, 'lost')
  } else if (kind === ROW.arrived) {
    if (plain(detail) === ACCEPTED_VERDICT) lane.usefulAt.push(atUs)
  } else if (kind === ROW['poll-settled']) {
    if (detail === USEFUL) lane.usefulAt.push(atUs)
    else lane.wastedAt.push(atUs)
  } else if (kind === ROW['attempt-settled'] && detail < ACCEPTED) lane.wastedAt.push(atUs)
}

const known = new WeakMap<Trace, LadderIndex>()

/** The index of a trace, up to date; one for all ladders that show it. */
export function ladderIndex(trace: Trace, laneCount: number): LadderIndex {
  let index = known.get(trace)
  if (!index) {
    index = new LadderIndex(trace, laneCount)
    known.set(trace, index)
  }
  index.catchUp()
  return index
}
