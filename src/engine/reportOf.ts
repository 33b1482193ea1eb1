import { atPercent, DelayList } from './DelayList.ts'
import { emptyTally, foldRow } from './foldRow.ts'
import { msFromUs, roundUs } from './microseconds.ts'
import type { DelayReport, LaneReport, Report } from './Report.ts'
import { ROW } from './rows.ts'
import type { Scenario } from './Scenario.ts'
import { ENGINE_VERSION } from './Simulation.ts'
import type { LaneTally } from './Tally.ts'
import type { Trace } from './Trace.ts'

/** What a run of the scenario to `untilUs` reports, read off its trace, which must go just so far. */
export function reportOf(scenario: Scenario, trace: Trace, untilUs: number): Report {
  const tally = emptyTally(scenario.lanes.length)
  const known = scenario.lanes.map(() => new DelayList())
  const effect = scenario.lanes.map(() => new DelayList())
  for (let row = 0; row < trace.length; row++) {
    const kind = trace.kind(row)
    const lane = trace.lane(row)
    const atUs = trace.atUs(row)
    const detail = trace.detail(row)
    foldRow(tally, kind, lane, atUs, trace.subject(row), detail, trace.otherUs(row))
    if (kind === ROW.known) known[lane]?.add(atUs - trace.otherUs(row))
    else if (kind === ROW.effect && detail === 1) effect[lane]?.add(atUs - trace.otherUs(row))
  }
  const lanes = scenario.lanes.map(({ id }, index) => {
    const report = laneReport(
      tally.lanes[index] as LaneTally,
      known[index] as DelayList,
      effect[index] as DelayList,
    )
    return [id, report] as const
  })
  return {
    engine: ENGINE_VERSION,
    seed: scenario.seed,
    untilMs: msFromUs(untilUs),
    traceHash: trace.hash,
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
    knownDelayMs: delayReport(known.sorted(), tally.knownDelaySumUs),
    effectDelayMs: delayReport(effect.sorted(), tally.effectDelaySumUs),
  }
}

function delayReport(ascending: Float64Array, sumUs: number): DelayReport {
  const count = ascending.length
  if (count === 0) return { count, mean: null, p50: null, p90: null, p99: null, max: null }
  return {
    count,
    mean: msFromUs(roundUs(sumUs / count)),
    p50: msFromUs(atPercent(ascending, 50)),
    p90: msFromUs(atPercent(ascending, 90)),
    p99: msFromUs(atPercent(ascending, 99)),
    max: msFromUs(ascending[count - 1] as number),
  }
}
