import { attemptRisks, type KnownRisks, type Memory, memoryOf } from './attemptRisks.ts'
import { type AttemptRisks, type DeliveryOutcome, deliveryChain, deliveryOutcome } from './deliveryChain.ts'
import { deliveryWaits } from './deliveryWaits.ts'
import { expectationOf } from './expectationOf.ts'
import { attemptOffsetsUs, type HookRun, hookAssumptions } from './HookRun.ts'
import { latencyMoments } from './latencyMoments.ts'
import type { Assumption, Expectation, Gap, Quantities, Quantity, QueuePrediction } from './Prediction.ts'
import { queueMemoryS, receiverQueue } from './receiverQueue.ts'
import { toUs } from './toUs.ts'

/** Attempts that come so many memories of the queue after one another count as independent. */
const APART = 20

type Counts = Pick<Quantities, 'requests' | 'wasted'>

/** Requests, and the wasted ones when they are settled: lost calls, and those of events that are remembered. */
function countsOf(run: HookRun, risks: AttemptRisks, memory: Memory): Counts {
  const { lane, atUs, dispatchUs, wayUs, timeoutUs, eventsBefore } = run
  if (eventsBefore === null) return { requests: null, wasted: null }
  const chain = deliveryChain(risks, run.delaysUs.length + 1)
  const answerUs = 2 * wayUs + toUs(lane.handler.ackMs)
  let requests = 0
  let wasted = 0
  for (const [attempt, offsetUs] of attemptOffsetsUs(run).entries()) {
    const { fresh = 0, repeated = 0 } = chain[attempt] ?? {}
    const sentUs = atUs - dispatchUs - offsetUs
    const [timedOut, answered] = [eventsBefore(sentUs - timeoutUs), eventsBefore(sentUs - answerUs)]
    requests += (fresh + repeated) * eventsBefore(sentUs)
    wasted += (fresh + repeated) * risks.loss * timedOut
    if (memory === 'none') continue
    const { laterAnswerFails } = risks
    const recognized = repeated * (1 - risks.loss)
    wasted += recognized * (laterAnswerFails * timedOut + (1 - laterAnswerFails) * answered)
  }
  return { requests, wasted }
}

type Outcomes = Pick<
  Quantities,
  'wastedShare' | 'attemptsPerEvent' | 'failedShare' | 'effectsPerEvent' | 'duplicateEffectsPerEvent'
>

function outcomesOf(outcome: DeliveryOutcome, loss: number, memory: Memory): Outcomes {
  const { attempts, failed, lostShare, repeats } = outcome
  const again = memory === 'none' ? repeats : 0
  const effectsPerEvent = 1 - lostShare + again
  return {
    wastedShare: memory === 'none' ? loss : 1 - effectsPerEvent / attempts,
    attemptsPerEvent: attempts,
    failedShare: failed / attempts,
    effectsPerEvent,
    duplicateEffectsPerEvent: again,
  }
}

/** What holds whichever answers are late: a receiver that remembers works through every event once. */
function outcomesWhenLate(run: HookRun, memory: Memory): Outcomes {
  const isKnown = memory === 'lasting'
  return {
    wastedShare: null,
    attemptsPerEvent: null,
    failedShare: null,
    effectsPerEvent: isKnown ? 1 - run.lane.network.loss ** (run.delaysUs.length + 1) : null,
    duplicateEffectsPerEvent: isKnown ? 0 : null,
  }
}

/** Jobs per event that reach the workers as a stream without memory, or the gap. */
function jobsPerEvent(run: HookRun, memory: Memory, outcome: DeliveryOutcome | null): number | Gap {
  const { loss } = run.lane.network
  const isOnce = run.delaysUs.length === 0
  if (memory === 'lasting' || isOnce) return 1 - loss ** (run.delaysUs.length + 1)
  if (outcome === null) return 'slow-answers'
  if (outcome.repeats === 0) return 1 - outcome.lostShare
  return memory === 'short' ? 'ids-forgotten' : 1 - outcome.lostShare + outcome.repeats
}

