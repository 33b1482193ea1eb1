import { ROW_WIDTH, RowBuffer } from './RowBuffer.ts'
import { RunHash } from './RunHash.ts'
import { ROW_KINDS, type RowKind } from './rows.ts'
import { CHUNK_BYTES, CHUNK_ROWS, TraceChunk } from './TraceChunk.ts'

const IN_CHUNK = CHUNK_ROWS - 1

/** How many of the newest rows a trace keeps at least. */
export const MOST_ROWS = 2_000_000

/** The most that a bounded trace takes; rows with other times far away make it keep fewer. */
export const MOST_BYTES = 40_000_000

/** Where the engine writes what happens, a row at a time, in order of time. See rows.ts for the columns. */
export interface Sink {
  row(atUs: number, kind: number, lane: number, subject: number, detail: number, otherUs: number): void
}

/**
 * What happened in a run, in order, append-only and columnar. The newest rows are kept; all rows count in `length` and
 * in the hash, by which two runs can be compared. Rows are asked for by their number from 0 over the whole run: only rows
 * from `firstRow` on may be asked for.
 */
export class Trace extends RowBuffer {
  readonly #mostChunks: number
  readonly #mostBytes: number
  readonly #hash = new RunHash()
  readonly #chunks: TraceChunk[] = []
  readonly #listeners: (() => void)[] = []
  #chunk = new TraceChunk()
  #place = 0
  #firstRow = 0
  #startUs = 0

  /** Keeps at least the newest `mostRows` rows; all if that is infinite. Begins at `startUs`. */
  constructor(mostRows: number = MOST_ROWS, startUs = 0) {
    super()
    this.#startUs = startUs
    this.#mostChunks = Math.ceil(mostRows / CHUNK_ROWS) + 1
    this.#mostBytes = mostRows === Number.POSITIVE_INFINITY ? mostRows : MOST_BYTES
    this.#chunks.push(this.#chunk)
  }

  /** Number of rows ever written. */
  get length(): number {
    this.flush()
    return this.#firstRow + (this.#chunks.length - 1) * CHUNK_ROWS + this.#place
  }

  /** Number of the oldest row that is kept. */
  get firstRow(): number {
    this.flush()
    return this.#firstRow
  }

  /** The time from which on every row is kept, in microseconds. */
  get startUs(): number {
    this.flush()
    return this.#startUs
  }

  /** The time of the newest row, or `startUs` if there is none. */
  get endUs(): number {
    return this.length === this.#firstRow ? this.#startUs : this.atUs(this.length - 1)
  }

  /**
   * Says that the trace does not tell its run from the beginning but from `atUs` on.
   *
   * @throws if there are rows.
   */
  startAt(atUs: number): void {
    if (this.length > 0) throw new Error(`Trace must be empty to start at a time, got ${this.length} rows.`)
    this.#startUs = atUs
  }

  /** Bytes that the rows take. */
  get byteLength(): number {
    this.flush()
    return this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)
  }

  /** Calls `listener` each time before the oldest rows are dropped: the last chance to read them. */
  beforeDrop(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** Virtual time of a row in microseconds. */
  atUs(row: number): number {
    return this.#chunkOf(row).atUs((row - this.#firstRow) & IN_CHUNK)
  }

  /** The other time of a row in microseconds; see rows.ts. */
  otherUs(row: number): number {
    return this.#chunkOf(row).otherUs((row - this.#firstRow) & IN_CHUNK)
  }

  /** Index of the row's kind in ROW_KINDS. */
  kind(row: number): number {
    return this.#chunkOf(row).kind((row - this.#firstRow) & IN_CHUNK)
  }

  /** Name of the row's kind. */
  kindName(row: number): RowKind {
    return ROW_KINDS[this.kind(row)] as RowKind
  }

  /** Number of the row's lane, as listed in the scenario. */
  lane(row: number): number {
    return this.#chunkOf(row).lane((row - this.#firstRow) & IN_CHUNK)
  }

  subject(row: number): number {
    return this.#chunkOf(row).subject((row - this.#firstRow) & IN_CHUNK)
  }

  detail(row: number): number {
    return this.#chunkOf(row).detail((row - this.#firstRow) & IN_CHUNK)
  }

  /** Number of rows before `atUs` (those no longer kept included): the number of the first row at or after it. */
  rowsBefore(atUs: number): number {
    let low = this.#firstRow
    let high = this.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (this.atUs(middle) < atUs) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The hash of all rows so far, 16 hexadecimal digits. */
  get hash(): string {
    this.flush()
    return this.#hash.hash
  }

  take(rows: Float64Array, length: number): void {
    this.#hash.take(rows, length)
    for (let from = 0; from < length; ) {
      if (this.#place === CHUNK_ROWS) this.#beginChunk()
      const to = Math.min(length, from + (CHUNK_ROWS - this.#place) * ROW_WIDTH)
      this.#chunk.write(this.#place, rows, from, to)
      this.#place += (to - from) / ROW_WIDTH
      from = to
    }
  }

  #chunkOf(row: number): TraceChunk {
    this.flush()
    return this.#chunks[((row - this.#firstRow) / CHUNK_ROWS) | 0] as TraceChunk
  }

  #beginChunk(): void {
    let free: TraceChunk | undefined
    if (this.#isFull()) for (const listener of this.#listeners) listener()
    while (this.#isFull()) {
      free = this.#chunks.shift() as TraceChunk
      this.#firstRow += CHUNK_ROWS
      this.#startUs = free.atUs(CHUNK_ROWS - 1) + 1
      free.clear()
    }
    this.#chunk = free ?? new TraceChunk()
    this.#chunks.push(this.#chunk)
    this.#place = 0
  }

  /** Whether another chunk would be one too many. */
  #isFull(): boolean {
    const { length } = this.#chunks
    if (length >= this.#mostChunks) return true
    return this.#mostBytes < Number.POSITIVE_INFINITY && this.byteLength + CHUNK_BYTES > this.#mostBytes
  }
}
