type Numbers = Float64Array | Uint32Array | Uint8Array

/** A growing column of numbers, indexed from 0; places never written hold `blank`. */
export class Column {
  #values: Numbers
  readonly #blank: number
  readonly #make: (length: number) => Numbers

  constructor(kind: 'f64' | 'u32' | 'u8', blank: number) {
    this.#blank = blank
    this.#make = (length) => {
      if (kind === 'f64') return new Float64Array(length).fill(blank)
      return kind === 'u32' ? new Uint32Array(length).fill(blank) : new Uint8Array(length).fill(blank)
    }
    this.#values = this.#make(64)
  }

  get(index: number): number {
    const value = this.#values[index]
    return value === undefined ? this.#blank : value
  }

  set(index: number, value: number): void {
    if (index >= this.#values.length) {
      const wider = this.#make(Math.max(this.#values.length * 2, index + 1))
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[index] = value
  }
}
