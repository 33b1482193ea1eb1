import type { Carrier } from './Carrier.ts'

/** Numbers waiting in a line: first in, first out. */
export class Fifo {
  #values = new Float64Array(16)
  #first = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow()
    this.#values[(this.#first + this.#length) & (this.#values.length - 1)] = value
    this.#length++
  }

  /** The number at `place` of the line, 0 being the first. There must be so many. */
  at(place: number): number {
    return this.#values[(this.#first + place) & (this.#values.length - 1)] as number
  }

  /** Takes the first out of the line. There must be one. */
  shift(): number {
    const value = this.#values[this.#first] as number
    this.#first = (this.#first + 1) & (this.#values.length - 1)
    this.#length--
    return value
  }

  /** Takes the number at `place` out of the line; those behind it move up. */
  remove(place: number): number {
    const value = this.at(place)
    const mask = this.#values.length - 1
    for (let index = place; index > 0; index--) {
      this.#values[(this.#first + index) & mask] = this.at(index - 1)
    }
    this.shift()
    return value
  }

  clear(): void {
    this.#length = 0
  }

  carry(state: Carrier): void {
    const length = state.number(this.#length)
    if (state.isLoading) {
      this.clear()
      for (let place = 0; place < length; place++) this.push(state.number(0))
    } else for (let place = 0; place < length; place++) state.number(this.at(place))
  }

  #grow(): void {
    const wider = new Float64Array(this.#values.length * 2)
    for (let place = 0; place < this.#length; place++) wider[place] = this.at(place)
    this.#values = wider
    this.#first = 0
  }
}
