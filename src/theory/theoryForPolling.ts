import type { PollLane, Scenario } from '../engine/Scenario.ts'
import { expectFixed } from './expectFixed.ts'
import { expectStreamed } from './expectStreamed.ts'
import { interventionsBefore } from './interventionsBefore.ts'
import { pollRun } from './PollRun.ts'
import type { Prediction } from './Prediction.ts'
import { pollRefusal } from './pollRefusal.ts'
import type { TickingLane } from './pollTiming.ts'

/**
 * What theory expects of a polling lane up to a time.
 *
 * Requests are the ticks that are due, exactly, piece by piece where the interval was turned; wasted polls and waits are
 * exact expectations for Poisson events under any turning of interval and rate. For other events only what still holds.
 */
export function theoryForPolling(scenario: Scenario, lane: PollLane, atUs: number): Prediction {
  const { events } = scenario
  const interventions = interventionsBefore(scenario.interventions, atUs)
  const why = pollRefusal(lane, events, interventions, atUs)
  if (why !== null) return { applies: false, why }
  // No refusal implies an interval at all times.
  const run = pollRun(lane as TickingLane, interventions, atUs)
  const isStreamed = events.kind === 'poisson' || events.kind === 'bursty'
  return isStreamed ? expectStreamed(run, events) : expectFixed(run, events)
}
