/**
 * The kinds of entries in the order in which equal times are settled (model.md, section Time). Within a kind entries
 * are ordered by lane, then by number: a matter of content, never of the order in which they were planned.
 */
export const ENTRY = {
  intervention: 0,
  edge: 1,
  happen: 2,
  arrive: 3,
  workDone: 4,
  answerLeaves: 5,
  response: 6,
  timeout: 7,
  tick: 8,
  due: 9,
} as const

const NUMBERS = 1_099_511_627_776
const LANES = 4

/** What is still to happen, earliest first: a binary heap of (time, rank) in two typed columns. */
export class Calendar {
  #at = new Float64Array(256)
  #rank = new Float64Array(256)
  #length = 0
  /** The entry last taken. */
  atUs = 0
  kind = 0
  lane = 0
  number = 0

  /** Time of the earliest entry, infinite if there is none. */
  get nextAtUs(): number {
    return this.#length === 0 ? Number.POSITIVE_INFINITY : (this.#at[0] as number)
  }

  /** Plans entry `number` (below 2^40) of a kind in a lane at `atUs`. */
  plan(atUs: number, kind: number, lane: number, number: number): void {
    if (this.#length === this.#at.length) this.#grow()
    this.#rise(this.#length++, atUs, (kind * LANES + lane) * NUMBERS + number)
  }

  /** Takes the earliest entry into `atUs`, `kind`, `lane` and `number`. There must be one. */
  take(): void {
    this.atUs = this.#at[0] as number
    const rank = this.#rank[0] as number
    const place = Math.floor(rank / NUMBERS)
    this.number = rank - place * NUMBERS
    this.kind = place >> 2
    this.lane = place & 3
    const last = --this.#length
    if (last > 0) this.#sink(this.#at[last] as number, this.#rank[last] as number)
  }

  #rise(from: number, atUs: number, rank: number): void {
    const at = this.#at
    const ranks = this.#rank
    let index = from
    while (index > 0) {
      const parent = (index - 1) >> 1
      const parentAt = at[parent] as number
      if (parentAt < atUs || (parentAt === atUs && (ranks[parent] as number) <= rank)) break
      at[index] = parentAt
      ranks[index] = ranks[parent] as number
      index = parent
    }
    at[index] = atUs
    ranks[index] = rank
  }

  #sink(atUs: number, rank: number): void {
    const at = this.#at
    const ranks = this.#rank
    const half = this.#length >> 1
    let index = 0
    while (index < half) {
      let child = 2 * index + 1
      const right = child + 1
      if (right < this.#length && this.#isBefore(right, child)) child = right
      const childAt = at[child] as number
      if (atUs < childAt || (atUs === childAt && rank <= (ranks[child] as number))) break
      at[index] = childAt
      ranks[index] = ranks[child] as number
      index = child
    }
    at[index] = atUs
    ranks[index] = rank
  }

  #isBefore(one: number, other: number): boolean {
    const oneAt = this.#at[one] as number
    const otherAt = this.#at[other] as number
    return (
      oneAt < otherAt || (oneAt === otherAt && (this.#rank[one] as number) < (this.#rank[other] as number))
    )
  }

  #grow(): void {
    const at = new Float64Array(this.#at.length * 2)
    const rank = new Float64Array(this.#at.length * 2)
    at.set(this.#at)
    rank.set(this.#rank)
    this.#at = at
    this.#rank = rank
  }
}
