import { DelayList } from './DelayList.ts'
import { foldRow, POLL_DOWN, POLL_UP } from './foldRow.ts'
import { ROW_WIDTH, RowBuffer, type RowTaker } from './RowBuffer.ts'
import { ROW } from './rows.ts'
import { COUNT, emptyCounts, laneCountsAt } from './Tally.ts'

const FIRST = 1

/** Counts a run as it is played: all that a report needs, in memory that does not grow with the run. */
export class RunCounter extends RowBuffer {
  /** Per lane the waits of events until they were known, and until their first effect. */
  readonly known: readonly DelayList[]
  readonly effect: readonly DelayList[]
  readonly #counts: Float64Array
  readonly #next: RowTaker | undefined

  /** `next` takes every row as well, once they are flushed. */
  constructor(laneCount: number, next?: RowTaker) {
    super()
    this.#counts = emptyCounts(laneCount)
    this.known = Array.from({ length: laneCount }, () => new DelayList())
    this.effect = Array.from({ length: laneCount }, () => new DelayList())
    this.#next = next
  }

  /** What has been counted, as `tallyOf` reads it. */
  get counts(): Float64Array {
    this.flush()
    return this.#counts
  }

  /** Counts polls of a lane that brought nothing and of which no row tells, each with `extra` bytes in its answer. */
  emptyPolls(lane: number, polls: number, extra: number): void {
    const counts = this.#counts
    const from = laneCountsAt(lane)
    const add = (place: number, number: number) => {
      counts[from + place] = (counts[from + place] as number) + number
    }
    add(COUNT.requests, polls)
    add(COUNT.wasted, polls)
    add(COUNT.bytesUp, polls * POLL_UP)
    add(COUNT.bytesDown, polls * (POLL_DOWN + extra))
  }

  take(rows: Float64Array, length: number): void {
    const counts = this.#counts
    for (let at = 0; at < length; at += ROW_WIDTH) {
      const kind = (rows[at + 1] as number) | 0
      const lane = (rows[at + 2] as number) | 0
      const atUs = rows[at] as number
      const detail = rows[at + 4] as number
      const otherUs = rows[at + 5] as number
      foldRow(counts, kind, lane, atUs, rows[at + 3] as number, detail, otherUs)
      if (kind === ROW.known) (this.known[lane] as DelayList).add(atUs - otherUs)
      else if (kind === ROW.effect && detail === FIRST) (this.effect[lane] as DelayList).add(atUs - otherUs)
    }
    this.#next?.take(rows, length)
  }
}
