import { momentAt } from '../src/engine/momentAt.ts'
import type { Dist } from '../src/engine/Scenario.ts'
import { simulate } from '../src/engine/simulate.ts'
import { erlangB } from '../src/theory/erlangB.ts'
import { latencyMoments } from '../src/theory/latencyMoments.ts'
import { messagesInFlight } from '../src/theory/messagesInFlight.ts'
import { reconciliationDelay } from '../src/theory/reconciliationDelay.ts'
import {
  closedFormsPairs,
  type FormPair,
  type FormRow,
  mean,
  perEvent,
  perSecond,
  ratio,
  standing,
} from './closedFormsPairs.ts'
import { completed } from './prove.ts'
import { REPLICATIONS, type Sample } from './ratioInterval.ts'

const HOUR_MS = 3_600_000
const EVERY_S = 60
/** From the reading to the client: sourceMs and one latency. */
const BRING_S = 0.045

function hook(lane: object, perMinute: number, durationMs: number, rest: object = {}): object {
  return {
    durationMs,
    events: { kind: 'poisson', perMinute },
    lanes: [{ id: 'webhook', strategy: 'webhook', ...lane }],
    ...rest,
  }
}

/** The first job keeps the only worker busy for the whole run and nobody may wait: reconciliation alone brings events. */
function reconciledAlone(): FormPair[] {
  const handler = { serviceMs: { kind: 'constant', ms: HOUR_MS }, queueLimit: 0, acknowledge: 'at-once' }
  const lane = { retry: { delaysMs: [], jitter: 0 }, reconcileEveryMs: EVERY_S * 1000, handler }
  const file = hook(lane, 30, HOUR_MS / 2)
  const { meanDelayS, unsyncedEvents } = reconciliationDelay(0.5, 1, EVERY_S)
  const measuring = { warmUpMs: 120_000, lookEveryMs: 7300 }
  return closedFormsPairs(
    { topic: 'reconciliation', scenario: 'nothing but reconciliation', file, measuring },
    [
      ['mean wait, s', 'P12', meanDelayS + BRING_S, mean('waitsS')],
      ['events not known yet', 'P12', unsyncedEvents + 0.5 * BRING_S, standing(({ pending }) => pending)],
    ],
  )
}

/** Calls are lost and not tried again; so are reconcile polls, each both ways. */
function reconciledBeside(): FormPair[] {
  const loss = 0.3
  const network = { latencyMs: { kind: 'constant', ms: 40 }, loss }
  const lane = { network, retry: { delaysMs: [], jitter: 0 }, reconcileEveryMs: EVERY_S * 1000 }
  const file = hook(lane, 6, 2 * HOUR_MS)
  const answered = (1 - loss) ** 2
  const delayS =
    reconciliationDelay(0.1, loss, EVERY_S).meanDelayS + (EVERY_S * (1 - answered)) / answered + BRING_S
  const isMissed = (wait: number) => Math.abs(wait - BRING_S) > 1e-6
  const missedWait: FormRow[3] = ({ waitsS }) => {
    const missed = waitsS.filter(isMissed)
    return { sum: missed.reduce((sum, wait) => sum + wait, 0), per: missed.length }
  }
  const measuring = { warmUpMs: 600_000, lookEveryMs: 7300 }
  return closedFormsPairs(
    { topic: 'reconciliation', scenario: 'reconciliation beside a lossy webhook', file, measuring },
    [
      ['share that the webhook misses', 'R2', loss, mean('waitsS', (wait) => (isMissed(wait) ? 1 : 0))],
      ['mean wait of what it misses, s', 'P12 with lost polls', delayS, missedWait, 0.12],
      [
        'events not known yet',
        'P12 with lost polls',
        0.1 * loss * delayS,
        standing(({ pending }) => pending),
        0.12,
      ],
    ],
  )
}

