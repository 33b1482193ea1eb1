import type { Carrier } from './Carrier.ts'

/** A queue in which an entry passes more others than this on its way in, on average, is faster as a heap. */
const MOST_SHIFTS = 32
const SHIFTS_BEFORE_JUDGING = 8192
/** In a ring of at most so many entries, the way from the end is short enough. */
const FEW = 16
/** A queue in which something is planned has at least so many places. */
const FEWEST = 16
const NOTHING = new Float64Array(0)

/**
 * The entries of one kind in one lane, earliest first, at equal times by number. Most are planned almost in order, so it
 * is a sorted ring into which a new entry moves from the nearer end; where that takes long it becomes a binary heap,
 * for good. The order is the same.
 */
export class EntryQueue {
  /** Time and number of each entry, side by side. */
  #entries = NOTHING
  #mask = -1
  /** Where the first entry lies (0 in a heap) and how many there are. */
  #start = 0
  #length = 0
  #isHeap = false
  #pushes = 0
  #shifts = 0

  get isEmpty(): boolean {
    return this.#length === 0
  }

  /** Time of the first entry. There must be one. */
  get firstAtUs(): number {
    return this.#entries[2 * this.#start] as number
  }

  /** Number of the first entry. */
  get firstNumber(): number {
    return this.#entries[2 * this.#start + 1] as number
  }

  /** Takes in an entry. */
  push(atUs: number, number: number): void {
    if (this.#length > this.#mask) this.#lay(this.#wider)
    const length = this.#length++
    this.#pushes++
    if (this.#isHeap) this.#rise(length, atUs, number)
    else if (length > 0 && this.#isBefore(atUs, number, length - 1)) this.#insert(length, atUs, number)
    else this.#put(length, atUs, number)
  }

  /** Takes in an entry that is known to be before all others. */
  pushFirst(atUs: number, number: number): void {
    if (this.#length > this.#mask) this.#lay(this.#wider)
    const length = this.#length++
    if (this.#isHeap) {
      this.#rise(length, atUs, number)
    } else {
      this.#start = (this.#start - 1) & this.#mask
      this.#put(0, atUs, number)
    }
  }

  /** Drops the first entry. There must be one. */
  drop(): void {
    const last = --this.#length
    if (!this.#isHeap) this.#start = (this.#start + 1) & this.#mask
    else this.#sink(this.#entries[2 * last] as number, this.#entries[2 * last + 1] as number)
  }

  /** Saves or loads the entries as they lie. */
  carry(state: Carrier): void {
    const length = state.number(this.#length)
    this.#isHeap = state.flag(this.#isHeap)
    if (state.isLoading) {
      this.#start = 0
      this.#length = length
      while (length > this.#mask + 1) this.#lay(this.#wider)
    }
    for (let index = 0; index < length; index++) {
      const slot = 2 * ((this.#start + index) & this.#mask)
      this.#entries[slot] = state.number(this.#entries[slot] as number)
      this.#entries[slot + 1] = state.number(this.#entries[slot + 1] as number)
    }
  }

  /** How many places there are to be next; a queue that nothing is planned in has none. */
  get #wider(): number {
    return Math.max(FEWEST, 2 * (this.#mask + 1))
  }

  #put(index: number, atUs: number, number: number): void {
    const slot = 2 * ((this.#start + index) & this.#mask)
    this.#entries[slot] = atUs
    this.#entries[slot + 1] = number
  }

  #move(from: number, to: number): void {
    const slot = 2 * ((this.#start + from) & this.#mask)
    this.#put(to, this.#entries[slot] as number, this.#entries[slot + 1] as number)
  }

  /** Whether an entry is before the one at `index`. */
  #isBefore(atUs: number, number: number, index: number): boolean {
    const slot = 2 * ((this.#start + index) & this.#mask)
    const otherAtUs = this.#entries[slot] as number
    return atUs < otherAtUs || (atUs === otherAtUs && number < (this.#entries[slot + 1] as number))
  }

  /** Moves an entry to its place among `length` others, of which the last is later. */
  #insert(length: number, atUs: number, number: number): void {
    let index = length
    if (length > FEW && this.#isBefore(atUs, number, length >> 1)) {
      this.#start = (this.#start - 1) & this.#mask
      for (index = 0; !this.#isBefore(atUs, number, index + 1); index++) this.#move(index + 1, index)
      this.#shifts += index
    } else {
      for (; index > 0 && this.#isBefore(atUs, number, index - 1); index--) this.#move(index - 1, index)
      this.#shifts += length - index
    }
    this.#put(index, atUs, number)
    if (this.#shifts > SHIFTS_BEFORE_JUDGING) this.#judge()
  }

  #judge(): void {
    if (this.#shifts > this.#pushes * MOST_SHIFTS) {
      this.#lay(this.#mask + 1)
      // A sorted list is a heap already.
      this.#isHeap = true
    }
    this.#shifts = 0
    this.#pushes = 0
  }

  /** Lays the entries out anew in `size` places, the first at the start. */
  #lay(size: number): void {
    const laid = new Float64Array(2 * size)
    const ahead = this.#entries.subarray(2 * this.#start)
    laid.set(ahead)
    laid.set(this.#entries.subarray(0, 2 * this.#start), ahead.length)
    this.#entries = laid
    this.#mask = size - 1
    this.#start = 0
  }

  #rise(from: number, atUs: number, number: number): void {
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (!this.#isBefore(atUs, number, parent)) break
      this.#move(parent, index)
      index = parent
    }
    this.#put(index, atUs, number)
  }

  #sink(atUs: number, number: number): void {
    const length = this.#length
    let index = 0
    for (;;) {
      const child = this.#earlierChild(index, length)
      if (child >= length || this.#isBefore(atUs, number, child)) break
      this.#move(child, index)
      index = child
    }
    this.#put(index, atUs, number)
  }

  #earlierChild(index: number, length: number): number {
    const left = 2 * index + 1
    if (left + 1 >= length) return left
    const slot = 2 * left
    return this.#isBefore(this.#entries[slot] as number, this.#entries[slot + 1] as number, left + 1)
      ? left
      : left + 1
  }
}
