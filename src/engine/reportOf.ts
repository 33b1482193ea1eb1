import type { DelayList } from './DelayList.ts'
import { msFromUs, roundUs } from './microseconds.ts'
import type { DelayReport, LaneReport, Report } from './Report.ts'
import type { RunCounter } from './RunCounter.ts'
import type { Scenario } from './Scenario.ts'
import { ENGINE_VERSION } from './Simulation.ts'
import { type LaneTally, tallyOf } from './Tally.ts'

/** What a run of the scenario to `untilUs` reports, as it was counted just so far. */
export function reportOf(
  scenario: Scenario,
  counter: RunCounter,
  traceHash: string | null,
  untilUs: number,
): Report {
  const tally = tallyOf(counter.counts, untilUs)
  const lanes = scenario.lanes.map(({ id }, index) => {
    const known = counter.known[index] as DelayList
    const effect = counter.effect[index] as DelayList
    return [id, laneReport(tally.lanes[index] as LaneTally, known, effect)] as const
  })
  return {
    engine: ENGINE_VERSION,
    seed: scenario.seed,
    untilMs: msFromUs(untilUs),
    traceHash,
    eventsHappened: tally.eventsHappened,
    lanes: Object.fromEntries(lanes),
  }
}

function laneReport(tally: LaneTally, known: DelayList, effect: DelayList): LaneReport {
  return {
    requests: tally.requests,
    useful: tally.useful,
    wasted: tally.wasted,
    skipped: tally.skipped,
    bytesUp: tally.bytesUp,
    bytesDown: tally.bytesDown,
    attempts: tally.attempts,
    failedAttempts: tally.failedAttempts,
    timeouts: tally.timeouts,
    refused: tally.refused,
    rejected: tally.rejected,
    unavailable: tally.unavailable,
    rateLimited: tally.rateLimited,
    pending: tally.pending,
    knownOnce: tally.knownOnce,
    knownAgain: tally.knownAgain,
    lost: tally.lost,
    duplicateDeliveries: tally.duplicateDeliveries,
    effects: tally.effects,
    duplicateEffects: tally.duplicateEffects,
    forgedEffects: tally.forgedEffects,
    knownDelayMs: delayReport(known, tally.knownDelaySumUs, tally.knownDelayMaxUs),
    effectDelayMs: delayReport(effect, tally.effectDelaySumUs, tally.effectDelayMaxUs),
  }
}

function delayReport(delays: DelayList, sumUs: number, maxUs: number): DelayReport {
  const { count } = delays
  if (count === 0) return { count, mean: null, p50: null, p90: null, p99: null, max: null }
  return {
    count,
    mean: msFromUs(roundUs(sumUs / count)),
    p50: msFromUs(delays.atPercent(50)),
    p90: msFromUs(delays.atPercent(90)),
    p99: msFromUs(delays.atPercent(99)),
    max: msFromUs(maxUs),
  }
}
