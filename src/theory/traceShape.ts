/** Shapes of traces that were computed before; a trace never changes. */
const spans = new WeakMap<readonly number[], Map<number, number>>()
const waits = new WeakMap<readonly number[], Map<number, number>>()

function remembered(
  memory: WeakMap<readonly number[], Map<number, number>>,
  atMs: readonly number[],
  key: number,
  compute: () => number,
): number {
  const known = memory.get(atMs) ?? new Map<number, number>()
  memory.set(atMs, known)
  const value = known.get(key) ?? compute()
  known.set(key, value)
  return value
}

/**
 * The shortest time within which a number of events of a trace happen, in ms: infinite if it has fewer.
 *
 * Ascending times in ms; `events` >= 1. Remembered per trace.
 */
export function shortestSpanMs(atMs: readonly number[], events: number): number {
  return remembered(spans, atMs, events, () => {
    let shortest = Number.POSITIVE_INFINITY
    for (let last = events - 1; last < atMs.length; last += 1) {
      shortest = Math.min(shortest, (atMs[last] ?? 0) - (atMs[last - events + 1] ?? 0))
    }
    return shortest
  })
}

/**
 * The longest wait of any event of a trace for a single worker with a fixed work time, in ms.
 *
 * Source: Lindley's recursion (1952), from an idle worker on. More workers wait no longer. Remembered per trace.
 */
export function longestQueueWaitMs(atMs: readonly number[], workMs: number): number {
  return remembered(waits, atMs, workMs, () => {
    let wait = 0
    let longest = 0
    for (let i = 1; i < atMs.length; i += 1) {
      wait = Math.max(0, wait + workMs - ((atMs[i] ?? 0) - (atMs[i - 1] ?? 0)))
      longest = Math.max(longest, wait)
    }
    return longest
  })
}
