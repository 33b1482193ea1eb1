import type { Carrier } from './Carrier.ts'
import { EntryQueue } from './EntryQueue.ts'

/**
 * The kinds of entries in the order in which equal times are settled (model.md, section Time). Within a kind entries
 * are ordered by lane, then by number: a matter of content, never of the order in which they were planned.
 */
export const ENTRY = {
  intervention: 0,
  edge: 1,
  happen: 2,
  read: 3,
  arrive: 4,
  workDone: 5,
  answerLeaves: 6,
  response: 7,
  timeout: 8,
  hold: 9,
  tick: 10,
  forge: 11,
  due: 12,
} as const

const KINDS = 13
const NEVER = Number.POSITIVE_INFINITY
const NONE = -1
/** The front may hold so many entries more than there are places before it is thinned. */
const SPARE = 12

/**
 * What is still to happen, earliest first. Every kind in every lane is a place in the order of (kind, lane). A short
 * sorted list, the front, holds at least the first entry of each place; what is later than all entries of its place in
 * the front waits in the place's queue and costs little until its turn comes. Before them all there is room for one entry
 * that is earlier than everything else: in quiet runs nearly everything follows at once and never leaves it.
 */
export class Calendar {
  /** Time of the earliest entry, infinite if there is none. */
  nextAtUs = NEVER
  /** The entry last taken. */
  atUs = 0
  kind = 0
  lane = 0
  number = 0
  readonly #laneCount: number
  readonly #kindOf: Uint8Array
  readonly #laneOf: Uint8Array
  readonly #queues: readonly EntryQueue[]
  /** The entry before all others, whose time is `nextAtUs`: its place, or NONE, and its number. */
  #soonPlace = NONE
  #soonNumber = 0
  /** The front, earliest last: times, places and numbers. */
  #length = 0
  readonly #ats: Float64Array
  readonly #places: Uint8Array
  readonly #numbers: Float64Array
  /** Of each place: how many of its entries are in the front, and time and number of the last of them. */
  readonly #counts: Uint8Array
  readonly #lastAts: Float64Array
  readonly #lastNumbers: Float64Array

  /** An empty calendar for lanes 0 to `laneCount` - 1. */
  constructor(laneCount: number) {
    const places = KINDS * laneCount
    this.#laneCount = laneCount
    this.#queues = Array.from({ length: places }, () => new EntryQueue())
    this.#kindOf = Uint8Array.from(this.#queues, (_, place) => Math.floor(place / laneCount))
    this.#laneOf = Uint8Array.from(this.#queues, (_, place) => place % laneCount)
    this.#ats = new Float64Array(places + SPARE)
    this.#places = new Uint8Array(places + SPARE)
    this.#numbers = new Float64Array(places + SPARE)
    this.#counts = new Uint8Array(places)
    this.#lastAts = new Float64Array(places)
    this.#lastNumbers = new Float64Array(places)
  }

