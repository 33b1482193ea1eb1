import type { Attack, Events, Lane, LongPollLane, Scenario, WebhookLane } from '../engine/Scenario.ts'
import { fetchTries } from './fetchTries.ts'
import { longPollRoundUs } from './longPollRound.ts'

/** The most events and requests that a headless run may expect. */
export const MOST_EXPECTED = 1_000_000_000

/**
 * How many events and requests a run to `untilMs` is to expect, at the values of its beginning: the sum of horizon /
 * mean gap over events, poll ticks, reconcile ticks and forged calls (model.md, section Limits). To these it adds what
 * can grow without them: long polls, and the fetches that a thin receiver sends again.
 */
export function expectedWork(scenario: Scenario, untilMs: number): number {
  const events = expectedTimes(scenario.events, untilMs)
  const requests = scenario.lanes.map((lane) => expectedRequests(lane, scenario.attack, events, untilMs))
  return requests.reduce((sum, count) => sum + count, events)
}

function expectedRequests(lane: Lane, attack: Attack | null, events: number, untilMs: number): number {
  switch (lane.strategy) {
    case 'poll':
      return lane.intervalMs === null ? 0 : untilMs / lane.intervalMs
    case 'long-poll':
      return expectedLongPolls(lane, untilMs)
    case 'webhook': {
      const forged = attack?.knowsUrl ? expectedTimes(attack.forged, untilMs) : 0
      const reconciled = lane.reconcileEveryMs === null ? 0 : untilMs / lane.reconcileEveryMs
      return forged + reconciled + expectedRefetches(lane, events + forged, untilMs)
    }
  }
}

/** Events of a source or calls of an attacker. */
function expectedTimes(times: Events | Attack['forged'], untilMs: number): number {
  if (times.kind === 'trace') return untilMs > 0 ? times.atMs.length : 0
  return times.kind === 'periodic' ? untilMs / times.everyMs : (untilMs * times.perMinute) / 60_000
}

/** Long polls that bring nothing; each of the others brings at least one event, which is counted. */
function expectedLongPolls(lane: LongPollLane, untilMs: number): number {
  const asked = untilMs / Math.max(0.001, longPollRoundUs(lane) / 1000)
  if (lane.rateLimit === null) return asked
  // In each window one request is told that it was one too many.
  const { requests, perMs } = lane.rateLimit
  return Math.min(asked, (untilMs / perMs) * (requests + 1))
}

/** Fetches beyond the first of each call that arrives, of which one lasts as long as the run at the most. */
function expectedRefetches(lane: WebhookLane, calls: number, untilMs: number): number {
  if (!lane.thin) return 0
  const again = Math.min(fetchTries(lane) - 1, untilMs / lane.timeoutMs)
  return calls * (1 - lane.network.loss) * again
}
