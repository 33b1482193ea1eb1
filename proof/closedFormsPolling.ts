import { conditionalPollBytesPerS } from '../src/theory/byteCrossover.ts'
import { detectionDelay, driftingPollDelay, meanWaitForGaps } from '../src/theory/detectionDelay.ts'
import { burstyEmptyShare, emptyShare, meanBatch, pollsPerEvent } from '../src/theory/emptyShare.ts'
import {
  closedFormsPairs,
  type FormPair,
  type FormRow,
  mean,
  ratio,
  total,
  within,
} from './closedFormsPairs.ts'
import { expectation } from './expectation.ts'

const RUN_MS = 1_800_000
const RATE = { kind: 'poisson', perMinute: 30 }
/** The first poll is read at 2 s, so that every window is 2 s long. */
const POLL = { id: 'polling', strategy: 'poll', intervalMs: 2000, firstPollAtMs: 1960 }
/** From the reading to the client: sourceMs and one latency. */
const WAY_S = 0.045

function file(lane: object = {}, rest: object = {}): object {
  return { durationMs: RUN_MS, events: RATE, lanes: [{ ...POLL, ...lane }], ...rest }
}

const wastedShare = ratio('wasted', 'useful', 'wasted')
const pollsPerHappened: FormRow[3] = ({ counts, events }) => ({ sum: counts.requests, per: events })
const bytesPerS: FormRow[3] = ({ counts, spanS }) => ({ sum: counts.bytesUp + counts.bytesDown, per: spanS })

function plain(): FormPair[] {
  const given = file()
  const theory = expectation(given)
  const { p50, p90, p99 } = theory.waitQuantilesMs ?? { p50: 0, p90: 0, p99: 0 }
  const { meanS, sdS } = detectionDelay(2, WAY_S)
  const bytes = { unchanged: 297 + 579, changed: 297 + 579, eventInPoll: 1400 }
  return closedFormsPairs({ topic: 'polling', scenario: 'asks every 2 s, 30 events a minute', file: given }, [
    ['requests', 'theoryFor', theory.requests, total('requests')],
    ['wasted', 'theoryFor', theory.wasted, total('wasted')],
    ['wasted share', 'theoryFor', theory.wastedShare, wastedShare],
    ['wasted share', 'P2', emptyShare(0.5, 2), wastedShare],
    ['polls per event', 'P3', pollsPerEvent(0.5, 2), pollsPerHappened],
    ['events in a poll that finds any', 'P4', meanBatch(0.5, 2), ratio('knownCount', 'useful')],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
    ['mean wait, s', 'P1', meanS, mean('waitsS')],
    ['variance of the wait, s²', 'P1', sdS ** 2, mean('waitsS', (wait) => (wait - meanS) ** 2)],
    ['share within the p50 of the wait', 'theoryFor', 0.5, within('waitsS', p50 / 1000)],
    ['share within the p90 of the wait', 'theoryFor', 0.9, within('waitsS', p90 / 1000)],
    ['share within the p99 of the wait', 'theoryFor', 0.99, within('waitsS', p99 / 1000)],
    ['bytes per second', 'C5', conditionalPollBytesPerS(0.5, 2, bytes), bytesPerS],
  ])
}

/** Requests, wasted ones and the mean wait, as the lab shows them. */
function shown(scenario: string, given: object, more: readonly FormRow[] = []): FormPair[] {
  const theory = expectation(given)
  return closedFormsPairs({ topic: 'polling', scenario, file: given }, [
    ['requests', 'theoryFor', theory.requests, total('requests')],
    ['wasted', 'theoryFor', theory.wasted, total('wasted')],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
    ...more,
  ])
}

function jittered(): FormPair[] {
  const given = file({ jitter: 0.5 })
  const { p90 } = expectation(given).waitQuantilesMs ?? { p90: 0 }
  // Gaps of mean 2 s that differ by two independent jitters, each uniform on 1 s.
  const meanS = meanWaitForGaps(2, 4 + 2 / 12) + WAY_S
  const scenario = 'asks every 2 s with jitter of half an interval'
  return shown(scenario, given, [
    ['mean wait, s', 'E[gap²] / (2 E[gap])', meanS, mean('waitsS')],
    ['share within the p90 of the wait', 'theoryFor', 0.9, within('waitsS', p90 / 1000)],
  ])
}

