import type { Sink } from './Trace.ts'

/** Numbers of a row in a buffer, in the order of the parameters of `row`. */
export const ROW_WIDTH = 6

/** What takes rows in by the bufferful: `length` numbers at the beginning of `rows`. */
export interface RowTaker {
  take(rows: Float64Array, length: number): void
}

const ROWS = 256
const LAST = (ROWS - 1) * ROW_WIDTH

/**
 * Where a run writes its rows: gathers some of them and hands them on together. So the writing of a row is small enough to
 * become a part of whatever writes it, and no number leaves a register or this buffer for an object of its own.
 */
export abstract class RowBuffer implements Sink, RowTaker {
  readonly #rows = new Float64Array(ROWS * ROW_WIDTH)
  #length = 0

  row(atUs: number, kind: number, lane: number, subject: number, detail: number, otherUs: number): void {
    const rows = this.#rows
    const at = this.#length
    rows[at] = atUs
    rows[at + 1] = kind
    rows[at + 2] = lane
    rows[at + 3] = subject
    rows[at + 4] = detail
    rows[at + 5] = otherUs
    this.#length = at + ROW_WIDTH
    if (at === LAST) this.flush()
  }

  /** Hands on what has been written. What reads what became of the rows calls it first. */
  flush(): void {
    const length = this.#length
    if (length === 0) return
    // First, for whoever is told of the rows may ask for what became of those before them.
    this.#length = 0
    this.take(this.#rows, length)
  }

  /** Takes in the rows in the first `length` numbers of `rows`. */
  abstract take(rows: Float64Array, length: number): void
}
