import { foldRow } from './foldRow.ts'
import { emptyCounts, type Tally, tallyOf } from './Tally.ts'
import type { Trace } from './Trace.ts'

/** Divides the rows of a chunk of the trace: where a trace begins there is a checkpoint. */
const ROWS_PER_CHECKPOINT = 2048

/** The tally of a run at any instant that its trace keeps, by folding rows from the nearest checkpoint. */
export class Tallies {
  readonly #trace: Trace
  /** What is counted up to row `#firstKept + n` times {@link ROWS_PER_CHECKPOINT}. */
  #checkpoints: Float64Array[]
  #firstKept = 0
  /** What is counted up to a row that was asked for last. */
  readonly #latest: Float64Array
  #latestRows = 0

  /** `counts` are those at the beginning of the trace, if that is not the beginning of the run. */
  constructor(trace: Trace, laneCount: number, counts: Float64Array = emptyCounts(laneCount)) {
    this.#trace = trace
    this.#latest = counts.slice()
    this.#checkpoints = [counts.slice()]
    trace.beforeDrop(() => this.catchUp())
  }

  /** How the run stands at `atUs` microseconds: everything before it is counted, nothing at it. */
  at(atUs: number): Tally {
    this.#foldTo(this.#trace.rowsBefore(atUs))
    return tallyOf(this.#latest, atUs)
  }

  /** The counts of all rows so far. */
  newest(): Float64Array {
    this.#foldTo(this.#trace.length)
    return this.#latest.slice()
  }

  /** Keeps checkpoints up to the newest row, and none that stands before the oldest. */
  catchUp(): void {
    this.#foldTo(this.#trace.length)
    this.#trim()
  }

  #foldTo(rows: number): void {
    if (rows < this.#latestRows || rows - this.#latestRows > ROWS_PER_CHECKPOINT) this.#restart(rows)
    const trace = this.#trace
    for (let row = this.#latestRows; row < rows; ) {
      foldRow(
        this.#latest,
        trace.kind(row),
        trace.lane(row),
        trace.atUs(row),
        trace.subject(row),
        trace.detail(row),
        trace.otherUs(row),
      )
      row++
      if (row % ROWS_PER_CHECKPOINT === 0) this.#keepCheckpoint(row / ROWS_PER_CHECKPOINT)
    }
    this.#latestRows = rows
  }

  /** Goes to the checkpoint nearest below `rows`. */
  #restart(rows: number): void {
    this.#trim()
    const wanted = Math.floor(rows / ROWS_PER_CHECKPOINT) - this.#firstKept
    const nearest = Math.max(0, Math.min(wanted, this.#checkpoints.length - 1))
    const checkpointRows = (this.#firstKept + nearest) * ROWS_PER_CHECKPOINT
    if (checkpointRows < this.#latestRows && this.#latestRows <= rows) return
    this.#latest.set(this.#checkpoints[nearest] as Float64Array)
    this.#latestRows = checkpointRows
  }

  #keepCheckpoint(number: number): void {
    if (number === this.#firstKept + this.#checkpoints.length) this.#checkpoints.push(this.#latest.slice())
  }

  #trim(): void {
    const first = Math.floor(this.#trace.firstRow / ROWS_PER_CHECKPOINT)
    if (first <= this.#firstKept) return
    this.#checkpoints = this.#checkpoints.slice(first - this.#firstKept)
    this.#firstKept = first
  }
}
