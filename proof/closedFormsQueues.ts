import type { Dist } from '../src/engine/Scenario.ts'
import { erlangB } from '../src/theory/erlangB.ts'
import { latencyMoments } from '../src/theory/latencyMoments.ts'
import { md1, md1ResponseTail, md1WaitShare } from '../src/theory/md1.ts'
import { mm1, mm1ResponseQuantile, mm1ResponseTail } from '../src/theory/mm1.ts'
import { mmc, mmcResponseTail, mmcWaitTail, mustWaitChance } from '../src/theory/mmc.ts'
import { mmcK } from '../src/theory/mmcK.ts'
import { pollaczekKhinchine, varianceWaitRatio } from '../src/theory/pollaczekKhinchine.ts'
import {
  beyond,
  closedFormsPairs,
  type FormPair,
  type FormRow,
  mean,
  perSecond,
  ratio,
  standing,
  within,
} from './closedFormsPairs.ts'
import { expectation } from './expectation.ts'

const EXPONENTIAL = { kind: 'exponential', meanMs: 100 } as const
/** The queues forget where they began within seconds; what they do in this time counts for nothing. */
const MEASURING = { warmUpMs: 60_000, lookEveryMs: 1500 }

/** A receiver that answers at once, so that nobody waits for it, and works as it can. Messages take no time. */
function desk(ratePerS: number, serviceMs: Dist, handler: object = {}, durationMs = 660_000): object {
  const lane = {
    id: 'webhook',
    strategy: 'webhook',
    dispatchMs: 0,
    retry: { delaysMs: [], jitter: 0 },
    network: { latencyMs: { kind: 'constant', ms: 0 }, loss: 0 },
    handler: { acknowledge: 'at-once', serviceMs, ...handler },
  }
  return { durationMs, events: { kind: 'poisson', perMinute: ratePerS * 60 }, lanes: [lane] }
}

const waiting = standing(({ jobsWaiting }) => jobsWaiting)
const present = (count: number) =>
  standing(({ jobsWaiting, jobsInWork }) => (jobsWaiting + jobsInWork === count ? 1 : 0))
const working = (workers: number) => standing(({ jobsInWork }) => jobsInWork / workers)

/** The queue as the lab shows it. */
function shownQueue(file: object, workers = 1): FormRow[] {
  const { queue } = expectation(file)
  if (queue === null) throw new Error('Queue must have a form, got null.')
  const form = `theoryFor, ${queue.form}`
  return [
    ['mean wait for a worker, s', form, queue.meanWaitMs / 1000, mean('queueWaitsS'), 0.08],
    ['mean number waiting', form, queue.meanWaiting, waiting, 0.12],
    ['share of the time that is worked', form, queue.utilisation, working(workers)],
  ]
}

function oneExponential(): FormPair[] {
  const file = desk(5, EXPONENTIAL)
  const p95 = mm1ResponseQuantile(5, 10, 0.95)
  const { meanQueueWaitS, meanResponseS } = mm1(5, 10)
  return closedFormsPairs(
    { topic: 'M/M/1', scenario: 'M/M/1 at 5 of 10 a second', file, measuring: MEASURING },
    [
      ...shownQueue(file),
      ['mean wait for a worker, s', 'Q1', meanQueueWaitS, mean('queueWaitsS'), 0.08],
      ['mean response, s', 'Q1', meanResponseS, mean('effectDelaysS')],
      ['share of responses beyond 0.3 s', 'Q2', mm1ResponseTail(5, 10, 0.3), beyond('effectDelaysS', 0.3)],
      ['share of responses within the p95', 'Q2', 0.95, within('effectDelaysS', p95)],
      ['share of the time with nobody', '5a.7', 0.5, present(0)],
      ['share of the time with three', '5a.7', 0.5 ** 4, present(3), 0.12],
      ['mean gap between two ends, s', '5a.17', 1 / 5, mean('outputGapsS')],
      ['mean squared gap between two ends, s²', '5a.17', 2 / 25, mean('outputGapsS', (gap) => gap * gap)],
    ],
  )
}

function oneFixed(): FormPair[] {
  const file = desk(5, { kind: 'constant', ms: 100 })
  const { meanQueueWaitS, meanResponseS } = md1(5, 10)
  return closedFormsPairs(
    { topic: 'M/D/1', scenario: 'M/D/1 at 5 of 10 a second', file, measuring: MEASURING },
    [
      ...shownQueue(file),
      ['mean wait for a worker, s', 'Q3', meanQueueWaitS, mean('queueWaitsS')],
      ['mean response, s', 'Q3', meanResponseS, mean('effectDelaysS')],
      ['share of waits within 0.05 s', 'Q4', md1WaitShare(5, 10, 0.05), within('queueWaitsS', 0.05)],
      ['share of waits within 0.15 s', 'Q4', md1WaitShare(5, 10, 0.15), within('queueWaitsS', 0.15)],
      [
        'share of responses beyond 0.2 s',
        'Q4',
        md1ResponseTail(5, 10, 0.2),
        beyond('effectDelaysS', 0.2),
        0.06,
      ],
    ],
  )
}

