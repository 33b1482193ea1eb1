import type { Intervention, LongPollLane, Scenario } from '../engine/Scenario.ts'
import { askedFor, expectationOf } from './expectationOf.ts'
import { type HeldPoll, heldPoll } from './HeldPoll.ts'
import { emitTimesUs, interventionsBefore, isTouchedByHand, pathsSet } from './interventionsBefore.ts'
import { latencyMoments } from './latencyMoments.ts'
import { longPollCounts } from './longPollCounts.ts'
import type {
  Assumption,
  Gap,
  Prediction,
  Quantities,
  Quantity,
  Refusal,
  WaitQuantiles,
} from './Prediction.ts'
import { pagesOverflow } from './pagesOverflow.ts'
import { poissonTail } from './poissonTail.ts'
import { lateAnswerChance } from './pollTiming.ts'
import { quantilesOf } from './quantilesOf.ts'
import { toUs } from './toUs.ts'

const US_PER_S = 1e6
const RARE = 1e-3
const NEGLIGIBLE = 1e-6

function isFollowed(path: string, lane: LongPollLane): boolean {
  if (path.startsWith('events.')) return false
  const own = `lanes.${lane.id}.`
  if (!path.startsWith(own)) return true
  const field = path.slice(own.length)
  return field === 'conditional' || (field.startsWith('handler.') && !field.startsWith('handler.outages'))
}

function isDisturbed(lane: LongPollLane, steps: readonly Intervention[]): boolean {
  const asks = steps.some((step) => 'do' in step && step.do === 'poll' && step.lane === lane.id)
  return asks || emitTimesUs(steps).length > 0 || [...pathsSet(steps)].some((path) => !isFollowed(path, lane))
}

/** An upper bound on the chance that a request is not answered before its timeout. */
function lateChance(lane: LongPollLane, ratePerS: number): number {
  const heldOut = lateAnswerChance(lane, toUs(lane.timeoutMs) - toUs(lane.holdMs))
  if (heldOut < 1 || lane.network.latencyMs.kind !== 'constant') return heldOut
  const roundMs = 2 * lane.network.latencyMs.ms + lane.sourceMs
  // A fixed round trip leaves the rest of the timeout for an event to come.
  return roundMs > lane.timeoutMs ? 1 : Math.exp((-ratePerS * (lane.timeoutMs - roundMs)) / 1000)
}

function refusalOf(
  scenario: Scenario,
  lane: LongPollLane,
  steps: readonly Intervention[],
  atUs: number,
): Refusal | null {
  const { events } = scenario
  const isEndless =
    lane.holdMs + lane.gapMs + lane.sourceMs + latencyMoments(lane.network.latencyMs).meanMs === 0
  if (isEndless) return 'no-form'
  if (lane.network.loss > 0) return 'lossy'
  if (lane.handler.outages.some((outage) => toUs(outage.fromMs) < atUs)) return 'outage'
  if (lane.rateLimit !== null) return 'rate-limit'
  if (isTouchedByHand(lane.id, steps)) return 'by-hand'
  if (isDisturbed(lane, steps)) return 'not-steady'
  if (events.kind !== 'poisson') return 'events-not-poisson'
  return lateChance(lane, events.perMinute / 60) > RARE ? 'times-out' : null
}

/** Share of the run, up to a time, in which no request had arrived yet, where it is longer than a gap. */
function openingShare({ opening, gap }: HeldPoll, untilS: number): number {
  return opening.meanS > gap.meanS && untilS > 0 ? Math.min(1, opening.meanS / untilS) : 0
}

function meanWaitS(held: HeldPoll, untilS: number): number {
  const share = openingShare(held, untilS)
  const { squareS2, meanS } = held.opening
  return share * (squareS2 / (2 * meanS)) + (1 - share) * held.cycle.meanExtraWaitS + held.bringS
}

/** Only where latency is fixed: an event finds a request held, or waits uniformly long for the end of gap or opening. */
function waitQuantiles(held: HeldPoll, untilS: number): WaitQuantiles | null {
  const { cycle, gap, opening, bringS } = held
  if (!held.isFixed) return null
  const share = openingShare(held, untilS)
  return quantilesOf((us) => {
    const waitS = (us + 0.5) / US_PER_S - bringS
    if (waitS < 0) return 0
    const inGap = (cycle.meanHoldS + Math.min(waitS, gap.meanS)) / cycle.meanCycleS
    const inOpening = share > 0 ? Math.min(1, waitS / opening.meanS) : 0
    return share * inOpening + (1 - share) * inGap
  })
}

function quantitiesOf(held: HeldPoll, lane: LongPollLane, atUs: number): Quantities {
  const untilS = atUs / US_PER_S
  const counts = longPollCounts(held, lane.firstPollAtMs / 1000, untilS)
  const worstS = Math.max(held.longestOpeningS, held.longestGapS) + held.longestBringS
  return {
    ...askedFor,
    requests: counts?.requests ?? null,
    wasted: counts?.wasted ?? null,
    // Empty requests take longest and are settled last: a run that is not very long has a smaller share than L3.
    wastedShare: counts && counts.settled > 0 ? counts.wasted / counts.settled : held.cycle.emptyShare,
    meanWaitMs: meanWaitS(held, untilS) * 1000,
    worstWaitMs: Number.isFinite(worstS) ? Math.round(worstS * US_PER_S) / 1000 : null,
    waitQuantilesMs: waitQuantiles(held, untilS),
  }
}

const GAPS: Partial<Record<Quantity, Gap>> = {
  requests: 'too-young',
  wasted: 'too-young',
  worstWaitMs: 'unbounded',
  waitQuantilesMs: 'varying-latency',
  queue: 'batched-arrivals',
}

/**
 * What theory expects of a long-polling lane up to a time.
 *
 * Requests and empty ones are expected counts with the start accounted for, see `longPollCounts`, their share is that of these
 * counts; waits are those of a long run, L3 and L4 with the gap of `heldPoll`, the time before the first request weighted in where it is longer
 * than a gap. Poisson events of a steady rate only.
 */
export function theoryForLongPoll(scenario: Scenario, lane: LongPollLane, atUs: number): Prediction {
  const steps = interventionsBefore(scenario.interventions, atUs)
  const why = refusalOf(scenario, lane, steps, atUs)
  if (why !== null) return { applies: false, why }
  // No refusal implies Poisson events.
  const ratePerS = scenario.events.kind === 'poisson' ? scenario.events.perMinute / 60 : 0
  const held = heldPoll(lane, ratePerS)
  if (held === null) return { applies: false, why: 'varying-latency' }
  const isVarying = lane.network.latencyMs.kind !== 'constant'
  const assumptions: Assumption[] = ['poisson-events', 'long-run']
  if (isVarying) assumptions.push('varying-latency')
  if (lateChance(lane, ratePerS) > 0) assumptions.push('answers-in-time')
  const longestS = Math.max(held.opening.meanS, held.gap.meanS)
  if (poissonTail(ratePerS * longestS, lane.pageSize) > NEGLIGIBLE) return pagesOverflow(assumptions)
  return expectationOf(quantitiesOf(held, lane, atUs), assumptions, GAPS)
}
