import { Histogram } from './Histogram.ts'

/** So many waits are kept one by one. */
export const MOST_EXACT = 100_000

/** Waits in whole microseconds, to tell their quantiles: exactly up to {@link MOST_EXACT}, within 0.05 % beyond. */
export class DelayList {
  #values = new Float64Array(256)
  #length = 0
  #isSorted = true
  #histogram: Histogram | undefined

  get count(): number {
    return this.#histogram?.count ?? this.#length
  }

  add(us: number): void {
    if (this.#histogram) return this.#histogram.add(us)
    if (this.#length === MOST_EXACT) return this.#coarsen(us)
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length++] = us
    this.#isSorted = false
  }

  /** The value at the nearest rank of hundredths: the ceil(p n)-th smallest of n, the rank in exact arithmetic. */
  atPercent(percent: number): number {
    const rank = Math.ceil((percent * this.count) / 100)
    if (this.#histogram) return this.#histogram.atRank(rank)
    if (!this.#isSorted) this.#values.subarray(0, this.#length).sort()
    this.#isSorted = true
    return this.#values[rank - 1] as number
  }

  /** Goes over to buckets. */
  #coarsen(us: number): void {
    const histogram = new Histogram()
    for (let at = 0; at < this.#length; at++) histogram.add(this.#values[at] as number)
    histogram.add(us)
    this.#histogram = histogram
    this.#values = new Float64Array(0)
  }
}
