import { Histogram } from './Histogram.ts'

/** So many waits are kept one by one. */
export const MOST_EXACT = 100_000

const BITS = 10
const IN_PAGE = (1 << BITS) - 1

/** Waits in whole microseconds, to tell their quantiles: exactly up to {@link MOST_EXACT}, within 0.05 % beyond. */
export class DelayList {
  /** Waits in the order in which they came. */
  #pages: Float64Array[] = []
  #page = new Float64Array(0)
  #length = 0
  #sorted: Float64Array | undefined
  #histogram: Histogram | undefined

  get count(): number {
    return this.#histogram?.count ?? this.#length
  }

  add(us: number): void {
    if (this.#histogram) return this.#histogram.add(us)
    const place = this.#length & IN_PAGE
    if (place === 0) this.#turnPage()
    this.#page[place] = us
    this.#length++
    if (this.#length > MOST_EXACT) this.#coarsen()
  }

  /** The value at the nearest rank of hundredths: the ceil(p n)-th smallest of n, the rank in exact arithmetic. */
  atPercent(percent: number): number {
    const rank = Math.ceil((percent * this.count) / 100)
    if (this.#histogram) return this.#histogram.atRank(rank)
    if (this.#sorted?.length !== this.#length) this.#sorted = this.#all().sort()
    return this.#sorted[rank - 1] as number
  }

  #turnPage(): void {
    this.#page = new Float64Array(IN_PAGE + 1)
    this.#pages.push(this.#page)
  }

  #all(): Float64Array {
    const all = new Float64Array(this.#pages.length << BITS)
    this.#pages.forEach((page, number) => {
      all.set(page, number << BITS)
    })
    return all.subarray(0, this.#length)
  }

  /** Goes over to buckets. */
  #coarsen(): void {
    const histogram = new Histogram()
    for (let at = 0; at < this.#length; at++) {
      histogram.add((this.#pages[at >> BITS] as Float64Array)[at & IN_PAGE] as number)
    }
    this.#histogram = histogram
    this.#pages = []
  }
}
