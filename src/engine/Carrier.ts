type Page = Float64Array | undefined

/** The mutable state of a run at an instant: numbers in one buffer, and pages of columns that are shared until they change. */
export interface Box {
  values: Float64Array
  pages: readonly (readonly Page[])[]
}

/**
 * Carries the state of a run into a box, or out of one. A part names each of its fields once, for both ways:
 * `this.#cursor = state.number(this.#cursor)`.
 */
export class Carrier {
  readonly isLoading: boolean
  readonly #pages: (readonly Page[])[]
  #values: Float64Array
  #place = 0
  #pagePlace = 0

  /** Carries out of `box`, or into a new one. */
  constructor(box?: Box) {
    this.isLoading = box !== undefined
    this.#values = box?.values ?? new Float64Array(1024)
    this.#pages = box ? [...box.pages] : []
  }

  /** Saves a number and returns it, or returns the one that was saved in its place. */
  number(value: number): number {
    if (this.isLoading) return this.#values[this.#place++] as number
    if (this.#place === this.#values.length) this.#grow()
    this.#values[this.#place++] = value
    return value
  }

  flag(value: boolean): boolean {
    return this.number(value ? 1 : 0) === 1
  }

  /** Saves the pages of a column, or returns those that were saved in their place. They belong to the box as well. */
  pages(pages: readonly Page[]): Page[] {
    if (this.isLoading) return [...(this.#pages[this.#pagePlace++] as readonly Page[])]
    this.#pages.push([...pages])
    return [...pages]
  }

  /** What has been saved. */
  box(): Box {
    return { values: this.#values.slice(0, this.#place), pages: this.#pages }
  }

  #grow(): void {
    const wider = new Float64Array(this.#values.length * 2)
    wider.set(this.#values)
    this.#values = wider
  }
}
