import { demand } from './demand.ts'

/** Chances of one attempt: worked through and acknowledged, worked through with the acknowledgement lost; else neither. */
export interface AttemptChances {
  acknowledged: number
  unacknowledged: number
}

function demandChances({ acknowledged: a, unacknowledged: q }: AttemptChances): void {
  demand(a > 0 && a <= 1, 'Chance of acknowledgement', 'be above 0 and at most 1', a)
  demand(q >= 0 && a + q <= 1 + 1e-12, 'Chance of a lost acknowledgement', `be from 0 to ${1 - a}`, q)
}

/**
 * Mean number of times that an event is worked through, with at most `most` attempts, by a receiver without memory.
 *
 * Source: I1. Units: none. Assumes independent attempts; in outages acknowledgements fail together, and there are more.
 * Valid for an acknowledgement chance above 0; `most` may be infinite.
 */
export function meanProcessings(chances: AttemptChances, most: number): number {
  demandChances(chances)
  const { acknowledged: a, unacknowledged: q } = chances
  return ((a + q) * (1 - (1 - a) ** most)) / a
}

/**
 * Share of the events that are worked through at least twice, with attempts without end; also the chance that a
 * processing is followed by another one.
 *
 * Source: I2. Units, assumptions and range as {@link meanProcessings}.
 */
export function duplicateShare(chances: AttemptChances): number {
  demandChances(chances)
  return chances.unacknowledged / (chances.acknowledged + chances.unacknowledged)
}

/**
 * Share of the events that are never worked through.
 *
 * Source: I3. Units and assumptions as {@link meanProcessings}. Valid for all chances.
 */
export function neverProcessedShare(chances: AttemptChances, most: number): number {
  return (1 - chances.acknowledged - chances.unacknowledged) ** most
}