function queueOf(run: HookRun, memory: Memory, outcome: DeliveryOutcome | null): QueuePrediction | Gap {
  const { lane, steadyRatePerS } = run
  if (steadyRatePerS === null) {
    return run.scenario.events.kind === 'poisson' ? 'not-steady' : 'events-not-poisson'
  }
  const jobs = jobsPerEvent(run, memory, outcome)
  if (typeof jobs === 'string') return jobs
  const queue = receiverQueue(lane.handler, steadyRatePerS * jobs)
  const repeats = memory === 'none' ? (outcome?.repeats ?? 0) : 0
  if (typeof queue === 'string' || repeats === 0) return queue
  const delayUs = Math.min(...run.delaysUs) * (1 - lane.retry.jitter)
  const apartS = (run.timeoutUs + delayUs) / 1e6
  return apartS >= APART * queueMemoryS(lane.handler, steadyRatePerS * jobs) ? queue : 'no-form'
}

/** What late answers, a call that settles before it arrives, or a forgotten id leave unknown. */
function blanksOf(run: HookRun, memory: Memory, known: KnownRisks | null, outcome: DeliveryOutcome | null) {
  const blanks: Partial<Quantities> = known ? {} : { failedShare: null }
  const longestUs = toUs(latencyMoments(run.lane.network.latencyMs).maxMs)
  if (Number.isFinite(longestUs) && longestUs > run.timeoutUs) blanks.wasted = null
  if (memory !== 'short' || !outcome?.repeats) return blanks
  return {
    ...blanks,
    wasted: null,
    wastedShare: null,
    effectsPerEvent: null,
    duplicateEffectsPerEvent: null,
  }
}

function gapsFor(run: HookRun, memory: Memory, hasOutcome: boolean): Partial<Record<Quantity, Gap>> {
  const late: Gap = 'slow-answers'
  const ofCount: Gap = hasOutcome && run.eventsBefore === null ? 'not-steady' : late
  const ofEffect: Gap = hasOutcome && memory === 'short' ? 'ids-forgotten' : late
  return {
    requests: ofCount,
    attempts: ofCount,
    wasted: ofCount === late && hasOutcome ? ofEffect : ofCount,
    wastedShare: ofEffect,
    attemptsPerEvent: late,
    failedShare: late,
    effectsPerEvent: ofEffect,
    duplicateEffectsPerEvent: ofEffect,
  }
}

function assumptionsOf(
  run: HookRun,
  known: KnownRisks | null,
  hasQueue: boolean,
  repeats: number,
): Assumption[] {
  const isInTime = known !== null && !known.byQueue
  const all = hookAssumptions(run).filter((each) => isInTime || each !== 'answers-in-time')
  if (hasQueue || known?.byQueue) all.push('steady-queue')
  if (hasQueue && repeats > 0) all.push('retries-as-fresh-load')
  return all
}

/** The risks that decide the counts: where there are no retries, late answers do not. */
function countedRisks(run: HookRun, known: KnownRisks | null): AttemptRisks | null {
  const { loss } = run.lane.network
  const plain = { loss, firstAnswerFails: loss, laterAnswerFails: loss }
  return known?.risks ?? (run.delaysUs.length === 0 ? plain : null)
}

/**
 * What is expected of a webhook lane without outages.
 *
 * An attempt fails if it or its answer is lost, or the answer is late: `deliveryChain`, each attempt counted by when it falls
 * due. The event is known from the first call that arrives, so waits follow R2 and R3 with the loss of one message; they
 * hold whether or not the counts have a form. Retry jitter is taken at its mean.
 */
export function expectDelivered(run: HookRun): Expectation {
  const memory = memoryOf(run)
  const known = attemptRisks(run, memory)
  const risks = countedRisks(run, known)
  const most = run.delaysUs.length + 1
  const outcome = risks && deliveryOutcome(risks, deliveryChain(risks, most))
  const queue = queueOf(run, memory, outcome)
  const hasQueue = typeof queue !== 'string'
  const { waits, gapFor } = deliveryWaits(run)
  const counts = risks ? countsOf(run, risks, memory) : { requests: null, wasted: null }
  const { loss } = run.lane.network
  return expectationOf(
    {
      ...counts,
      ...waits,
      ...(outcome ? outcomesOf(outcome, loss, memory) : outcomesWhenLate(run, memory)),
      attempts: counts.requests,
      lostShare: loss ** most,
      queue: hasQueue ? queue : null,
      ...blanksOf(run, memory, known, outcome),
    },
    assumptionsOf(run, known, hasQueue, memory === 'none' ? (outcome?.repeats ?? 0) : 0),
    { ...gapsFor(run, memory, outcome !== null), ...gapFor, ...(hasQueue ? {} : { queue }) },
  )
}
