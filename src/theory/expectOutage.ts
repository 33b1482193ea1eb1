import type { Outage } from '../engine/Scenario.ts'
import { expectationOf, nothingKnown } from './expectationOf.ts'
import { type HookRun, hookAssumptions } from './HookRun.ts'
import { lateAnswerBound } from './lateAnswerBound.ts'
import { type AttemptPiece, outagePieces } from './outagePieces.ts'
import type { Expectation, Quantities, WaitQuantiles } from './Prediction.ts'
import { firstAbove } from './pollWindows.ts'
import { weightedQuantiles } from './quantilesOf.ts'

const RARE = 1e-6
const LONG_TRACE = 10_000

/** A piece with the expected number of its events for which it has begun, and for which it is over. */
interface CountedPiece extends AttemptPiece {
  sent: number
  settled: number
}

function counted(run: HookRun, piece: AttemptPiece): CountedPiece {
  const events = run.eventsBefore ?? (() => 0)
  const before = (afterUs: number) => {
    const endUs = Math.min(piece.toUs, run.atUs - afterUs)
    return endUs > piece.fromUs ? events(endUs) - events(piece.fromUs) : 0
  }
  return { ...piece, sent: before(piece.sentAfterUs), settled: before(piece.settledAfterUs) }
}

function sumOf(pieces: readonly CountedPiece[], of: (piece: CountedPiece) => number): number {
  return pieces.reduce((sum, piece) => sum + of(piece), 0)
}

type Waits = Pick<Quantities, 'meanWaitMs' | 'worstWaitMs'> & { waitQuantilesMs: WaitQuantiles | null }

function waitsOf(arrived: readonly CountedPiece[], known: number, atUs: number): Waits {
  if (known === 0) return { meanWaitMs: null, worstWaitMs: null, waitQuantilesMs: null }
  const possible = arrived.filter((piece) => piece.fromUs + piece.settledAfterUs < atUs)
  return {
    meanWaitMs: sumOf(arrived, (piece) => piece.settled * piece.settledAfterUs) / known / 1000,
    worstWaitMs: Math.max(...possible.map((piece) => piece.settledAfterUs)) / 1000,
    waitQuantilesMs: weightedQuantiles(
      arrived.map(({ settledAfterUs, settled }) => ({ us: settledAfterUs, weight: settled })),
    ),
  }
}

/** The instants in ms at which the calls about the events of a trace arrive while the receiver is open. */
function arrivalsOf(atMs: readonly number[], arrived: readonly AttemptPiece[]): number[] {
  const times = arrived.flatMap((piece) =>
    atMs
      .slice(firstAbove(atMs, (piece.fromUs - 0.5) / 1000), firstAbove(atMs, (piece.toUs - 0.5) / 1000))
      .map((ms) => ms + piece.settledAfterUs / 1000),
  )
  return times.sort((a, b) => a - b)
}

/** Whether answers to accepted calls come in time even while all retries of an outage come together. */
function isInTime({ lane, scenario, steps, delaysUs }: HookRun, arrived: readonly AttemptPiece[]): boolean {
  if (scenario.events.kind === 'trace') {
    // Every event is accepted once, at a time that is known; long traces would be sorted anew for every frame.
    if (scenario.events.atMs.length > LONG_TRACE) return false
    const events = { ...scenario.events, atMs: arrivalsOf(scenario.events.atMs, arrived) }
    return lateAnswerBound(lane, { events, interventions: steps, meanAttempts: 1 }) <= RARE
  }
  const meanAttempts = delaysUs.length + 1
  return lateAnswerBound(lane, { events: scenario.events, interventions: steps, meanAttempts }) <= RARE
}

/**
 * What is expected of a webhook lane that was closed for some time.
 *
 * Source: O1 to O4 with the true times of events, outages and retries (see `outagePieces`), up to the moment asked for. Shares
 * and means per event are of the events whose fate is settled by then: known, or given up. Where retries may delay
 * answers beyond the timeout, the counts are null; waits and losses do not depend on answers.
 */
export function expectOutage(run: HookRun, outages: readonly Outage[]): Expectation {
  const assumptions = [...hookAssumptions(run), 'outages-followed' as const]
  if (run.eventsBefore === null) {
    const gaps = Object.fromEntries(Object.keys(nothingKnown).map((quantity) => [quantity, 'not-steady']))
    return expectationOf(nothingKnown, assumptions, gaps)
  }
  const pieces = outagePieces(run, outages).map((piece) => counted(run, piece))
  const arrived = pieces.filter((piece) => piece.outcome === 'arrived')
  const over = pieces.filter((piece) => piece.outcome !== 'retried')
  const known = sumOf(arrived, (piece) => piece.settled)
  const ended = sumOf(over, (piece) => piece.settled)
  const attempts = sumOf(over, (piece) => piece.settled * piece.attempt)
  const requests = sumOf(pieces, (piece) => piece.sent)
  const wasted = sumOf(pieces, (piece) => (piece.outcome === 'arrived' ? 0 : piece.settled))
  const perEvent = (value: number) => (ended > 0 ? value / ended : null)
  const counts = {
    requests,
    wasted,
    attempts: requests,
    wastedShare: wasted + known > 0 ? wasted / (wasted + known) : null,
    attemptsPerEvent: perEvent(attempts),
    failedShare: attempts > 0 ? 1 - known / attempts : null,
    effectsPerEvent: perEvent(known),
    duplicateEffectsPerEvent: ended > 0 ? 0 : null,
  }
  const hasCounts = isInTime(run, arrived)
  const gap = hasCounts ? 'too-young' : 'slow-answers'
  const gapFor = Object.fromEntries(Object.keys(counts).map((quantity) => [quantity, gap]))
  return expectationOf(
    {
      ...nothingKnown,
      ...(hasCounts ? counts : {}),
      ...waitsOf(arrived, known, run.atUs),
      lostShare: perEvent(ended - known),
    },
    assumptions,
    {
      meanWaitMs: 'too-young',
      worstWaitMs: 'too-young',
      waitQuantilesMs: 'too-young',
      lostShare: 'too-young',
      ...gapFor,
      queue: 'not-steady',
    },
  )
}
