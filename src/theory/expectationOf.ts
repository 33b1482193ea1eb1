import type { Assumption, Expectation, Gap, Quantities, Quantity } from './Prediction.ts'

/** Everything unknown. */
export const nothingKnown: Quantities = {
  requests: null,
  wasted: null,
  wastedShare: null,
  meanWaitMs: null,
  worstWaitMs: null,
  waitQuantilesMs: null,
  attempts: null,
  attemptsPerEvent: null,
  failedShare: null,
  lostShare: null,
  effectsPerEvent: null,
  duplicateEffectsPerEvent: null,
  queue: null,
}

/**
 * What holds of every lane whose client asks: no attempts; every event is known and acted on once, since a cursor moves only
 * over what was brought; and jobs come in batches.
 */
export const askedFor = {
  attempts: 0,
  attemptsPerEvent: 0,
  failedShare: 0,
  lostShare: 0,
  effectsPerEvent: 1,
  duplicateEffectsPerEvent: 0,
  queue: null,
} as const

const ORDER = Object.keys(nothingKnown) as Quantity[]

/** Puts an expectation together: every quantity that is null gets its gap, `no-form` where none is given. */
export function expectationOf(
  quantities: Quantities,
  assumptions: readonly Assumption[],
  gapFor: Partial<Record<Quantity, Gap>>,
): Expectation {
  const gapOf: Partial<Record<Quantity, Gap>> = {}
  for (const quantity of ORDER) {
    if (quantities[quantity] === null) gapOf[quantity] = gapFor[quantity] ?? 'no-form'
  }
  return { applies: true, ...quantities, assumptions, gapOf, gaps: [...new Set(Object.values(gapOf))] }
}
