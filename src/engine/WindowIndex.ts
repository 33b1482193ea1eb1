import { PAGE, pageOf } from './Column.ts'

const FAN = 32
const NEVER = Number.NEGATIVE_INFINITY

/** The ends of the stretches of a page, and the latest of each 32 of them and of all. */
interface Page {
  place: number
  latest: number
  groups: Float64Array
  ends: Float64Array
}

/**
 * Finds which of many numbered stretches of time reach into a window. Stretch n begins not before stretch n - 1; its
 * end may only be raised. Maxima over pages and groups: a query costs what it finds and a look at each page. Pages may
 * begin anywhere and may be dropped.
 */
export class WindowIndex {
  /** Ascending by place. */
  #pages: Page[] = []

  /** Makes the end of stretch `index` (from 0) at least `endUs`. */
  raise(index: number, endUs: number): void {
    const page = this.#pageFor(pageOf(index))
    const at = index % PAGE
    const group = Math.floor(at / FAN)
    if (endUs <= (page.ends[at] as number)) return
    page.ends[at] = endUs
    if (endUs > (page.groups[group] as number)) page.groups[group] = endUs
    if (endUs > page.latest) page.latest = endUs
  }

  /** The end of stretch `index`, minus infinity if it has none. */
  endOf(index: number): number {
    const page = this.#find(pageOf(index))
    return page === undefined ? NEVER : (page.ends[index % PAGE] as number)
  }

  /** Calls `visit` for each stretch numbered below `before` that ends at or after `fromUs`, ascending. */
  visit(before: number, fromUs: number, visit: (index: number) => void): void {
    for (const page of this.#pages) {
      if (page.place * PAGE >= before) return
      if (page.latest >= fromUs) visitPage(page, before, fromUs, visit)
    }
  }

  /** The pages whose stretches all end before `beforeUs`. */
  pagesBefore(beforeUs: number): number[] {
    return this.#pages.filter(({ latest }) => latest < beforeUs).map(({ place }) => place)
  }

  /** Forgets the stretches of a page. */
  drop(place: number): void {
    this.#pages = this.#pages.filter((page) => page.place !== place)
  }

  get byteLength(): number {
    return this.#pages.reduce((sum, { groups, ends }) => sum + groups.byteLength + ends.byteLength, 0)
  }

  #pageFor(place: number): Page {
    const last = this.#pages.at(-1)
    if (last?.place === place) return last
    const found = this.#find(place)
    if (found) return found
    const page = { place, latest: NEVER, groups: blank(PAGE / FAN), ends: blank(PAGE) }
    const after = this.#pages.findIndex((other) => other.place > place)
    this.#pages.splice(after < 0 ? this.#pages.length : after, 0, page)
    return page
  }

  #find(place: number): Page | undefined {
    let low = 0
    let high = this.#pages.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#pages[middle] as Page).place < place) low = middle + 1
      else high = middle
    }
    const page = this.#pages[low]
    return page?.place === place ? page : undefined
  }
}

function visitPage(page: Page, before: number, fromUs: number, visit: (index: number) => void): void {
  const first = page.place * PAGE
  const last = Math.min(PAGE, before - first)
  for (let group = 0; group * FAN < last; group++) {
    if ((page.groups[group] as number) < fromUs) continue
    const end = Math.min(last, (group + 1) * FAN)
    for (let at = group * FAN; at < end; at++) {
      if ((page.ends[at] as number) >= fromUs) visit(first + at)
    }
  }
}

/** Ends of stretches that have none yet. */
function blank(length: number): Float64Array {
  return new Float64Array(length).fill(NEVER)
}
