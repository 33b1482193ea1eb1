import { usFromMs } from '../engine/microseconds.ts'
import type { Dist, LongPollLane } from '../engine/Scenario.ts'
import { latencyMoments } from '../theory/latencyMoments.ts'

/**
 * How long a long poll takes on average that brings nothing and has time to, from its sending to its answer, in
 * microseconds. Rounded as the engine rounds: 0 only if no draw can make it more.
 */
export function longPollAnswerUs({ holdMs, sourceMs, network }: LongPollLane): number {
  return usFromMs(holdMs) + usFromMs(sourceMs) + 2 * meanUs(network.latencyMs)
}

/** How long it is on average from one long poll that brings nothing to the next, in microseconds. */
export function longPollRoundUs(lane: LongPollLane): number {
  return Math.min(usFromMs(lane.timeoutMs), longPollAnswerUs(lane)) + usFromMs(lane.gapMs)
}

function meanUs(dist: Dist): number {
  return dist.kind === 'constant' ? usFromMs(dist.ms) : 1000 * latencyMoments(dist).meanMs
}
