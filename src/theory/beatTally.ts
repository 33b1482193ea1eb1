import { floorSum } from './floorSum.ts'
import type { SendRun } from './pollSends.ts'

/** Events at exactly even distances. Whole us. */
export interface Beat {
  firstUs: number
  everyUs: number
}

/** What polls at known times make of events at known times. */
export interface BeatTally {
  polls: number
  empty: number
  events: number
  /** Sum of the waits for the reading, in us. */
  waitUs: number
}

function eventsUpTo({ firstUs, everyUs }: Beat, us: number): number {
  return Math.max(0, Math.floor((us - firstUs) / everyUs) + 1)
}

/** Sum of the times of events from one number to another (excluded), counted from 0, measured from a time. */
function sumOfTimes({ firstUs, everyUs }: Beat, from: number, to: number, zeroUs: number): number {
  return (to - from) * (firstUs - zeroUs + (everyUs * (from + to - 1)) / 2)
}

/** One poll that looks back from a time to another. */
function tallyOne(beat: Beat, fromUs: number, toUs: number): BeatTally {
  // Nothing comes before the first poll's window, which begins with 0 itself.
  const from = fromUs === Number.NEGATIVE_INFINITY ? 0 : eventsUpTo(beat, fromUs)
  const to = eventsUpTo(beat, toUs)
  const waitUs = -sumOfTimes(beat, from, to, toUs)
  return { polls: 1, empty: to === from ? 1 : 0, events: to - from, waitUs: to === from ? 0 : waitUs }
}

/** Polls at even steps after a time, the first of them one step after it. */
function tallyEven(beat: Beat, startUs: number, stepUs: number, polls: number): BeatTally {
  const from = eventsUpTo(beat, startUs)
  const to = eventsUpTo(beat, startUs + polls * stepUs)
  if (to === from) return { polls, empty: polls, events: 0, waitUs: 0 }
  const firstUs = beat.firstUs + from * beat.everyUs - startUs
  // An event x after the start is read at the next multiple of the step.
  const steps = floorSum(to - from, stepUs, beat.everyUs, firstUs + stepUs - 1)
  const before = Math.ceil(firstUs / stepUs) - 1
  const useful = beat.everyUs >= stepUs ? to - from : polls - before
  const waitUs = steps * stepUs - sumOfTimes(beat, from, to, startUs)
  return { polls, empty: polls - useful, events: to - from, waitUs }
}

/**
 * Empty polls and waits when both events and polls keep exact beats, piece by piece.
 *
 * Source: P10 with the true phase in place of a random one, counted exactly. Units: whole us; `readAfterUs` from a poll's
 * leaving to its reading. Assumes answers of one page.
 */
export function beatTally(beat: Beat, runs: readonly SendRun[], readAfterUs: number): BeatTally {
  const sum = { polls: 0, empty: 0, events: 0, waitUs: 0 }
  let fromUs = Number.NEGATIVE_INFINITY
  for (const { startUs, stepUs, count } of runs) {
    const toUs = startUs + readAfterUs
    const parts = [tallyOne(beat, fromUs, toUs)]
    if (count > 1) parts.push(tallyEven(beat, toUs, stepUs, count - 1))
    for (const part of parts) {
      sum.polls += part.polls
      sum.empty += part.empty
      sum.events += part.events
      sum.waitUs += part.waitUs
    }
    fromUs = toUs + (count - 1) * stepUs
  }
  return sum
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** The waits for the reading in the long run: phase, phase + lattice, …, each equally often. In us. */
export interface LongRunBeat {
  meanUs: number
  maxUs: number
  phaseUs: number
  latticeUs: number
  /** The number of different waits. */
  points: number
}

/**
 * The waits for the reading in the long run, in us, when events and polls keep exact beats.
 *
 * Derived here: the waits run through a lattice whose distance is the greatest common divisor of the two steps, each
 * value equally often; where it lies is the phase. Whole us.
 */
export function longRunBeat(beat: Beat, stepUs: number, readingUs: number): LongRunBeat {
  const latticeUs = greatestCommonDivisor(beat.everyUs, stepUs)
  const phaseUs = (((readingUs - beat.firstUs) % latticeUs) + latticeUs) % latticeUs
  const widthUs = stepUs - latticeUs
  return {
    meanUs: phaseUs + widthUs / 2,
    maxUs: phaseUs + widthUs,
    phaseUs,
    latticeUs,
    points: stepUs / latticeUs,
  }
}
