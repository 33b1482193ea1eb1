/**
 * Things numbered 1, 2, 3, … of which only the recent ones are still open, such as the requests under way. Columns of
 * numbers are kept for the open ones alone; memory follows the spread between the oldest open and the newest.
 */
export class Ring {
  #columns: Float64Array[]
  #open: Uint8Array
  #mask: number
  #first = 1
  #next = 1

  constructor(columns: number) {
    this.#mask = 63
    this.#open = new Uint8Array(64)
    this.#columns = Array.from({ length: columns }, () => new Float64Array(64))
  }

  /** Opens the next number with all columns 0. */
  add(): number {
    if (this.#next - this.#first > this.#mask) this.#grow()
    const number = this.#next++
    const slot = number & this.#mask
    this.#open[slot] = 1
    for (const column of this.#columns) column[slot] = 0
    return number
  }

  isOpen(number: number): boolean {
    return number >= this.#first && this.#open[number & this.#mask] === 1
  }

  get(column: number, number: number): number {
    return (this.#columns[column] as Float64Array)[number & this.#mask] as number
  }

  set(column: number, number: number, value: number): void {
    ;(this.#columns[column] as Float64Array)[number & this.#mask] = value
  }

  /** Forgets the number. */
  close(number: number): void {
    this.#open[number & this.#mask] = 0
    while (this.#first < this.#next && this.#open[this.#first & this.#mask] === 0) this.#first++
  }

  #grow(): void {
    const size = (this.#mask + 1) * 2
    const mask = size - 1
    const columns = this.#columns.map(() => new Float64Array(size))
    const open = new Uint8Array(size)
    for (let number = this.#first; number < this.#next; number++) {
      open[number & mask] = this.#open[number & this.#mask] as number
      this.#columns.forEach((column, index) => {
        ;(columns[index] as Float64Array)[number & mask] = column[number & this.#mask] as number
      })
    }
    this.#columns = columns
    this.#open = open
    this.#mask = mask
  }
}