/** Messages on the wire both ways at even distances, 60 looks in each replication. */
function inFlight(latencyMs: Dist): FormPair[] {
  const [ratePerS, looks, apartS] = [5, 60, 4]
  const network = { latencyMs, loss: 0 }
  const lane = { network, handler: { acknowledge: 'at-once', workers: 1000 } }
  const file = hook(lane, ratePerS * 60, (looks + 2) * apartS * 1000)
  const {
    mean: meanCount,
    variance,
    aboveChance,
  } = messagesInFlight(2 * ratePerS, latencyMoments(latencyMs).meanMs / 1000, 3)
  let counts: readonly (readonly number[])[] | undefined
  const look = (seed: number) => {
    const { records } = simulate(completed({ version: 1, ...file, seed }))
    const at = (index: number) => momentAt(records, (index + 1) * apartS * 1e6)
    return Array.from({ length: looks }, (_, index) => at(index).lanes[0]?.messages.length ?? Number.NaN)
  }
  const sample = (of: (count: number) => number) => (): readonly Sample[] => {
    counts ??= Array.from({ length: REPLICATIONS }, (_, index) => look(index + 1))
    return counts.map((list) => ({ sum: list.reduce((sum, count) => sum + of(count), 0), per: list.length }))
  }
  const pair = (
    quantity: string,
    expected: number,
    halfWidth: number,
    of: (count: number) => number,
  ): FormPair => ({
    topic: 'messages in flight',
    scenario: `${latencyMs.kind} latency of 200 ms, 5 calls a second`,
    quantity,
    form: '5a.12',
    expected,
    halfWidth,
    samples: sample(of),
  })
  return [
    pair('mean number of messages on the wire', meanCount, 0.06, (count) => count),
    pair('its variance', variance, 0.15, (count) => (count - meanCount) ** 2),
    pair('share of the time with more than 3', aboveChance, 0.2, (count) => (count > 3 ? 1 : 0)),
  ]
}

/** Forged calls are a Poisson stream that joins the genuine one. */
function attacked(handler: object, attack: object): object {
  const network = { latencyMs: { kind: 'constant', ms: 0 }, loss: 0 }
  const serviceMs = { kind: 'exponential', meanMs: 500 }
  const lane = {
    network,
    retry: { delaysMs: [], jitter: 0 },
    handler: { acknowledge: 'at-once', serviceMs, ...handler },
  }
  const forged = { kind: 'poisson', perMinute: 60 }
  return hook(lane, 120, 1_200_000, { attack: { forged, knowsUrl: true, replays: false, ...attack } })
}

const forgedCalls: FormRow[3] = ({ counts, spanS }) => ({
  sum: counts.requests - counts.attempts,
  per: spanS,
})
const forgedDone: FormRow[3] = ({ counts }) => ({
  sum: counts.forgedEffects,
  per: counts.requests - counts.attempts,
})
const measuring = { warmUpMs: 30_000 }

function forgers(): FormPair[] {
  const blocked = erlangB(1.5, 2)
  const open = attacked({ workers: 2, queueLimit: 0, verifySignature: false }, {})
  const careful = attacked({ workers: 2 }, {})
  const replayed = attacked({ workers: 3 }, { replays: true })
  return [
    ...closedFormsPairs(
      { topic: 'attack', scenario: 'forged calls that nobody checks', file: open, measuring },
      [
        ['forged calls per second', 'Poisson', 1, forgedCalls],
        ['share of the forged calls that has an effect', '5a.10', 1 - blocked, forgedDone],
        ['share answered 503', '5a.10', blocked, ratio('unavailable', 'requests')],
      ],
    ),
    ...closedFormsPairs(
      { topic: 'attack', scenario: 'forged calls that are checked', file: careful, measuring },
      [
        ['rejected calls per second', 'Poisson', 1, perSecond('rejected')],
        ['effects per event', '5a.18', 1, perEvent('effects')],
      ],
    ),
    ...closedFormsPairs({ topic: 'attack', scenario: 'replays', file: replayed, measuring }, [
      ['duplicate effects per second', '5a.18', 1, perSecond('duplicateEffects')],
    ]),
  ]
}

/** What stands beside webhooks: reconciliation, messages in flight, attackers. */
export const closedFormsBeside: readonly FormPair[] = [
  ...reconciledAlone(),
  ...reconciledBeside(),
  ...inFlight({ kind: 'exponential', meanMs: 200 }),
  ...inFlight({ kind: 'uniform', minMs: 0, maxMs: 400 }),
  ...forgers(),
]
