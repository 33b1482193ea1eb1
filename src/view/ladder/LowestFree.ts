/** Hands out whole numbers from 0, always the lowest that is not taken. */
export class LowestFree {
  /** A binary heap of the numbers given back. */
  readonly #heap: number[] = []
  #next = 0

  take(): number {
    const heap = this.#heap
    const lowest = heap[0]
    if (lowest === undefined) return this.#next++
    const last = heap.pop() as number
    if (heap.length > 0) this.#sink(last)
    return lowest
  }

  giveBack(value: number): void {
    const heap = this.#heap
    let place = heap.length
    heap.push(value)
    while (place > 0) {
      const above = (place - 1) >> 1
      if ((heap[above] as number) <= value) break
      heap[place] = heap[above] as number
      place = above
    }
    heap[place] = value
  }

  #sink(value: number): void {
    const heap = this.#heap
    let place = 0
    for (;;) {
      let below = place * 2 + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && (heap[below + 1] as number) < (heap[below] as number)) below++
      if ((heap[below] as number) >= value) break
      heap[place] = heap[below] as number
      place = below
    }
    heap[place] = value
  }
}
