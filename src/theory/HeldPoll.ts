import type { LongPollLane } from '../engine/Scenario.ts'
import { latencyMoments } from './latencyMoments.ts'
import { type LongPollCycle, type LongPollGap, varyingLongPollCycle } from './longPollCycle.ts'
import { quietChance } from './quietChance.ts'

/** The durations of a long-polling lane and its cycle under a rate of events. Times in seconds. */
export interface HeldPoll {
  ratePerS: number
  holdS: number
  cycle: LongPollCycle
  gap: LongPollGap
  /** Whether latency is fixed. */
  isFixed: boolean
  /** Mean and variance of a cycle, from one reading to the next. */
  cycleVarianceS2: number
  /** Mean length of a cycle that runs out empty, times the share of such cycles. */
  emptyCycleS: number
  /** Before the first request arrives: mean, mean square, and the chance that nothing happens. */
  opening: LongPollGap
  /** From a reading to the client. */
  bringS: number
  /** From a reading to the next request's leaving. */
  rearmS: number
  /** Longest opening, gap and way of an answer; infinite where latency has no bound. */
  longestOpeningS: number
  longestGapS: number
  longestBringS: number
}

/** Mean of min(exponential, hold) squared. */
function squareOfHold(ratePerS: number, holdS: number): number {
  const x = ratePerS * holdS
  // The difference cancels where the hold is short against the mean gap of events.
  if (x < 1e-3) return holdS * holdS * (1 - (2 * x) / 3 + (x * x) / 4)
  return (2 * (1 - Math.exp(-x) * (1 + x))) / (ratePerS * ratePerS)
}

/**
 * The cycle of a lane whose requests are held, from its settings; null where its latency varies too much for the forms.
 *
 * Source: L1 to L4. The gap of model.md: an answer is prepared for sourceMs, travels one way, the client waits gapMs, and
 * its request travels one way. Assumes Poisson events, answers in time, nothing lost.
 */
export function heldPoll(lane: LongPollLane, ratePerS: number): HeldPoll | null {
  const way = latencyMoments(lane.network.latencyMs)
  const quiet = quietChance(lane.network.latencyMs, ratePerS)
  if (quiet === null) return null
  const [meanS, varianceS2] = [way.meanMs / 1000, way.varianceMs2 / 1e6]
  const sourceS = lane.sourceMs / 1000
  const firstS = lane.firstPollAtMs / 1000
  const holdS = lane.holdMs / 1000
  const fixedS = sourceS + lane.gapMs / 1000
  const chance = Math.exp(-ratePerS * fixedS) * quiet.chance ** 2
  const gapS = fixedS + 2 * meanS
  const gap = { meanS: gapS, squareS2: gapS * gapS + 2 * varianceS2, quietChance: chance }
  const cycle = varyingLongPollCycle(ratePerS, gap, holdS)
  const quietGapS = chance * (fixedS + 2 * quiet.meanS)
  const heldS = chance === 0 ? 0 : cycle.meanHoldS / chance
  const squareS2 = gap.squareS2 + 2 * quietGapS * heldS + chance * squareOfHold(ratePerS, holdS)
  const openingS = firstS + meanS
  return {
    ratePerS,
    holdS,
    cycle,
    gap,
    isFixed: varianceS2 === 0,
    cycleVarianceS2: squareS2 - cycle.meanCycleS ** 2,
    emptyCycleS: Math.exp(-ratePerS * holdS) * (quietGapS + chance * holdS),
    opening: {
      meanS: openingS,
      squareS2: openingS * openingS + varianceS2,
      quietChance: Math.exp(-ratePerS * firstS) * quiet.chance,
    },
    bringS: sourceS + meanS,
    rearmS: fixedS + meanS,
    longestOpeningS: firstS + way.maxMs / 1000,
    longestGapS: fixedS + (2 * way.maxMs) / 1000,
    longestBringS: sourceS + way.maxMs / 1000,
  }
}
