import type { Carrier } from './Carrier.ts'

type Numbers = Float64Array | Uint32Array | Uint8Array

const BITS = 9
const SIZE = 1 << BITS
const MASK = SIZE - 1

/**
 * A number for each event, in pages of 512. A page that a snapshot holds is copied before it is written to, so a snapshot
 * costs what changes after it, not what there is.
 */
export class EventColumn {
  readonly #kind: 'f64' | 'u32' | 'u8'
  readonly #blank: number
  #pages: Numbers[] = []
  #isOwn: boolean[] = []

  /** Events never written hold `blank`. */
  constructor(kind: 'f64' | 'u32' | 'u8', blank: number) {
    this.#kind = kind
    this.#blank = blank
  }

  get(event: number): number {
    const page = this.#pages[event >> BITS]
    return page === undefined ? this.#blank : (page[event & MASK] as number)
  }

  set(event: number, value: number): void {
    const place = event >> BITS
    const page = this.#isOwn[place] === true ? this.#pages[place] : this.#own(place)
    ;(page as Numbers)[event & MASK] = value
  }

  carry(state: Carrier): void {
    this.#pages = state.pages(this.#pages)
    this.#isOwn = this.#pages.map(() => false)
  }

  /** A page of that place that may be written to. */
  #own(place: number): Numbers {
    for (let missing = this.#pages.length; missing < place; missing++) {
      this.#pages.push(this.#fresh())
      this.#isOwn.push(true)
    }
    const shared = this.#pages[place]
    const page = shared === undefined ? this.#fresh() : shared.slice()
    this.#pages[place] = page
    this.#isOwn[place] = true
    return page
  }

  #fresh(): Numbers {
    if (this.#kind === 'f64') return new Float64Array(SIZE).fill(this.#blank)
    return this.#kind === 'u32'
      ? new Uint32Array(SIZE).fill(this.#blank)
      : new Uint8Array(SIZE).fill(this.#blank)
  }
}
