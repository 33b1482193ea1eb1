import { ROW_KINDS, type RowKind } from './rows.ts'

const FIRST_CAPACITY = 1024

/** Where the engine writes what happens, a row at a time, in order of time. See rows.ts for the columns. */
export interface Sink {
  row(atUs: number, kind: number, lane: number, subject: number, detail: number, otherUs: number): void
}

/**
 * Everything that happened in a run, in order, append-only and columnar. Rows keep the hash of the run up to them, so
 * that two runs can be compared by one number.
 */
export class Trace implements Sink {
  #at = new Float64Array(FIRST_CAPACITY)
  #other = new Float64Array(FIRST_CAPACITY)
  #tag = new Uint8Array(FIRST_CAPACITY)
  #subject = new Uint32Array(FIRST_CAPACITY)
  #detail = new Uint32Array(FIRST_CAPACITY)
  #length = 0
  #hashHigh = 0x243f6a88
  #hashLow = 0x13198a2e

  /** Number of rows. */
  get length(): number {
    return this.#length
  }

  row(atUs: number, kind: number, lane: number, subject: number, detail: number, otherUs: number): void {
    const index = this.#length
    if (index === this.#at.length) this.#grow()
    this.#at[index] = atUs
    this.#other[index] = otherUs
    this.#tag[index] = kind * 4 + lane
    this.#subject[index] = subject
    this.#detail[index] = detail
    this.#length = index + 1
    this.#absorb(atUs)
    this.#absorb(otherUs)
    this.#fold(kind * 4 + lane)
    this.#fold(subject)
    this.#fold(detail)
  }

  /** Virtual time of row `index` in microseconds. */
  atUs(index: number): number {
    return this.#at[index] as number
  }

  /** The other time of row `index` in microseconds; see rows.ts. */
  otherUs(index: number): number {
    return this.#other[index] as number
  }

  /** Index of the row's kind in ROW_KINDS. */
  kind(index: number): number {
    return (this.#tag[index] as number) >>> 2
  }

  /** Name of the row's kind. */
  kindName(index: number): RowKind {
    return ROW_KINDS[this.kind(index)] as RowKind
  }

  /** Number of the row's lane, as listed in the scenario. */
  lane(index: number): number {
    return (this.#tag[index] as number) & 3
  }

  subject(index: number): number {
    return this.#subject[index] as number
  }

  detail(index: number): number {
    return this.#detail[index] as number
  }

  /** Number of rows before `atUs`, which is the index of the first row at or after it. */
  rowsBefore(atUs: number): number {
    let low = 0
    let high = this.#length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#at[middle] as number) < atUs) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The hash of all rows so far, 16 hexadecimal digits. */
  get hash(): string {
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')
    return hex(this.#hashHigh) + hex(this.#hashLow)
  }

  #absorb(us: number): void {
    this.#fold(us % 4294967296)
    this.#fold(Math.floor(us / 4294967296))
  }

  #fold(word: number): void {
    const high = Math.imul(this.#hashHigh ^ word, 0x9e3779b1)
    const low = Math.imul(this.#hashLow + word, 0x85ebca6b)
    this.#hashHigh = high ^ (high >>> 15) ^ this.#hashLow
    this.#hashLow = low ^ (low >>> 13)
  }

  #grow(): void {
    const capacity = this.#at.length * 2
    const wider = <T extends Float64Array | Uint32Array | Uint8Array>(column: T, made: T): T => {
      made.set(column)
      return made
    }
    this.#at = wider(this.#at, new Float64Array(capacity))
    this.#other = wider(this.#other, new Float64Array(capacity))
    this.#tag = wider(this.#tag, new Uint8Array(capacity))
    this.#subject = wider(this.#subject, new Uint32Array(capacity))
    this.#detail = wider(this.#detail, new Uint32Array(capacity))
  }
}
