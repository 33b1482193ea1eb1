import { type Purpose as EnginePurpose, Stream } from '../src/engine/chance.ts'

import { roundUs } from '../src/engine/microseconds.ts'
import { spanOf } from '../src/engine/settings.ts'
import type { Draws } from './referenceTypes.ts'

/** The engine's own chances for the reference, so that both can be compared record by record. */
export function engineDraws(seed: number): Draws {
  const streams = new Map<string, Stream>()
  const stream = (purpose: string, laneId: string) => {
    const name = `${purpose} ${laneId}`
    const known = streams.get(name) ?? new Stream(seed, purpose as EnginePurpose, laneId)
    streams.set(name, known)
    return known
  }
  return {
    gap: (n) => stream('arrivals', '').exponential(n),
    duration: (purpose, laneId, key, sub, dist) => {
      // A mean gap between forged calls is a quotient, and is not rounded to whole microseconds before it is drawn from.
      if (purpose === 'attack' && dist.kind === 'exponential') {
        return roundUs(stream(purpose, laneId).exponential(key) * dist.meanMs * 1000)
      }
      return stream(purpose, laneId).durationUs(spanOf(dist), key, sub)
    },
    uniform: (purpose, laneId, key, sub) => stream(purpose, laneId).uniform(key, sub),
    chance: (purpose, laneId, key, sub, p) => stream(purpose, laneId).happens(p, key, sub),
  }
}
