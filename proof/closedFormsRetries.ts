import { deliveryBytesPerS } from '../src/theory/byteCrossover.ts'
import { duplicateShare, meanProcessings, neverProcessedShare } from '../src/theory/duplicateShare.ts'
import { equalJitter, fullJitter, type Jitter, proportionalJitter } from '../src/theory/jitterShapes.ts'
import { lossyRetries } from '../src/theory/lossyRetries.ts'
import {
  attemptsPerS,
  deliveredShareBy,
  meanAttempts,
  meanRetryDelay,
  neverDeliveredShare,
} from '../src/theory/meanAttempts.ts'
import {
  closedFormsPairs,
  type FormPair,
  type FormRow,
  mean,
  perEvent,
  perSecond,
  ratio,
  total,
  within,
} from './closedFormsPairs.ts'
import { expectation } from './expectation.ts'

const RUN_MS = 1_800_000
const TOPIC = 'retries under loss'
const LOSS = 0.3
/** An attempt fails if the call or its answer is lost. */
const FAIL = 1 - (1 - LOSS) ** 2
const SCHEDULE = { timeoutMs: 1000, retry: { delaysMs: [2000, 4000, 8000], jitter: 0 } }
/** When attempts leave after the first, each wait beginning with a timeout. */
const OFFSETS_S = [0, 3, 8, 17]
/** dispatchMs and one latency. */
const WAY_S = 0.045

/** A lossy webhook; events stop early enough for every delivery to end. */
function lossy(lane: object, loss = LOSS): object {
  const network = { latencyMs: { kind: 'constant', ms: 40 }, loss }
  return {
    durationMs: RUN_MS,
    events: { kind: 'poisson', perMinute: 30 },
    lanes: [{ id: 'webhook', strategy: 'webhook', network, ...lane }],
    interventions: [{ atMs: RUN_MS - 120_000, set: { 'events.perMinute': 0 } }],
  }
}

const givenUp: FormRow[3] = ({ counts, events }) => ({
  sum: events - (counts.attempts - counts.failedAttempts),
  per: events,
})
const arrivedAgain: FormRow[3] = ({ counts, events }) => ({
  sum: counts.effects + counts.duplicateDeliveries,
  per: events,
})
const bytesPerS: FormRow[3] = ({ counts, spanS }) => ({ sum: counts.bytesUp, per: spanS })

function delivered(byS: number): FormRow {
  const inTime: FormRow[3] = ({ waitsS, events }) => ({
    sum: waitsS.filter((wait) => wait <= WAY_S + byS + 1e-9).length,
    per: events,
  })
  return [
    `share delivered ${byS} s after the first call`,
    'R4',
    deliveredShareBy(LOSS, OFFSETS_S, byS),
    inTime,
  ]
}

function forgetful(): FormPair[] {
  const file = lossy(SCHEDULE)
  const theory = expectation(file)
  const form = lossyRetries(LOSS, LOSS, 4)
  return closedFormsPairs({ topic: TOPIC, scenario: 'loses 3 messages in 10, tries 4 times', file }, [
    ['attempts per event', 'theoryFor', theory.attemptsPerEvent, perEvent('attempts')],
    ['attempts per event', 'R1', meanAttempts(FAIL, 4), perEvent('attempts')],
    ['requests', 'theoryFor', theory.requests, total('requests')],
    ['wasted', 'theoryFor', theory.wasted, total('wasted')],
    ['wasted share', 'theoryFor', theory.wastedShare, ratio('wasted', 'requests')],
    ['failed share of the attempts', 'theoryFor', theory.failedShare, ratio('failedAttempts', 'attempts')],
    ['deliveries given up, per event', 'R2', neverDeliveredShare(FAIL, 4), givenUp, 0.1],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
    ['mean wait, s', 'R3', WAY_S + meanRetryDelay(LOSS, OFFSETS_S), mean('waitsS')],
    ...[0, 3, 8].map(delivered),
    ['copies received per event', '5a.13', form.copies, perEvent('effects')],
    ['effects per event', 'theoryFor', theory.effectsPerEvent, perEvent('effects')],
    [
      'duplicate effects per event',
      'theoryFor',
      theory.duplicateEffectsPerEvent,
      perEvent('duplicateEffects'),
    ],
    ['duplicate effects per event', '5a.13', form.duplicates, perEvent('duplicateEffects')],
  ])
}

function remembering(): FormPair[] {
  const idempotency = { kind: 'seen-ids', ttlMs: 2 * RUN_MS }
  const file = lossy({ ...SCHEDULE, handler: { idempotency } })
  const theory = expectation(file)
  const { copies, duplicates } = lossyRetries(LOSS, LOSS, 4)
  return closedFormsPairs({ topic: TOPIC, scenario: 'the same, with ids remembered', file }, [
    ['copies received per event', '5a.13', copies, arrivedAgain],
    ['duplicate deliveries per event', '5a.13', duplicates, perEvent('duplicateDeliveries')],
    ['effects per event', 'theoryFor', theory.effectsPerEvent, perEvent('effects')],
    ['wasted share', 'theoryFor', theory.wastedShare, ratio('wasted', 'requests')],
  ])
}

