import type { PollLane } from '../engine/Scenario.ts'
import { latencyMoments, lnJitterSpread, lnSpread, longerChance } from './latencyMoments.ts'
import { effectiveStepUs } from './pollSends.ts'
import { toUs } from './toUs.ts'

const US2_PER_S2 = 1e12

/** A polling lane that is never without an interval at its beginning. */
export type TickingLane = PollLane & { intervalMs: number }

/** The durations of a polling lane that its forms need. */
export interface PollTiming {
  roundTripUs: number
  /** Mean time from a tick to the reading of the source. */
  readAfterUs: number
  /** Mean time from the reading to the client. */
  bringAfterUs: number
  /** Width of the uniform delay of a tick. */
  jitterUs: number
  /** Variance of the instant of one reading, in seconds squared. */
  varianceS2: number
  /** What the longest wait has beyond the longest distance of two polls; infinite where latency has no bound. */
  worstExtraUs: number
  varies: boolean
}

/** Collects the durations of a lane whose present interval is given, in us. */
export function pollTiming(lane: PollLane, intervalUs: number): PollTiming {
  const way = latencyMoments(lane.network.latencyMs)
  const wayUs = toUs(way.meanMs)
  const sourceUs = toUs(lane.sourceMs)
  const jitterUs = lane.jitter * intervalUs
  const spreadUs = toUs(way.maxMs) - toUs(way.minMs)
  return {
    roundTripUs: 2 * wayUs + sourceUs,
    readAfterUs: jitterUs / 2 + wayUs,
    bringAfterUs: sourceUs + wayUs,
    jitterUs,
    varianceS2: (jitterUs * jitterUs) / 12 / US2_PER_S2 + way.varianceMs2 / 1e6,
    worstExtraUs: jitterUs + spreadUs + sourceUs + toUs(way.maxMs),
    varies: way.varianceMs2 > 0,
  }
}

/** What is added to the exponent of P2 because polls do not come evenly, or null where no form is known. */
export function lnPollSpread(lane: PollLane, jitterUs: number, ratePerS: number): number | null {
  const byWay = lnSpread(lane.network.latencyMs, ratePerS / 1000)
  return byWay === null ? null : byWay + lnJitterSpread(jitterUs / 1000, ratePerS / 1000)
}

/**
 * An upper bound on the chance that a poll takes longer than a time. In us.
 *
 * Both ways are the same and independent: one of them must take more than half of what the source leaves.
 */
export function lateAnswerChance(lane: Pick<PollLane, 'network' | 'sourceMs'>, withinUs: number): number {
  const eachMs = (withinUs / 1000 - lane.sourceMs) / 2
  return Math.min(1, 2 * longerChance(lane.network.latencyMs, eachMs))
}

/**
 * An upper bound on the chance that the next tick is skipped for an answer that is under way, where a fixed latency
 * does not settle it already. In us; `intervalUs` is the shortest interval of the run.
 *
 * Two ticks come nearer than y to one another if the difference of their jitters, triangular, allows it.
 */
export function skipChance(lane: PollLane, timing: PollTiming, intervalUs: number): number {
  if (timing.varies) return lateAnswerChance(lane, intervalUs - timing.jitterUs)
  if (timing.jitterUs === 0) return 0
  const needed = (intervalUs - timing.roundTripUs) / timing.jitterUs
  return needed >= 1 ? 0 : (1 - Math.max(0, needed)) ** 2 / 2
}

/** The step in us at which polls really leave, see `effectiveStepUs`; latency that varies is taken at its mean. */
export function pollStepUs(timing: PollTiming, intervalUs: number): number {
  return effectiveStepUs(intervalUs, timing.roundTripUs)
}
