import type { Intervention } from '../engine/Scenario.ts'
import type { Assumption, WaitQuantiles } from './Prediction.ts'
import { intervalsOf, isAskedByHand } from './pollRefusal.ts'
import { pollSends, runsBefore, type SendRun } from './pollSends.ts'
import { type PollTiming, pollStepUs, pollTiming, type TickingLane } from './pollTiming.ts'
import { pollWaitShare, type WaitWindow } from './pollWaitShare.ts'
import { quantilesOf } from './quantilesOf.ts'
import { toUs } from './toUs.ts'

/** A polling lane's polls up to a time, and what the forms need beside them. Times in us. */
export interface PollRun {
  lane: TickingLane
  atUs: number
  /** Those before the time, in order. */
  interventions: readonly Intervention[]
  timing: PollTiming
  runs: readonly SendRun[]
  /** The step at which polls leave now. */
  stepUs: number
  /** Whether the polls' times were never touched. */
  isEven: boolean
}

/** Lays out the polls of a lane for which `pollRefusal` has no objection. */
export function pollRun(lane: TickingLane, interventions: readonly Intervention[], atUs: number): PollRun {
  const intervals = intervalsOf(lane, interventions)
  const intervalUs = toUs(intervals.at(-1) ?? lane.intervalMs)
  const timing = pollTiming(lane, intervalUs)
  const runs = pollSends(lane, interventions, atUs, timing.roundTripUs)
  const isEven = new Set(intervals).size === 1 && !isAskedByHand(lane, interventions)
  return { lane, atUs, interventions, timing, runs, stepUs: pollStepUs(timing, intervalUs), isEven }
}

/** Expected polls: all that are due; of the last one, with jitter, the chance that it has left. */
export function pollsDue({ runs, timing, atUs }: PollRun): number {
  const due = runs.reduce((sum, run) => sum + run.count, 0)
  const last = runs.at(-1)
  if (last === undefined || timing.jitterUs === 0) return due
  const sinceUs = atUs - (last.startUs + (last.count - 1) * last.stepUs)
  return due - 1 + Math.min(1, sinceUs / timing.jitterUs)
}

/** The polls that are answered before the time, at mean durations. */
export function answeredRuns({ runs, timing, atUs }: PollRun): readonly SendRun[] {
  return runsBefore(runs, atUs - timing.readAfterUs - timing.bringAfterUs)
}

/** The longest distance in us of two readings so far and at present, the time before the first one included. */
export function longestWindowUs({ runs, timing, stepUs, lane }: PollRun): number {
  const firstUs = runs[0]?.startUs ?? toUs(lane.firstPollAtMs)
  let longest = Math.max(stepUs, firstUs + timing.readAfterUs)
  let beforeUs = firstUs
  for (const run of runs) {
    longest = Math.max(longest, run.startUs - beforeUs, run.count > 1 ? run.stepUs : 0)
    beforeUs = run.startUs + (run.count - 1) * run.stepUs
  }
  return longest
}

/** The longest possible wait in ms, or null where latency has no bound. Source: P1. Assumes answers of one page. */
export function worstPollWaitMs(run: PollRun): number | null {
  const { worstExtraUs } = run.timing
  return Number.isFinite(worstExtraUs) ? (longestWindowUs(run) + worstExtraUs) / 1000 : null
}

/** The assumptions that all forms for polling share. */
export function pollAssumptions({ timing, isEven }: PollRun, isSteady: boolean): Assumption[] {
  const all: Assumption[] = ['independent-polls', isEven && isSteady ? 'long-run' : 'pieces']
  if (timing.varies) all.push('varying-latency')
  if (timing.varies || timing.jitterUs > 0) all.push('answers-in-time')
  return all
}

/** Quantiles of the wait where windows and latency are known; null where latency varies. Source: P1. */
export function pollQuantiles({ timing }: PollRun, windows: readonly WaitWindow[]): WaitQuantiles | null {
  if (timing.varies) return null
  return quantilesOf((us) => pollWaitShare(windows, timing.jitterUs, us - timing.bringAfterUs))
}
