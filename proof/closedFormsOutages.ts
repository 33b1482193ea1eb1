import { lostInOutageShare, meanOutageDelay } from '../src/theory/outageDelay.ts'
import { closedFormsPairs, type FormPair, mean, perEvent, ratio, total } from './closedFormsPairs.ts'
import { expectation } from './expectation.ts'

const TOPIC = 'outages'
const DELAYS_S = [5, 300, 1800, 7200, 18_000, 36_000, 36_000]

/** When the attempts leave if each failure takes so long to show. */
function offsetsS(failsAfterS: number): readonly number[] {
  let sum = 0
  return [0, ...DELAYS_S.map((delay) => (sum += delay + failsAfterS))]
}

/** Events in the outage only, which begins with the run; messages take no time. */
function closedFor(outageS: number, perMinute: number, outage: { kind: string; timeoutMs: number }): object {
  const toMs = outageS * 1000
  const lane = {
    id: 'webhook',
    strategy: 'webhook',
    dispatchMs: 0,
    timeoutMs: outage.timeoutMs,
    retry: { delaysMs: DELAYS_S.map((delay) => delay * 1000), jitter: 0 },
    network: { latencyMs: { kind: 'constant', ms: 0 }, loss: 0 },
    handler: { acknowledge: 'at-once', outages: [{ fromMs: 0, toMs, kind: outage.kind }] },
  }
  return {
    durationMs: toMs + 120_000_000,
    events: { kind: 'poisson', perMinute },
    lanes: [lane],
    interventions: [{ atMs: toMs, set: { 'events.perMinute': 0 } }],
  }
}

const REFUSE = { kind: 'refuse', timeoutMs: 10_000 }
const HANG = { kind: 'hang', timeoutMs: 20_000 }

/** Longer than the whole schedule. */
function losing(): FormPair[] {
  const file = closedFor(200_000, 0.12, REFUSE)
  const theory = expectation(file)
  const offsets = offsetsS(0)
  return closedFormsPairs({ topic: TOPIC, scenario: 'refuses for 200 000 s', file }, [
    ['lost per event', 'O3', lostInOutageShare(offsets, 200_000), perEvent('lost')],
    ['lost per event', 'theoryFor', theory.lostShare, perEvent('lost')],
    ['mean wait of what is delivered, s', 'O4', meanOutageDelay(offsets, 200_000), mean('waitsS')],
    ['attempts per event', 'theoryFor', theory.attemptsPerEvent, perEvent('attempts')],
    ['failed share of the attempts', 'theoryFor', theory.failedShare, ratio('failedAttempts', 'attempts')],
  ])
}

function surviving(
  outageS: number,
  outage: { kind: string; timeoutMs: number },
  failsAfterS: number,
): FormPair[] {
  const file = closedFor(outageS, 10, outage)
  const theory = expectation(file)
  const form = meanOutageDelay(offsetsS(failsAfterS), outageS)
  return closedFormsPairs({ topic: TOPIC, scenario: `${outage.kind}s for ${outageS} s`, file }, [
    ['mean wait, s', 'O4', form, mean('waitsS')],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
    ['attempts per event', 'theoryFor', theory.attemptsPerEvent, perEvent('attempts')],
  ])
}

/** An outage in the midst of a run, latencies and all, as the lab shows it. */
function amidst(kind: string): FormPair[] {
  const outages = [{ fromMs: 600_000, toMs: 1_200_000, kind }]
  const retry = { delaysMs: [10_000, 60_000, 240_000], jitter: 0 }
  const lane = { id: 'webhook', strategy: 'webhook', retry, handler: { outages, workers: 50 } }
  const file = { durationMs: 1_800_000, events: { kind: 'poisson', perMinute: 60 }, lanes: [lane] }
  const theory = expectation(file)
  return closedFormsPairs({ topic: TOPIC, scenario: `${kind}s for 10 of 30 minutes`, file }, [
    ['requests', 'theoryFor', theory.requests, total('requests')],
    ['wasted', 'theoryFor', theory.wasted, total('wasted')],
    ['lost per event', 'theoryFor', theory.lostShare, perEvent('lost')],
    ['mean wait, s', 'theoryFor', (theory.meanWaitMs ?? 0) / 1000, mean('waitsS')],
  ])
}

/** Outages of webhook receivers: O3, O4 and what the lab shows. */
export const closedFormsOutages: readonly FormPair[] = [
  ...losing(),
  ...surviving(3600, REFUSE, 0),
  ...surviving(7200, REFUSE, 0),
  ...surviving(3600, HANG, 20),
  ...amidst('refuse'),
  ...amidst('hang'),
]
