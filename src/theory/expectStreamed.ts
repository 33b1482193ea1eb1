import type { Events } from '../engine/Scenario.ts'
import { burstyStream, type EventStream, poissonStream } from './EventStream.ts'
import { answeredRuns, type PollRun, pollAssumptions, pollsDue, worstPollWaitMs } from './PollRun.ts'
import type { Assumption, Expectation, Gap } from './Prediction.ts'
import { addOutcome, emptyTally, type PollTally, windowOutcome } from './pollTally.ts'
import { pollWindows } from './pollWindows.ts'

/** Events that come by chance. */
export type StreamedEvents = Extract<Events, { kind: 'poisson' | 'bursty' }>

interface Tallies {
  /** Everything that is answered. */
  all: PollTally
  /** Without the first poll where it looks back on less than an interval: the steady state of a steady run. */
  settled: PollTally
}

function streamOf(events: StreamedEvents, interventions: PollRun['interventions']): EventStream {
  return events.kind === 'bursty'
    ? burstyStream(events, interventions)
    : poissonStream(events.perMinute, interventions)
}

function tallyWindows(run: PollRun, events: StreamedEvents, stream: EventStream): Tallies | null {
  const tallies = { all: emptyTally(), settled: emptyTally() }
  let isFirst = true
  for (const window of pollWindows(answeredRuns(run), run.timing.readAfterUs, stream.cutsUs)) {
    const outcome = windowOutcome(run.lane, events, stream, run, window)
    if (outcome === null) return null
    addOutcome(tallies.all, outcome, window.count)
    const opens = isFirst && window.toUs - window.fromUs < run.stepUs
    if (!opens) addOutcome(tallies.settled, outcome, window.count)
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

function assemble(
  run: PollRun,
  { all, settled }: Tallies,
  present: PollTally,
  given: Assumption[],
): Expectation {
  const asked = settled.polls > 0 ? settled : present
  const waited = settled.events > 0 ? settled : present
  const drains = all.extraRequests + present.extraRequests > 1e-3
  const worst = drains ? null : worstPollWaitMs(run)
  const gaps: Gap[] = []
  if (all.empty === null || asked.empty === null) gaps.push('no-form')
  if (worst === null) gaps.push('unbounded')
  return {
    applies: true,
    requests: pollsDue(run) + all.extraRequests,
    wasted: all.empty,
    wastedShare: asked.empty === null ? null : asked.empty / (asked.polls + asked.extraRequests),
    // To the picosecond: sums of equal windows must not flicker between two printed values.
    meanWaitMs: Math.round((waited.waitS / waited.events) * 1e12 + run.timing.bringAfterUs * 1e6) / 1e9,
    worstWaitMs: worst,
    assumptions: drains ? [...given, 'pages-drained'] : given,
    gaps,
  }
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
  if (tallies !== null && present !== null) return assemble(run, tallies, present, assumptions)
  return {
    applies: true,
    requests: null,
    wasted: null,
    wastedShare: null,
    meanWaitMs: null,
    worstWaitMs: null,
    assumptions,
    gaps: ['too-many-pages'],
  }
}
