import { createHash } from 'node:crypto'

/** A number in (0, 1) that depends on nothing but seed and place; made by a hash, not by the engine's chance. */
function uniform(seed: number, n: number): number {
  const hash = createHash('sha256').update(`event times ${seed}: ${n}`).digest()
  return (hash.readUInt32BE(0) + 0.5) / 2 ** 32
}

/** Times of a Poisson process before `untilMs`, in ms. */
export function plannedTimes(seed: number, perMinute: number, untilMs: number): number[] {
  const timesMs: number[] = []
  for (let atMs = 0, n = 1; ; n++) {
    atMs -= (Math.log(uniform(seed, n)) * 60_000) / perMinute
    if (atMs >= untilMs) return timesMs
    timesMs.push(atMs)
  }
}
