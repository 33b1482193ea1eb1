import { ROW_WIDTH, RowBuffer } from './RowBuffer.ts'

const HIGH_WORD = 1 / 4294967296

/** The hash of the rows of a run, which depends on every bit of every row and on their order. */
export class RunHash extends RowBuffer {
  #high = 0x243f6a88
  #low = 0x13198a2e

  /** The hash of all rows so far, 16 hexadecimal digits. */
  get hash(): string {
    this.flush()
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')
    return hex(this.#high) + hex(this.#low)
  }

  /** Each step is one to one in the hash so far: what differs once goes on to differ. */
  take(rows: Float64Array, length: number): void {
    let high = this.#high
    let low = this.#low
    for (let at = 0; at < length; at += ROW_WIDTH) {
      const atUs = rows[at] as number
      const otherUs = rows[at + 5] as number
      high = Math.imul(high ^ atUs, 0x9e3779b1)
      low = Math.imul(low ^ otherUs, 0x85ebca6b)
      high = Math.imul((high ^ (high >>> 15)) + ((rows[at + 3] as number) | 0), 0xc2b2ae35)
      low = Math.imul((low ^ (low >>> 13)) + ((rows[at + 4] as number) | 0), 0x27d4eb2f)
      high ^= ((rows[at + 1] as number) * 4 + (rows[at + 2] as number)) | (Math.floor(atUs * HIGH_WORD) << 7)
      high ^= low >>> 16
      low = Math.imul(low ^ Math.floor(otherUs * HIGH_WORD), 0x165667b1) + (high ^ (high >>> 15))
      low |= 0
    }
    this.#high = high
    this.#low = low
  }
}
