import { md1ResponseTail } from '../src/theory/md1.ts'
import { meanAttempts } from '../src/theory/meanAttempts.ts'
import { mmcResponseTail } from '../src/theory/mmc.ts'
import { cappedRetryBalance, retryBalance, safeAttempts } from '../src/theory/retryBalance.ts'
import { meanProcessingsWhenLate, timedOutShare } from '../src/theory/timedOutShare.ts'
import {
  closedFormsPairs,
  type FormPair,
  mean,
  perEvent,
  perSecond,
  ratio,
  standing,
} from './closedFormsPairs.ts'
import { expectation } from './expectation.ts'

const TOPIC = 'timeout duplicates'
const EXPONENTIAL = { kind: 'exponential', meanMs: 100 }

interface Call {
  timeoutMs: number
  retry?: object
  durationMs: number
}

/** A receiver that answers when its work is done. Messages take no time. */
function slow(ratePerS: number, { timeoutMs, retry, durationMs }: Call, handler: object): object {
  const lane = {
    id: 'webhook',
    strategy: 'webhook',
    dispatchMs: 0,
    timeoutMs,
    retry: retry ?? { delaysMs: [], jitter: 0 },
    network: { latencyMs: { kind: 'constant', ms: 0 }, loss: 0 },
    handler,
  }
  return { durationMs, events: { kind: 'poisson', perMinute: ratePerS * 60 }, lanes: [lane] }
}

const measuring = { warmUpMs: 60_000 }
const lateShare = ratio('timeouts', 'attempts')

/** Every call is made once: the share that is late is a tail of the response. */
function once(name: string, form: string, file: object, late: number): FormPair[] {
  const theory = expectation(file)
  return closedFormsPairs({ topic: TOPIC, scenario: `${name}, called once`, file, measuring }, [
    ['timed-out share', form, late, lateShare, 0.1],
    [
      'failed share of the attempts',
      'theoryFor',
      theory.failedShare,
      ratio('failedAttempts', 'attempts'),
      0.08,
    ],
  ])
}

/** One retry, whose duplicate is recognized. */
function remembered(): FormPair[] {
  const call = { timeoutMs: 250, retry: { delaysMs: [30_000], jitter: 0 }, durationMs: 560_000 }
  const idempotency = { kind: 'seen-ids', ttlMs: 3_600_000 }
  const file = slow(5, call, { serviceMs: EXPONENTIAL, idempotency })
  const theory = expectation(file)
  const late = timedOutShare(5, 10, 0.25)
  return closedFormsPairs(
    { topic: TOPIC, scenario: 'M/M/1, called again, ids remembered', file, measuring },
    [
      ['attempts per event', 'theoryFor', theory.attemptsPerEvent, perEvent('attempts')],
      ['duplicate deliveries per event', 'X1', late, perEvent('duplicateDeliveries'), 0.06],
      ['wasted share', 'theoryFor', theory.wastedShare, ratio('wasted', 'useful', 'wasted'), 0.06],
      [
        'mean wait for a worker, s',
        'theoryFor',
        (theory.queue?.meanWaitMs ?? 0) / 1000,
        mean('queueWaitsS'),
        0.08,
      ],
    ],
  )
}

/** Every late call is made again, worked through and late again: load that feeds on itself. */
function storm(): FormPair[] {
  const retry = { delaysMs: Array(20).fill(60_000), jitter: 1 }
  const file = slow(4, { timeoutMs: 400, retry, durationMs: 1_000_000 }, { serviceMs: EXPONENTIAL })
  const { lowPerS } = retryBalance(4, 10, 0.4) ?? { lowPerS: Number.NaN }
  const late = timedOutShare(lowPerS, 10, 0.4)
  const warm = { warmUpMs: 300_000 }
  return closedFormsPairs(
    { topic: TOPIC, scenario: 'M/M/1, called until it answers', file, measuring: warm },
    [
      ['calls per second', 'S1', lowPerS, perSecond('attempts')],
      ['timed-out share', 'X1', late, lateShare, 0.1],
      ['effects per event', 'X4', meanProcessingsWhenLate(late), perEvent('effects')],
      [
        'duplicate effects per event',
        'X4',
        meanProcessingsWhenLate(late) - 1,
        perEvent('duplicateEffects'),
        0.1,
      ],
    ],
  )
}

function capped(): FormPair[] {
  const retry = { delaysMs: [60_000], jitter: 1 }
  const file = slow(4, { timeoutMs: 400, retry, durationMs: 1_000_000 }, { serviceMs: EXPONENTIAL })
  const calls = cappedRetryBalance(4, 10, 0.4, 2) ?? Number.NaN
  const late = timedOutShare(calls, 10, 0.4)
  const warm = { warmUpMs: 300_000 }
  return closedFormsPairs({ topic: TOPIC, scenario: 'M/M/1, called twice at most', file, measuring: warm }, [
    ['calls per second', 'S3', calls, perSecond('attempts')],
    ['attempts per event', 'S3', meanAttempts(late, 2), perEvent('attempts')],
  ])
}

/** No answer ever comes in time, and the receiver keeps up all the same. */
function hopeless(): FormPair[] {
  const most = safeAttempts(4, 10)
  const retry = { delaysMs: Array(most - 1).fill(60_000), jitter: 0 }
  const file = slow(
    4,
    { timeoutMs: 50, retry, durationMs: 1_000_000 },
    { serviceMs: { kind: 'constant', ms: 100 } },
  )
  const theory = expectation(file)
  const worked = standing(({ jobsInWork }) => jobsInWork)
  const warm = { warmUpMs: 200_000, lookEveryMs: 2000 }
  return closedFormsPairs(
    { topic: TOPIC, scenario: 'M/D/1, always late, as many calls as are safe', file, measuring: warm },
    [
      ['attempts per event', 'theoryFor', theory.attemptsPerEvent, perEvent('attempts')],
      [
        'duplicate effects per event',
        'theoryFor',
        theory.duplicateEffectsPerEvent,
        perEvent('duplicateEffects'),
      ],
      ['share of the time that is worked', 'S4', (most * 4) / 10, worked],
      [
        'mean wait for a worker, s',
        'theoryFor',
        (theory.queue?.meanWaitMs ?? 0) / 1000,
        mean('queueWaitsS'),
        0.08,
      ],
    ],
  )
}

const quick = { timeoutMs: 250, durationMs: 560_000 }
const three = { timeoutMs: 200, durationMs: 240_000 }

/** Duplicates by answers that come too late: X1, X4, S1, S3, S4 and what the lab shows. */
export const closedFormsLate: readonly FormPair[] = [
  ...once('M/M/1', 'X1', slow(5, quick, { serviceMs: EXPONENTIAL }), timedOutShare(5, 10, 0.25)),
  ...once(
    'M/D/1',
    'Q4',
    slow(5, quick, { serviceMs: { kind: 'constant', ms: 100 } }),
    md1ResponseTail(5, 10, 0.25),
  ),
  ...once(
    'M/M/3',
    'Q6',
    slow(18, three, { serviceMs: EXPONENTIAL, workers: 3 }),
    mmcResponseTail(18, 10, 3, 0.2),
  ),
  ...remembered(),
  ...storm(),
  ...capped(),
  ...hopeless(),
]
