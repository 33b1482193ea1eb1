import type { OpenPart } from './OpenPart.ts'
import type { Snapshot } from './Simulation.ts'

/** An instant from which a run can be told again: its state, and what was under way. */
export interface Past {
  snapshot: Snapshot
  open: OpenPart
}

/** Pasts may take so many bytes; then every other one is given up. */
const MOST_BYTES = 24_000_000

/** Pasts of a run in order of time, thinned out where they take too much room: the distance between them doubles then. */
export class Pasts {
  readonly #mostBytes: number
  #list: Past[] = []
  #bytes = 0
  /** Of so many pasts that are offered one is kept. */
  #every = 1
  #offered = 0

  constructor(list: readonly Past[] = [], mostBytes: number = MOST_BYTES) {
    this.#mostBytes = mostBytes
    for (const past of list) this.#keep(past)
  }

  /** How much memory the last past takes; 0 if there is none. */
  get lastBytes(): number {
    const last = this.#list.at(-1)
    return last ? bytesOf(last) : 0
  }

  get list(): readonly Past[] {
    return this.#list
  }

  /** Whether the next past that is offered will be kept. */
  get isDue(): boolean {
    return (this.#offered + 1) % this.#every === 0
  }

  /** Counts a past that is not kept. */
  pass(): void {
    this.#offered++
  }

  /** Keeps a past, which lies after all others. */
  add(past: Past): void {
    this.#offered++
    this.#keep(past)
  }

  /** How many pasts lie before `atUs`. */
  countBefore(atUs: number): number {
    let low = 0
    let high = this.#list.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#list[middle] as Past).snapshot.atUs < atUs) low = middle + 1
      else high = middle
    }
    return low
  }

  #keep(past: Past): void {
    this.#list.push(past)
    this.#bytes += bytesOf(past)
    if (this.#bytes <= this.#mostBytes) return
    this.#every *= 2
    // The last one stays whatever it takes.
    this.#list = this.#list.filter((_, place, { length }) => (length - place) % 2 === 1)
    this.#bytes = this.#list.reduce((sum, kept) => sum + bytesOf(kept), 0)
  }
}

/** Of each column about one page is written to from one past to the next. */
const PAGE_BYTES = 4096

/** Roughly how much memory a past has to itself: most of its pages are shared with its neighbours. */
function bytesOf({ snapshot, open }: Past): number {
  const { values, pages } = snapshot.box
  const places = pages.reduce((sum, { length }) => sum + length, 0)
  return values.byteLength + PAGE_BYTES * pages.length + 8 * places + open.bytes
}