/** A client without ticks that is told to ask, after gaps that a generator of the test's own draws. */
function asked(gapS: (chance: number) => number): (seed: number) => object {
  return (seed) => {
    let state = seed * 2_654_435_761
    const chance = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return (state + 0.5) / 2 ** 32
    }
    const interventions: object[] = []
    let atMs = 0
    for (let count = 0; count < 400; count += 1) {
      atMs += gapS(chance()) * 1000
      interventions.push({ atMs, do: 'poll', lane: 'polling' })
    }
    const network = { latencyMs: { kind: 'constant', ms: 0 }, loss: 0 }
    const lane = { intervalMs: null, firstPollAtMs: 0, sourceMs: 0, network, pageSize: 10_000 }
    return file(lane, { interventions, durationMs: Math.ceil(atMs + 1000) })
  }
}

function byHand(): FormPair[] {
  const even = (chance: number) => 2 * (0.5 + chance)
  const exponential = (chance: number) => -2 * Math.log(chance)
  return [
    ...closedFormsPairs(
      { topic: 'polling', scenario: 'asks after uniform gaps of 1 to 3 s', file: asked(even) },
      [['mean wait, s', 'E[gap²] / (2 E[gap])', meanWaitForGaps(2, 4 + 1 / 3), mean('waitsS')]],
    ),
    ...closedFormsPairs(
      { topic: 'polling', scenario: 'asks after exponential gaps of mean 2 s', file: asked(exponential) },
      [['mean wait, s', 'E[gap²] / (2 E[gap])', meanWaitForGaps(2, 8), mean('waitsS')]],
    ),
  ]
}

/** With factor 1 every interval begins when the answer has come. */
function drifting(): FormPair[] {
  const lane = {
    adaptive: { factor: 1, maxMs: 2000 },
    network: { latencyMs: { kind: 'constant', ms: 300 }, loss: 0 },
  }
  const delay = driftingPollDelay(2, 0.605, 0.305)
  return closedFormsPairs(
    {
      topic: 'polling',
      scenario: 'asks 2 s after each answer',
      file: file(lane),
      measuring: { warmUpMs: 10_000 },
    },
    [
      ['time between two polls, s', 'P11', 2.605, mean('pollGapsS')],
      ['wasted share', 'P11', emptyShare(0.5, 2.605), wastedShare],
      ['mean wait, s', 'P11', delay.meanS, mean('waitsS')],
      [
        'variance of the wait, s²',
        'P11',
        delay.sdS ** 2,
        mean('waitsS', (wait) => (wait - delay.meanS) ** 2),
      ],
    ],
  )
}

function bursty(): FormPair[] {
  const given = file({}, { events: { kind: 'bursty', perMinute: 60, burstSize: 5, spacingMs: 300 } })
  const theory = expectation(given)
  return closedFormsPairs({ topic: 'polling', scenario: 'asks every 2 s, bursts of 5', file: given }, [
    ['wasted share', 'theoryFor', theory.wastedShare, wastedShare],
    ['wasted share', 'P2 for bursts', burstyEmptyShare(0.2, 5, 0.3, 2), wastedShare],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
  ])
}

function varied(latencyMs: { kind: string }): FormPair[] {
  const rest = { events: { ...RATE, perMinute: 15 } }
  return shown(
    `asks every 4 s, ${latencyMs.kind} latency`,
    file({ intervalMs: 4000, network: { latencyMs, loss: 0 } }, rest),
  )
}

function full(): FormPair[] {
  const given = file({ intervalMs: 20_000, pageSize: 5 })
  const theory = expectation(given)
  return closedFormsPairs({ topic: 'polling', scenario: 'asks every 20 s for pages of 5', file: given }, [
    ['requests', 'theoryFor', theory.requests, total('requests')],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
  ])
}

const TURNED = [
  { atMs: 500_000, set: { 'lanes.polling.intervalMs': 7000 } },
  { atMs: 1_000_000, set: { 'events.perMinute': 10 } },
  { atMs: 1_500_000, set: { 'lanes.polling.intervalMs': 1000 } },
]

/** Short polling: P1 to P5, P11, C5 and what the lab shows. */
export const closedFormsPolling: readonly FormPair[] = [
  ...plain(),
  ...jittered(),
  ...byHand(),
  ...drifting(),
  ...bursty(),
  ...full(),
  ...varied({ kind: 'uniform', minMs: 0, maxMs: 300 } as { kind: string }),
  ...varied({ kind: 'exponential', meanMs: 60 } as { kind: string }),
  ...varied({ kind: 'lognormal', medianMs: 60, sigma: 0.7 } as { kind: string }),
  ...shown(
    'answers are slower than the interval',
    file({ intervalMs: 30, firstPollAtMs: 0 }, { durationMs: 150_000 }),
  ),
  ...shown('interval and rate are turned on the way', file({}, { interventions: TURNED })),
]
