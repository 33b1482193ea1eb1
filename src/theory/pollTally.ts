import type { Events } from '../engine/Scenario.ts'
import type { EventStream } from './EventStream.ts'
import { type PageDrain, pageDrain } from './pageDrain.ts'
import { poissonTail } from './poissonTail.ts'
import { lnPollSpread, type PollTiming, type TickingLane } from './pollTiming.ts'
import type { PollWindow } from './pollWindows.ts'

const US_PER_S = 1e6

/** What is expected of one window: of the poll that reads it and of its events. */
export interface WindowOutcome {
  empty: number | null
  events: number
  /** Sum of the waits for the reading. */
  waitS: number
  extraRequests: number
}

/** Sums of outcomes. A sum of which a part has no form is null. */
export interface PollTally {
  polls: number
  empty: number | null
  events: number
  waitS: number
  extraRequests: number
}

/** A tally of nothing. */
export function emptyTally(): PollTally {
  return { polls: 0, empty: 0, events: 0, waitS: 0, extraRequests: 0 }
}

/** Adds the outcome of a number of equal windows. */
export function addOutcome(tally: PollTally, outcome: WindowOutcome, count: number): void {
  tally.polls += count
  tally.empty = tally.empty === null || outcome.empty === null ? null : tally.empty + count * outcome.empty
  tally.events += count * outcome.events
  tally.waitS += count * outcome.waitS
  tally.extraRequests += count * outcome.extraRequests
}

/** Bursty events fit a page unless so many bursts meet in one window; then there is no form. */
function burstyDrain(
  bursty: Extract<Events, { kind: 'bursty' }>,
  intervalS: number,
  pageSize: number,
): PageDrain | null {
  const { burstSize, spacingMs, perMinute } = bursty
  const reachS = intervalS + ((burstSize - 1) * spacingMs) / 1000
  const bursts = (perMinute / 60 / burstSize) * reachS
  const chance = poissonTail(bursts, Math.floor(pageSize / burstSize))
  return chance < 1e-4 ? { extraRequests: 0, extraWaitS: 0 } : null
}

/**
 * What is expected of one window; null where events gather faster than the forms can follow.
 *
 * `stepUs` is the present step of the polls. Source: P1 and P2 for a window of any length and rate, with `pageDrain` and the spread of uneven polls.
 */
export function windowOutcome(
  lane: TickingLane,
  events: Events,
  stream: EventStream,
  { timing, stepUs }: { timing: PollTiming; stepUs: number },
  window: Pick<PollWindow, 'fromUs' | 'toUs'>,
): WindowOutcome | null {
  const { fromUs, toUs } = window
  const lengthS = (toUs - fromUs) / US_PER_S
  const expected = stream.events(fromUs, toUs)
  const ratePerS = lengthS > 0 ? expected / lengthS : 0
  const drain =
    events.kind === 'bursty'
      ? burstyDrain(events, lengthS, lane.pageSize)
      : pageDrain(ratePerS, lengthS, lane.pageSize, {
          roundTripS: timing.roundTripUs / US_PER_S,
          nextS: Math.max(stepUs / US_PER_S, lengthS),
        })
  if (drain === null) return null
  const spread = lnPollSpread(lane, timing.jitterUs, ratePerS)
  const drainsNothing = spread !== null && (spread === 0 || events.kind === 'poisson')
  return {
    empty: drainsNothing ? Math.exp(stream.lnEmpty(fromUs, toUs) + spread) : null,
    events: expected,
    waitS: stream.waitS(fromUs, toUs) + ratePerS * timing.varianceS2 + drain.extraWaitS,
    extraRequests: drain.extraRequests,
  }
}