  /** Plans entry `number` (an integer below 2^53) of a kind in a lane at `atUs`. */
  plan(atUs: number, kind: number, lane: number, number: number): void {
    const place = kind * this.#laneCount + lane
    if (atUs <= this.nextAtUs) {
      if (this.#soonPlace !== NONE) this.#makeRoom()
      if (atUs < this.nextAtUs) {
        this.nextAtUs = atUs
        this.#soonPlace = place
        this.#soonNumber = number
        return
      }
    }
    if ((this.#counts[place] as number) > 0 && this.#isBehind(atUs, place, number)) {
      ;(this.#queues[place] as EntryQueue).push(atUs, number)
    } else {
      this.#enter(atUs, place, number)
      if (this.#length === this.#ats.length) this.#thin()
    }
  }

  /** Takes the earliest entry into `atUs`, `kind`, `lane` and `number`. There must be one. */
  take(): void {
    this.atUs = this.nextAtUs
    let place = this.#soonPlace
    if (place !== NONE) {
      this.number = this.#soonNumber
      this.#soonPlace = NONE
    } else {
      const index = --this.#length
      place = this.#places[index] as number
      this.number = this.#numbers[index] as number
      const count = (this.#counts[place] as number) - 1
      this.#counts[place] = count
      if (count === 0) this.#pull(place)
    }
    this.kind = this.#kindOf[place] as number
    this.lane = this.#laneOf[place] as number
    this.nextAtUs = this.#firstAtUs
  }

  /** Saves or loads what is still to happen. */
  carry(state: Carrier): void {
    if (this.#soonPlace !== NONE) this.#makeRoom()
    this.#length = state.number(this.#length)
    for (let index = 0; index < this.#length; index++) {
      this.#ats[index] = state.number(this.#ats[index] as number)
      this.#places[index] = state.number(this.#places[index] as number)
      this.#numbers[index] = state.number(this.#numbers[index] as number)
    }
    for (const queue of this.#queues) queue.carry(state)
    if (state.isLoading) this.#countAnew()
  }

  /** Time of the first entry of the front, infinite if it is empty. */
  get #firstAtUs(): number {
    return this.#length === 0 ? NEVER : (this.#ats[this.#length - 1] as number)
  }

  /** Moves the entry before all others to the front. */
  #makeRoom(): void {
    this.#enter(this.nextAtUs, this.#soonPlace, this.#soonNumber)
    this.#soonPlace = NONE
    if (this.#length === this.#ats.length) this.#thin()
  }

  /** Whether an entry is later than all entries of its place in the front. */
  #isBehind(atUs: number, place: number, number: number): boolean {
    const lastAtUs = this.#lastAts[place] as number
    return lastAtUs < atUs || (lastAtUs === atUs && (this.#lastNumbers[place] as number) < number)
  }

  #setLast(atUs: number, place: number, number: number): void {
    this.#lastAts[place] = atUs
    this.#lastNumbers[place] = number
  }

  /** Brings the next entry of a place that has none left in the front. */
  #pull(place: number): void {
    const queue = this.#queues[place] as EntryQueue
    if (queue.isEmpty) return
    const atUs = queue.firstAtUs
    const number = queue.firstNumber
    queue.drop()
    this.#enter(atUs, place, number)
  }

  /** Takes an entry into the front, past those that come earlier. */
  #enter(atUs: number, place: number, number: number): void {
    const count = this.#counts[place] as number
    if (count === 0) this.#setLast(atUs, place, number)
    this.#counts[place] = count + 1
    const ats = this.#ats
    const places = this.#places
    const numbers = this.#numbers
    let index = this.#length++
    for (; index > 0; index--) {
      const otherAtUs = ats[index - 1] as number
      if (otherAtUs > atUs || (otherAtUs === atUs && this.#yields(index - 1, place, number))) break
      ats[index] = otherAtUs
      places[index] = places[index - 1] as number
      numbers[index] = numbers[index - 1] as number
    }
    ats[index] = atUs
    places[index] = place
    numbers[index] = number
  }

  /** Whether the entry at `index` of the front comes after another at the same time. */
  #yields(index: number, place: number, number: number): boolean {
    const otherPlace = this.#places[index] as number
    return otherPlace > place || (otherPlace === place && (this.#numbers[index] as number) > number)
  }

  /** Leaves the first entry of each place in the front and puts the others back at the start of their queues. */
  #thin(): void {
    const length = this.#length
    this.#length = 0
    for (let index = 0; index < length; index++) {
      const atUs = this.#ats[index] as number
      const place = this.#places[index] as number
      const number = this.#numbers[index] as number
      const count = (this.#counts[place] as number) - 1
      this.#counts[place] = count
      if (count > 0) (this.#queues[place] as EntryQueue).pushFirst(atUs, number)
      else this.#enter(atUs, place, number)
    }
  }

  #countAnew(): void {
    this.#counts.fill(0)
    for (let index = 0; index < this.#length; index++) {
      const place = this.#places[index] as number
      const count = this.#counts[place] as number
      if (count === 0) this.#setLast(this.#ats[index] as number, place, this.#numbers[index] as number)
      this.#counts[place] = count + 1
    }
    this.nextAtUs = this.#firstAtUs
  }
}
