/** Ascending times, appended one by one. */
export class TimeList {
  #values = new Float64Array(64)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(atUs: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length++] = atUs
  }

  /** The time numbered `index`, from 0; infinite beyond the last. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] as number) : Number.POSITIVE_INFINITY
  }

  /** How many of the times lie before `atUs`. */
  before(atUs: number): number {
    let low = 0
    let high = this.#length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#values[middle] as number) < atUs) low = middle + 1
      else high = middle
    }
    return low
  }
}
