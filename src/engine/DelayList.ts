/** Waits in microseconds, kept to tell their quantiles exactly. */
export class DelayList {
  #values = new Float64Array(256)
  #length = 0

  add(us: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length++] = us
  }

  /** The waits in ascending order. */
  sorted(): Float64Array {
    return this.#values.slice(0, this.#length).sort()
  }
}

/**
 * The value at the nearest rank of hundredths: the ceil(p n)-th smallest of n values in ascending order, in exact
 * arithmetic.
 */
export function atPercent(ascending: Float64Array, percent: number): number {
  return ascending[Math.ceil((percent * ascending.length) / 100) - 1] as number
}
