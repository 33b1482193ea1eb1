import type { Dist, Draws } from './referenceTypes.ts'

/** Mixes a text into a number in [0, 1). */
const mixed = (text: string): number => {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

const exponential = (u: number): number => -Math.log(1 - u)

const normal = (u: number, v: number): number => Math.sqrt(2 * exponential(u)) * Math.cos(2 * Math.PI * v)

const drawMs = (dist: Dist, u: number, v: number): number => {
  if (dist.kind === 'constant') return dist.ms
  if (dist.kind === 'uniform') return dist.minMs + u * (dist.maxMs - dist.minMs)
  if (dist.kind === 'exponential') return dist.meanMs * exponential(u)
  return dist.medianMs * Math.exp(dist.sigma * normal(u, v))
}

/** Makes simple keyed draws for tests of the reference itself; they are not the engine's. */
export const hashedDraws = (seed: number): Draws => {
  const uniform: Draws['uniform'] = (...key) => mixed([seed, ...key].join('/'))
  return {
    gap: (n) => exponential(mixed(`${seed}/gap/${n}`)),
    uniform,
    duration: (purpose, laneId, key, sub, dist) =>
      Math.round(
        drawMs(
          dist,
          uniform(purpose, laneId, key, sub),
          mixed(`${seed}/${purpose}/${laneId}/${key}/${sub}/v`),
        ) * 1000,
      ),
    chance: (purpose, laneId, key, sub, p) => uniform(purpose, laneId, key, sub) < p,
  }
}
