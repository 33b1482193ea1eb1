import { ROW_WIDTH } from './RowBuffer.ts'
import { ROW } from './rows.ts'

const BITS = 13
/** How many rows a chunk holds. */
export const CHUNK_ROWS = 1 << BITS

/** Bytes of a full chunk without its long rows: 19 a row. */
export const CHUNK_BYTES = 19 * CHUNK_ROWS

const BYTES_PER_LONG = 6
const WORD = 4294967296
const HIGH_WORD = 1 / WORD
/** The mark of a row, in its tag, whose other time is written in full. */
const LONG = 0x80
/** Stands in the column of other times for -1. */
const NONE = 0xffffffff

const AFTER = 1
const BEFORE = 2

/** Per kind of row, how its other time is written down: as it is, as time after the row, or as time before it. */
const MODES = new Uint8Array(32)
for (const kind of [
  ROW.tick,
  ROW['poll-sent'],
  ROW['attempt-sent'],
  ROW['fetch-sent'],
  ROW['reconcile-sent'],
  ROW['forged-sent'],
  ROW['poll-answered'],
  ROW['call-answered'],
  ROW['attempt-settled'],
  ROW['work-started'],
]) {
  MODES[kind] = AFTER
}
MODES[ROW.known] = BEFORE
MODES[ROW.effect] = BEFORE

/** A stretch of a trace in columns. What does not fit into 32 bits of other time stands in a table beside, by place. */
export class TraceChunk {
  readonly #atLow = new Uint32Array(CHUNK_ROWS)
  readonly #atHigh = new Uint16Array(CHUNK_ROWS)
  readonly #other = new Uint32Array(CHUNK_ROWS)
  readonly #tag = new Uint8Array(CHUNK_ROWS)
  readonly #subject = new Uint32Array(CHUNK_ROWS)
  readonly #detail = new Uint32Array(CHUNK_ROWS)
  #longPlaces = new Uint16Array(0)
  #longHighs = new Int32Array(0)
  #longs = 0

  get byteLength(): number {
    return CHUNK_BYTES + this.#longPlaces.length * BYTES_PER_LONG
  }

  /** Writes rows from a place on; places are written in order. The rows stand in `rows` as in a {@link RowBuffer}. */
  write(place: number, rows: Float64Array, from: number, to: number): void {
    for (let at = from, next = place; at < to; at += ROW_WIDTH, next++) {
      const atUs = rows[at] as number
      const kind = rows[at + 1] as number
      this.#atLow[next] = atUs
      this.#atHigh[next] = Math.floor(atUs * HIGH_WORD)
      this.#subject[next] = rows[at + 3] as number
      this.#detail[next] = rows[at + 4] as number
      this.#writeOther(next, atUs, kind, kind * 4 + (rows[at + 2] as number), rows[at + 5] as number)
    }
  }

  atUs(place: number): number {
    return (this.#atHigh[place] as number) * WORD + (this.#atLow[place] as number)
  }

  otherUs(place: number): number {
    const tag = this.#tag[place] as number
    const value = this.#other[place] as number
    if (tag >= LONG) return (this.#longHighs[this.#longAt(place)] as number) * WORD + value
    if (value === NONE) return -1
    const mode = MODES[tag >>> 2]
    return mode === AFTER ? this.atUs(place) + value : mode === BEFORE ? this.atUs(place) - value : value
  }

  kind(place: number): number {
    return ((this.#tag[place] as number) & ~LONG) >>> 2
  }

  lane(place: number): number {
    return (this.#tag[place] as number) & 3
  }

  subject(place: number): number {
    return this.#subject[place] as number
  }

  detail(place: number): number {
    return this.#detail[place] as number
  }

  /** Forgets all rows, so that others can be written in their place. */
  clear(): void {
    this.#longs = 0
    this.#longPlaces = new Uint16Array(0)
    this.#longHighs = new Int32Array(0)
  }

  #writeOther(place: number, atUs: number, kind: number, tag: number, otherUs: number): void {
    const mode = MODES[kind]
    const short = mode === AFTER ? otherUs - atUs : mode === BEFORE ? atUs - otherUs : otherUs
    if (short >= 0 && short < NONE) {
      this.#tag[place] = tag
      this.#other[place] = short
    } else if (otherUs === -1) {
      this.#tag[place] = tag
      this.#other[place] = NONE
    } else {
      this.#tag[place] = tag | LONG
      this.#other[place] = otherUs
      this.#addLong(place, Math.floor(otherUs * HIGH_WORD))
    }
  }

  #addLong(place: number, high: number): void {
    if (this.#longs === this.#longPlaces.length) {
      const length = Math.max(16, Math.ceil(this.#longs * 1.5))
      const places = new Uint16Array(length)
      const highs = new Int32Array(length)
      places.set(this.#longPlaces)
      highs.set(this.#longHighs)
      this.#longPlaces = places
      this.#longHighs = highs
    }
    this.#longPlaces[this.#longs] = place
    this.#longHighs[this.#longs++] = high
  }

  /** Where the long row of that place stands in their table. */
  #longAt(place: number): number {
    let low = 0
    let high = this.#longs - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#longPlaces[middle] as number) < place) low = middle + 1
      else high = middle
    }
    return low
  }
}
