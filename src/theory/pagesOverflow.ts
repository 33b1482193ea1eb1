import { askedFor, expectationOf, nothingKnown } from './expectationOf.ts'
import type { Assumption, Expectation } from './Prediction.ts'

/** What is expected of an asking lane whose pages fill faster than the forms can follow. */
export function pagesOverflow(assumptions: readonly Assumption[]): Expectation {
  const gap = 'too-many-pages'
  return expectationOf({ ...nothingKnown, ...askedFor }, assumptions, {
    requests: gap,
    wasted: gap,
    wastedShare: gap,
    meanWaitMs: gap,
    worstWaitMs: gap,
    waitQuantilesMs: gap,
    queue: 'batched-arrivals',
  })
}
