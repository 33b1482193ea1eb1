import type { Carrier } from './Carrier.ts'

const BITS = 9
const SIZE = 1 << BITS
const MASK = SIZE - 1
/** Pages are cut from slabs, because making a slab costs little more than making a page; the first are small. */
const MOST_IN_SLAB = 16

/**
 * A number for each event, 0 unless written, in pages of 512. A page that a snapshot holds is copied before it is written
 * to, so a snapshot costs what changes after it, not what there is.
 */
export class EventColumn {
  #pages: (Float64Array | undefined)[] = []
  #isOwn: boolean[] = []
  #slab = new Float64Array(0)
  #used = 0

  get(event: number): number {
    const page = this.#pages[event >> BITS]
    return page === undefined ? 0 : (page[event & MASK] as number)
  }

  set(event: number, value: number): void {
    const place = event >> BITS
    const page = this.#isOwn[place] === true ? this.#pages[place] : this.#own(place)
    ;(page as Float64Array)[event & MASK] = value
  }

  carry(state: Carrier): void {
    this.#pages = state.pages(this.#pages)
    this.#isOwn = this.#pages.map(() => false)
  }

  /** A page of that place that may be written to. */
  #own(place: number): Float64Array {
    while (this.#pages.length < place) {
      this.#pages.push(undefined)
      this.#isOwn.push(false)
    }
    const page = this.#pages[place]?.slice() ?? this.#fresh()
    this.#pages[place] = page
    this.#isOwn[place] = true
    return page
  }

  #fresh(): Float64Array {
    if (this.#used === this.#slab.length) {
      const pages = Math.min(MOST_IN_SLAB, this.#slab.length / SIZE + 1)
      this.#slab = new Float64Array(pages * SIZE)
      this.#used = 0
    }
    this.#used += SIZE
    return this.#slab.subarray(this.#used - SIZE, this.#used)
  }
}
