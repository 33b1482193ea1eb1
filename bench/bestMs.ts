import { performance } from 'node:perf_hooks'

/** The shortest time of some calls in milliseconds: what disturbs a call only makes it longer. */
export function bestMs(calls: number, call: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let made = 0; made < calls; made++) {
    const startMs = performance.now()
    call()
    best = Math.min(best, performance.now() - startMs)
  }
  return best
}
