import { longPollCycle } from '../src/theory/longPollCycle.ts'
import {
  closedFormsPairs,
  type FormPair,
  mean,
  perEvent,
  perSecond,
  ratio,
  total,
  within,
} from './closedFormsPairs.ts'
import { expectation } from './expectation.ts'

const FIXED = { kind: 'constant', ms: 100 }
/** sourceMs, two latencies and gapMs: 2 s from one reading to the next request's arrival. */
const GAP_S = 2
/** From the reading to the client. */
const BRING_S = 0.12
const SOURCE_S = 0.02

function file(latencyMs: object, gapMs = 1780): object {
  const network = { latencyMs, loss: 0 }
  const lane = { id: 'held', strategy: 'long-poll', holdMs: 5000, gapMs, sourceMs: 20, network }
  return { durationMs: 1_800_000, events: { kind: 'poisson', perMinute: 12 }, lanes: [lane] }
}

const wastedShare = ratio('wasted', 'useful', 'wasted')

function longRun(): FormPair[] {
  const cycle = longPollCycle(0.2, GAP_S, 5)
  const given = {
    topic: 'long polling',
    scenario: 'held for 5 s, asks again after 2 s',
    file: file(FIXED),
    measuring: { warmUpMs: 60_000 },
  } as const
  return closedFormsPairs(given, [
    ['mean hold, s', 'L1', cycle.meanHoldS, mean('holdsS', (hold) => hold - SOURCE_S)],
    ['requests per second', 'L2', cycle.requestsPerS, perSecond('requests')],
    ['requests per event', 'L2', cycle.requestsPerEvent, perEvent('requests')],
    ['wasted share', 'L3', cycle.emptyShare, wastedShare],
    ['mean wait for a reading, s', 'L4', cycle.meanExtraWaitS, mean('waitsS', (wait) => wait - BRING_S)],
  ])
}

/** Counts and waits from the beginning, as the lab shows them. */
function shown(latencyMs: { kind: string }, gapMs?: number): FormPair[] {
  const given = file(latencyMs, gapMs)
  const theory = expectation(given)
  const scenario = `held for 5 s, ${latencyMs.kind} latency, ${gapMs ?? 1780} ms between`
  const quantiles = theory.waitQuantilesMs
  return [
    ...closedFormsPairs({ topic: 'long polling', scenario, file: given }, [
      ['requests', 'theoryFor', theory.requests, total('requests')],
      ['wasted', 'theoryFor', theory.wasted, total('wasted')],
      ['wasted share', 'theoryFor', theory.wastedShare, wastedShare],
      ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
      ...(quantiles === null
        ? []
        : ([
            ['share within the p90 of the wait', 'theoryFor', 0.9, within('waitsS', quantiles.p90 / 1000)],
            ['share within the p99 of the wait', 'theoryFor', 0.99, within('waitsS', quantiles.p99 / 1000)],
          ] as const)),
    ]),
  ]
}

const uniform = { kind: 'uniform', minMs: 0, maxMs: 800 }
const exponential = { kind: 'exponential', meanMs: 200 }
const lognormal = { kind: 'lognormal', medianMs: 200, sigma: 0.5 }

/** Long polling: L1 to L4 and what the lab shows. */
export const closedFormsLongPoll: readonly FormPair[] = [
  ...longRun(),
  ...shown(FIXED),
  ...shown(uniform, 0),
  ...shown(exponential, 500),
  ...shown(lognormal, 0),
]
