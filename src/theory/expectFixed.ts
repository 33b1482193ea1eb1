import type { Events } from '../engine/Scenario.ts'
import { beatTally, type LongRunBeat, longRunBeat } from './beatTally.ts'
import { meanWaitForPoll } from './detectionDelay.ts'
import { evenlySpacedEmptyShare } from './emptyShare.ts'
import { askedFor, expectationOf } from './expectationOf.ts'
import { emitTimesUs } from './interventionsBefore.ts'
import {
  answeredRuns,
  longestWindowUs,
  type PollRun,
  pollAssumptions,
  pollQuantiles,
  pollsDue,
  worstPollWaitMs,
} from './PollRun.ts'
import type { Assumption, Expectation, Gap, Quantity, WaitQuantiles } from './Prediction.ts'
import { pagesOverflow } from './pagesOverflow.ts'
import { toUs } from './toUs.ts'
import { shortestSpanMs } from './traceShape.ts'

type PeriodicEvents = Extract<Events, { kind: 'periodic' }>

/** Events whose times are known beforehand. */
export type FixedEvents = PeriodicEvents | Extract<Events, { kind: 'trace' }>

type Figures = Pick<Expectation, 'wasted' | 'wastedShare' | 'meanWaitMs' | 'worstWaitMs' | 'waitQuantilesMs'>

const US_PER_S = 1e6

/** Whether no poll can find more than one page. */
function fitsOnePage(run: PollRun, events: FixedEvents): boolean {
  const room = run.lane.pageSize - emitTimesUs(run.interventions).length
  const { worstExtraUs, bringAfterUs } = run.timing
  const spanMs = (longestWindowUs(run) + Math.max(0, worstExtraUs - bringAfterUs)) / 1000
  if (events.kind === 'periodic') return Math.floor(spanMs / events.everyMs) + 1 <= room
  return room >= 0 && (events.atMs.length <= room || shortestSpanMs(events.atMs, room + 1) > spanMs)
}

/** Nearest ranks on the lattice of waits, each of which is equally frequent in the long run. */
function beatQuantiles({ phaseUs, latticeUs, points }: LongRunBeat, bringAfterUs: number): WaitQuantiles {
  const at = (share: number) => {
    const rank = Math.max(1, Math.ceil(share * points - 1e-9))
    return (phaseUs + (rank - 1) * latticeUs + bringAfterUs) / 1000
  }
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) }
}

/** Both beats are known: counts and mean are exact, the share is that of a long run. */
function expectBeats(run: PollRun, events: PeriodicEvents): Figures {
  const { timing, stepUs, lane, isEven } = run
  const beat = { firstUs: toUs(events.firstAtMs), everyUs: toUs(events.everyMs) }
  const openingUs = toUs(lane.firstPollAtMs) + timing.readAfterUs
  const tally = beatTally(beat, answeredRuns(run), timing.readAfterUs)
  const longRun = longRunBeat(beat, stepUs, openingUs)
  const meanUs = tally.events > 0 ? tally.waitUs / tally.events : longRun.meanUs
  const worstUs = Math.max(longRun.maxUs, openingUs - beat.firstUs) + timing.bringAfterUs
  const isLongRun = isEven || tally.polls === 0
  return {
    wasted: tally.empty,
    wastedShare: isLongRun
      ? evenlySpacedEmptyShare(US_PER_S / beat.everyUs, stepUs / US_PER_S)
      : tally.empty / tally.polls,
    meanWaitMs: (meanUs + timing.bringAfterUs) / 1000,
    worstWaitMs: isEven ? worstUs / 1000 : worstPollWaitMs(run),
    waitQuantilesMs: isEven ? beatQuantiles(longRun, timing.bringAfterUs) : null,
  }
}

function isExactBeat({ timing, interventions }: PollRun): boolean {
  return !timing.varies && timing.jitterUs === 0 && emitTimesUs(interventions).length === 0
}

/** All that independence alone gives: mean and bound of P1. */
function expectIndependent(run: PollRun, events: FixedEvents): Figures {
  const { timing, stepUs, isEven } = run
  const wait = meanWaitForPoll(stepUs / US_PER_S, timing.varianceS2) * 1000 + timing.bringAfterUs / 1000
  const holds = isEven && events.kind === 'trace'
  return {
    wasted: null,
    wastedShare: null,
    meanWaitMs: holds ? wait : null,
    worstWaitMs: worstPollWaitMs(run),
    waitQuantilesMs: holds ? pollQuantiles(run, [{ lengthUs: stepUs, count: 1 }]) : null,
  }
}

function gapsFor(run: PollRun, figures: Figures): Partial<Record<Quantity, Gap>> {
  const ofWait: Gap = run.isEven ? 'no-form' : 'not-steady'
  const isVarying = figures.meanWaitMs !== null && run.timing.varies
  return {
    meanWaitMs: ofWait,
    worstWaitMs: 'unbounded',
    waitQuantilesMs: isVarying ? 'varying-latency' : ofWait,
    queue: 'batched-arrivals',
  }
}

/**
 * What is expected of a polling lane whose events come at known times.
 *
 * Source: P1 for a trace, as if its times had nothing to do with the polls; P10 for events and polls that both keep an
 * exact beat, with their true phase instead of a random one. Where polls are turned or unsteady, only counts and the bound.
 */
export function expectFixed(run: PollRun, events: FixedEvents): Expectation {
  const isBeat = events.kind === 'periodic' && isExactBeat(run)
  const shared = pollAssumptions(run, true)
  const assumptions: Assumption[] = isBeat ? ['even-spacing', run.isEven ? 'long-run' : 'pieces'] : shared
  if (!fitsOnePage(run, events)) return pagesOverflow(assumptions)
  const figures = isBeat ? expectBeats(run, events) : expectIndependent(run, events)
  return expectationOf(
    { ...askedFor, ...figures, requests: pollsDue(run) },
    assumptions,
    gapsFor(run, figures),
  )
}
