import type { Events } from '../engine/Scenario.ts'
import { burstyStream, type EventStream, poissonStream } from './EventStream.ts'
import { askedFor, expectationOf } from './expectationOf.ts'
import {
  answeredRuns,
  type PollRun,
  pollAssumptions,
  pollQuantiles,
  pollsDue,
  worstPollWaitMs,
} from './PollRun.ts'
import type { Assumption, Expectation, Gap, WaitQuantiles } from './Prediction.ts'
import { pagesOverflow } from './pagesOverflow.ts'
import { addOutcome, emptyTally, type PollTally, windowOutcome } from './pollTally.ts'
import type { WaitWindow } from './pollWaitShare.ts'
import { pollWindows } from './pollWindows.ts'

/** Events that come by chance. */
export type StreamedEvents = Extract<Events, { kind: 'poisson' | 'bursty' }>

interface Tallies {
  /** Everything that is answered. */
  all: PollTally
  /** Without the first poll where it looks back on less than an interval: the steady state of a steady run. */
  settled: PollTally
  /** The windows of the settled ones. */
  windows: readonly WaitWindow[]
}

function streamOf(events: StreamedEvents, interventions: PollRun['interventions']): EventStream {
  return events.kind === 'bursty'
    ? burstyStream(events, interventions)
    : poissonStream(events.perMinute, interventions)
}

function tallyWindows(run: PollRun, events: StreamedEvents, stream: EventStream): Tallies | null {
  const windows: WaitWindow[] = []
  const tallies = { all: emptyTally(), settled: emptyTally(), windows }
  let isFirst = true
  for (const window of pollWindows(answeredRuns(run), run.timing.readAfterUs, stream.cutsUs)) {
    const outcome = windowOutcome(run.lane, events, stream, run, window)
    if (outcome === null) return null
    addOutcome(tallies.all, outcome, window.count)
    const opens = isFirst && window.toUs - window.fromUs < run.stepUs
    if (!opens) {
      addOutcome(tallies.settled, outcome, window.count)
      windows.push({ lengthUs: window.toUs - window.fromUs, count: window.count })
    }
    isFirst = false
  }
  return tallies
}

/** What one poll expects under the present settings. */
function presentTally(run: PollRun, events: StreamedEvents, stream: EventStream): PollTally | null {
  // Without events there is still the wait of an event that might come: a rate too small to matter stands for 0.
  const perMinute = Math.max(stream.lastRatePerS * 60, 1e-9)
  const steady = { ...events, perMinute }
  const window = { fromUs: 0, toUs: run.stepUs }
  const outcome = windowOutcome(run.lane, steady, streamOf(steady, []), run, window)
  if (outcome === null) return null
  const tally = emptyTally()
  addOutcome(tally, outcome, 1)
  return tally
}

/** Quantiles of the waits, or the gap. They need one rate of events and answers of one page. */
function quantilesOrGap(run: PollRun, windows: readonly WaitWindow[], has: Changes): WaitQuantiles | Gap {
  if (has.drains) return 'too-many-pages'
  if (has.cuts) return 'not-steady'
  const answered = windows.length > 0 ? windows : [{ lengthUs: run.stepUs, count: 1 }]
  return pollQuantiles(run, answered) ?? 'varying-latency'
}

interface Changes {
  drains: boolean
  cuts: boolean
}

function assemble(
  run: PollRun,
  { all, settled, windows }: Tallies,
  present: PollTally,
  given: Assumption[],
  cuts: boolean,
): Expectation {
  const asked = settled.polls > 0 ? settled : present
  const waited = settled.events > 0 ? settled : present
  const drains = all.extraRequests + present.extraRequests > 1e-3
  const quantiles = quantilesOrGap(run, windows, { drains, cuts })
  const isKnown = typeof quantiles !== 'string'
  return expectationOf(
    {
      ...askedFor,
      requests: pollsDue(run) + all.extraRequests,
      wasted: all.empty,
      wastedShare: asked.empty === null ? null : asked.empty / (asked.polls + asked.extraRequests),
      // To the picosecond: sums of equal windows must not flicker between two printed values.
      meanWaitMs: Math.round((waited.waitS / waited.events) * 1e12 + run.timing.bringAfterUs * 1e6) / 1e9,
      worstWaitMs: drains ? null : worstPollWaitMs(run),
      waitQuantilesMs: isKnown ? quantiles : null,
    },
    drains ? [...given, 'pages-drained'] : given,
    {
      worstWaitMs: 'unbounded',
      queue: 'batched-arrivals',
      waitQuantilesMs: isKnown ? 'no-form' : quantiles,
    },
  )
}

/**
 * What is expected of a polling lane whose events come by chance.
 *
 * Source: P1 and P2 for what each poll looks back on, summed. Mean wait and wasted share weight the pieces by their events
 * and polls and leave the first poll out where it looks back on less than an interval, so that a steady run shows P1
 * and P2 from its start.
 */
export function expectStreamed(run: PollRun, events: StreamedEvents): Expectation {
  const stream = streamOf(events, run.interventions)
  const kind = events.kind === 'bursty' ? 'bursty-events' : 'poisson-events'
  const assumptions: Assumption[] = [kind, ...pollAssumptions(run, stream.cutsUs.length === 0)]
  const tallies = tallyWindows(run, events, stream)
  const present = presentTally(run, events, stream)
  const cuts = stream.cutsUs.length > 0
  if (tallies !== null && present !== null) return assemble(run, tallies, present, assumptions, cuts)
  return pagesOverflow(assumptions)
}