function three(): FormPair[] {
  const file = desk(18, EXPONENTIAL, { workers: 3 }, 260_000)
  const { meanQueueWaitS, meanResponseS } = mmc(18, 10, 3)
  return closedFormsPairs(
    { topic: 'M/M/c', scenario: 'M/M/3 at 18 of 30 a second', file, measuring: MEASURING },
    [
      ...shownQueue(file, 3),
      ['mean wait for a worker, s', 'Q5', meanQueueWaitS, mean('queueWaitsS'), 0.08],
      ['mean response, s', 'Q5', meanResponseS, mean('effectDelaysS')],
      ['share that must wait', 'Q5', mustWaitChance(18, 10, 3), beyond('queueWaitsS', 0)],
      ['share of waits beyond 0.1 s', 'Q5', mmcWaitTail(18, 10, 3, 0.1), beyond('queueWaitsS', 0.1), 0.1],
      [
        'share of responses beyond 0.2 s',
        'Q6',
        mmcResponseTail(18, 10, 3, 0.2),
        beyond('effectDelaysS', 0.2),
      ],
    ],
  )
}

function general(serviceMs: Dist): FormPair[] {
  const file = desk(5, serviceMs)
  const { meanMs, varianceMs2 } = latencyMoments(serviceMs)
  const [meanS, squareS2] = [meanMs / 1000, (meanMs * meanMs + varianceMs2) / 1e6]
  const state = pollaczekKhinchine(5, meanS, squareS2)
  const byRatio = varianceWaitRatio(meanS, squareS2) * md1(5, 1 / meanS).meanQueueWaitS
  const scenario = `M/G/1 with ${serviceMs.kind} work at 5 a second`
  return closedFormsPairs({ topic: 'M/G/1', scenario, file, measuring: MEASURING }, [
    ...shownQueue(file),
    ['mean wait for a worker, s', 'Q7', state.meanQueueWaitS, mean('queueWaitsS'), 0.08],
    ['mean wait for a worker, s', 'Q8', byRatio, mean('queueWaitsS'), 0.08],
    ['mean response, s', 'Q7', state.meanResponseS, mean('effectDelaysS')],
  ])
}

/** Nobody may wait: Erlang B, whatever the law of the work. */
function refusing(serviceMs: Dist): FormPair[] {
  const file = desk(30, serviceMs, { workers: 4, queueLimit: 0 }, 90_000)
  const scenario = `4 workers, no queue, ${serviceMs.kind} work`
  const blocked = erlangB((30 * latencyMoments(serviceMs).meanMs) / 1000, 4)
  return closedFormsPairs({ topic: 'full receivers', scenario, file, measuring: { warmUpMs: 10_000 } }, [
    ['share answered 503', '5a.10', blocked, ratio('unavailable', 'attempts')],
    ['effects per second', '5a.10', 30 * (1 - blocked), perSecond('effects')],
  ])
}

function limited(): FormPair[] {
  const file = desk(20, EXPONENTIAL, { workers: 2, queueLimit: 5 }, 200_000)
  const form = mmcK(20, 10, 2, 5)
  const scenario = '2 workers, room for 5, as much work as they can do'
  return closedFormsPairs({ topic: 'full receivers', scenario, file, measuring: MEASURING }, [
    ['share answered 503', '5a.11', form.blockedShare, ratio('unavailable', 'attempts')],
    ['effects per second', '5a.11', form.acceptedPerS, perSecond('effects')],
    ['mean wait for a worker, s', '5a.11', form.meanQueueWaitS, mean('queueWaitsS')],
    ['mean number waiting', '5a.11', form.meanWaiting, waiting],
    ['share of the time that is worked', '5a.11', form.utilisation, working(2)],
  ])
}

/** Mean 100 ms, with a standard deviation of 95 ms. */
const LOGNORMAL: Dist = { kind: 'lognormal', medianMs: 100 / Math.exp(0.32), sigma: 0.8 }
const UNIFORM: Dist = { kind: 'uniform', minMs: 0, maxMs: 200 }

/** Receivers as queues: Q1 to Q8, Burke, Erlang B and M/M/c/K, and what the lab shows. */
export const closedFormsQueues: readonly FormPair[] = [
  ...oneExponential(),
  ...oneFixed(),
  ...three(),
  ...general(UNIFORM),
  ...general(LOGNORMAL),
  ...refusing(EXPONENTIAL),
  ...refusing({ kind: 'constant', ms: 100 }),
  ...refusing(LOGNORMAL),
  ...limited(),
]
