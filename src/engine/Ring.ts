import type { Carrier } from './Carrier.ts'

/**
 * Things numbered 1, 2, 3, … of which only the recent ones are still open, such as the requests under way. A row of
 * numbers is kept for the open ones alone; memory follows the spread between the oldest open and the newest.
 */
export class Ring {
  readonly #stride: number
  #values: Float64Array
  #open: Uint8Array
  #mask = 63
  #first = 1
  #next = 1

  /** A thing has `columns` numbers. */
  constructor(columns: number) {
    this.#stride = columns
    this.#values = new Float64Array(64 * columns)
    this.#open = new Uint8Array(64)
  }

  /** Opens the next number with all columns 0. */
  add(): number {
    if (this.#next - this.#first > this.#mask) this.#grow(this.#mask * 2 + 2)
    const number = this.#next++
    const slot = number & this.#mask
    const values = this.#values
    const from = slot * this.#stride
    const to = from + this.#stride
    for (let place = from; place < to; place++) values[place] = 0
    this.#open[slot] = 1
    return number
  }

  /** How many numbers have been opened so far. */
  get count(): number {
    return this.#next - 1
  }

  /** Whether none is open. */
  get isEmpty(): boolean {
    return this.#first === this.#next
  }

  /** Goes past `numbers` numbers as if they had been opened and closed. */
  skip(numbers: number): void {
    if (this.isEmpty) this.#first += numbers
    else throw new Error(`Open things must be none to skip numbers, got number ${this.#first}.`)
    this.#next += numbers
  }

  isOpen(number: number): boolean {
    return number >= this.#first && number < this.#next && this.#open[number & this.#mask] === 1
  }

  get(column: number, number: number): number {
    return this.#values[(number & this.#mask) * this.#stride + column] as number
  }

  set(column: number, number: number, value: number): void {
    this.#values[(number & this.#mask) * this.#stride + column] = value
  }

  /** Forgets the number. */
  close(number: number): void {
    this.#open[number & this.#mask] = 0
    while (this.#first < this.#next && this.#open[this.#first & this.#mask] === 0) this.#first++
  }

  carry(state: Carrier): void {
    this.#first = state.number(this.#first)
    this.#next = state.number(this.#next)
    while (this.#next - this.#first > this.#mask + 1) this.#grow(this.#mask * 2 + 2)
    for (let number = this.#first; number < this.#next; number++) {
      const slot = number & this.#mask
      this.#open[slot] = state.number(this.#open[slot] as number)
      const from = slot * this.#stride
      for (let place = from; place < from + this.#stride; place++) {
        this.#values[place] = state.number(this.#values[place] as number)
      }
    }
  }

  #grow(size: number): void {
    const mask = size - 1
    const stride = this.#stride
    const values = new Float64Array(size * stride)
    const open = new Uint8Array(size)
    for (let number = this.#first; number < this.#next; number++) {
      const from = (number & this.#mask) * stride
      open[number & mask] = this.#open[number & this.#mask] as number
      values.set(this.#values.subarray(from, from + stride), (number & mask) * stride)
    }
    this.#values = values
    this.#open = open
    this.#mask = mask
  }
}
