type Numbers = Float64Array | Uint32Array | Uint16Array | Uint8Array

const BITS = 10
/** How many numbers stand on a page. */
export const PAGE = 1 << BITS
const MASK = PAGE - 1

/** The page on which the number stands that has this index. */
export function pageOf(index: number): number {
  return index >>> BITS
}

/**
 * A growing column of numbers, indexed from 0, in pages; places never written hold `blank`, and so do those whose page was
 * dropped. A page is made when something is first written to it, so a column may begin at any index.
 */
export class Column {
  readonly #kind: 'f64' | 'u32' | 'u16' | 'u8'
  readonly #blank: number
  readonly #pages = new Map<number, Numbers>()
  /** The page that was used last. */
  #place = -1
  #page: Numbers | undefined

  constructor(kind: 'f64' | 'u32' | 'u16' | 'u8', blank: number) {
    this.#kind = kind
    this.#blank = blank
  }

  get(index: number): number {
    const page = this.#find(index >>> BITS)
    return page === undefined ? this.#blank : (page[index & MASK] as number)
  }

  set(index: number, value: number): void {
    const place = index >>> BITS
    let page = this.#find(place)
    if (page === undefined) {
      if (value === this.#blank) return
      page = this.#fresh()
      this.#pages.set(place, page)
      this.#page = page
    }
    page[index & MASK] = value
  }

  /** Forgets what stands on a page. */
  drop(place: number): void {
    this.#pages.delete(place)
    this.#place = -1
    this.#page = undefined
  }

  /** The pages that there are. */
  places(): number[] {
    return [...this.#pages.keys()]
  }

  get byteLength(): number {
    let bytes = 0
    for (const page of this.#pages.values()) bytes += page.byteLength
    return bytes
  }

  #find(place: number): Numbers | undefined {
    if (place !== this.#place) {
      this.#place = place
      this.#page = this.#pages.get(place)
    }
    return this.#page
  }

  #fresh(): Numbers {
    if (this.#kind === 'f64') return new Float64Array(PAGE).fill(this.#blank)
    if (this.#kind === 'u32') return new Uint32Array(PAGE).fill(this.#blank)
    return this.#kind === 'u16'
      ? new Uint16Array(PAGE).fill(this.#blank)
      : new Uint8Array(PAGE).fill(this.#blank)
  }
}