/** Two attempts only, so that something is lost. */
function losing(): FormPair[] {
  const file = lossy({ timeoutMs: 1000, retry: { delaysMs: [2000], jitter: 0 } })
  const theory = expectation(file)
  const chances = { acknowledged: (1 - LOSS) ** 2, unacknowledged: (1 - LOSS) * LOSS }
  return closedFormsPairs({ topic: TOPIC, scenario: 'loses 3 messages in 10, tries twice', file }, [
    ['lost per event', 'theoryFor', theory.lostShare, perEvent('lost'), 0.08],
    ['lost per event', 'R2', neverDeliveredShare(LOSS, 2), perEvent('lost'), 0.08],
    ['lost per event', 'I3', neverProcessedShare(chances, 2), perEvent('lost'), 0.08],
    ['effects per event', 'I1', meanProcessings(chances, 2), perEvent('effects')],
  ])
}

/** So many attempts that there might as well be no end to them. */
function endless(): FormPair[] {
  const file = lossy({ timeoutMs: 500, retry: { delaysMs: Array(29).fill(1000), jitter: 0 } })
  const chances = { acknowledged: (1 - LOSS) ** 2, unacknowledged: (1 - LOSS) * LOSS }
  return closedFormsPairs({ topic: TOPIC, scenario: 'loses 3 messages in 10, tries 30 times', file }, [
    ['effects per event', 'I1', meanProcessings(chances, Number.POSITIVE_INFINITY), perEvent('effects')],
    ['events with two effects or more, per event', 'I2', duplicateShare(chances), perEvent('knownAgain')],
  ])
}

function rates(): FormPair[] {
  const network = { latencyMs: { kind: 'constant', ms: 40 }, loss: LOSS }
  const file = {
    durationMs: RUN_MS,
    events: { kind: 'poisson', perMinute: 30 },
    lanes: [{ id: 'webhook', strategy: 'webhook', network, ...SCHEDULE }],
  }
  const measuring = { warmUpMs: 60_000 }
  return closedFormsPairs({ topic: TOPIC, scenario: 'loses 3 in 10, in the long run', file, measuring }, [
    ['requests per second', 'R7', attemptsPerS(0.5, FAIL, 4), perSecond('requests')],
    ['bytes sent per second', 'C6', deliveryBytesPerS(0.5, 410 + 1400, FAIL, 4), bytesPerS],
  ])
}

/** The wait before the only retry. */
function jittered(name: string, form: string, delayMs: number, jitter: number, shape: Jitter): FormPair[] {
  const file = lossy({ timeoutMs: 1000, retry: { delaysMs: [delayMs], jitter } }, 0.5)
  const squared = mean('retryDelaysS', (delay) => (delay - shape.mean) ** 2)
  const theory = expectation(file)
  return closedFormsPairs({ topic: TOPIC, scenario: `${name} jitter before the only retry`, file }, [
    ['mean wait for the retry, s', form, shape.mean, mean('retryDelaysS')],
    ['variance of the wait for the retry, s²', form, shape.sd ** 2, squared],
    ['mean wait of the events, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
  ])
}

/** Nothing is lost, latency varies. */
function varied(latencyMs: { kind: string }): FormPair[] {
  const file = {
    durationMs: RUN_MS,
    events: { kind: 'poisson', perMinute: 30 },
    lanes: [{ id: 'webhook', strategy: 'webhook', network: { latencyMs, loss: 0 } }],
  }
  const theory = expectation(file)
  const { p50, p90, p99 } = theory.waitQuantilesMs ?? { p50: 0, p90: 0, p99: 0 }
  return closedFormsPairs({ topic: 'webhooks', scenario: `nothing lost, ${latencyMs.kind} latency`, file }, [
    ['requests', 'theoryFor', theory.requests, total('requests')],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
    ['share within the p50 of the wait', 'theoryFor', 0.5, within('waitsS', p50 / 1000)],
    ['share within the p90 of the wait', 'theoryFor', 0.9, within('waitsS', p90 / 1000)],
    ['share within the p99 of the wait', 'theoryFor', 0.99, within('waitsS', p99 / 1000)],
  ])
}

const uniform = { kind: 'uniform', minMs: 10, maxMs: 200 }
const exponential = { kind: 'exponential', meanMs: 100 }
const lognormal = { kind: 'lognormal', medianMs: 100, sigma: 0.5 }

/** Webhooks that lose messages and try again: R1 to R4, R7, J1 to J3, I1 to I3, C6, and what the lab shows. */
export const closedFormsRetries: readonly FormPair[] = [
  ...forgetful(),
  ...remembering(),
  ...losing(),
  ...endless(),
  ...rates(),
  ...jittered('full', 'J1', 15_000, 1, fullJitter(30)),
  ...jittered('equal', 'J2', 22_500, 1 / 3, equalJitter(30)),
  ...jittered('proportional', 'J3', 30_000, 0.2, proportionalJitter(30, 0.2)),
  ...varied(uniform),
  ...varied(exponential),
  ...varied(lognormal),
]
