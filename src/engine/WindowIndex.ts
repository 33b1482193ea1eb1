const FAN = 32

/**
 * Finds which of many numbered stretches of time reach into a window. Stretch n begins not before stretch n - 1; its
 * end may only be raised. A tree of maxima: a query costs what it finds, not what there is.
 */
export class WindowIndex {
  readonly #levels: Float64Array[] = [blank(FAN * FAN)]
  #length = 0

  /** Makes the end of stretch `index` (from 0) at least `endUs`. */
  raise(index: number, endUs: number): void {
    if (index >= this.#length) this.#length = index + 1
    let position = index
    for (let level = 0; level === 0 || this.#levelIsNeeded(level); level++) {
      const ends = this.#level(level, position)
      if ((ends[position] as number) >= endUs) return
      ends[position] = endUs
      position = Math.floor(position / FAN)
    }
  }

  /** Calls `visit` for each stretch numbered below `before` that ends at or after `fromUs`, ascending. */
  visit(before: number, fromUs: number, visit: (index: number) => void): void {
    const top = this.#levels.length - 1
    this.#descend(top, 0, FAN, Math.min(before, this.#length), fromUs, visit)
  }

  #descend(
    level: number,
    first: number,
    count: number,
    before: number,
    fromUs: number,
    visit: (n: number) => void,
  ) {
    const ends = this.#levels[level] as Float64Array
    let width = 1
    for (let k = 0; k < level; k++) width *= FAN
    const last = level === this.#levels.length - 1 ? ends.length : Math.min(first + count, ends.length)
    for (let position = first; position < last && position * width < before; position++) {
      if ((ends[position] as number) < fromUs) continue
      if (level === 0) visit(position)
      else this.#descend(level - 1, position * FAN, FAN, before, fromUs, visit)
    }
  }

  #levelIsNeeded(level: number): boolean {
    const below = this.#levels[level - 1] as Float64Array
    return below.length > FAN
  }

  #level(level: number, position: number): Float64Array {
    let ends = this.#levels[level]
    if (ends === undefined) {
      ends = this.#summary(level)
      this.#levels[level] = ends
    }
    if (position < ends.length) return ends
    const wider = blank(Math.max(ends.length * 2, position + 1))
    wider.set(ends)
    this.#levels[level] = wider
    return wider
  }

  #summary(level: number): Float64Array {
    const below = this.#levels[level - 1] as Float64Array
    const ends = blank(Math.ceil(below.length / FAN))
    for (let position = 0; position < below.length; position++) {
      const above = Math.floor(position / FAN)
      ends[above] = Math.max(ends[above] as number, below[position] as number)
    }
    return ends
  }
}

/** Ends of stretches that have none yet. */
function blank(length: number): Float64Array {
  return new Float64Array(length).fill(Number.NEGATIVE_INFINITY)
}
