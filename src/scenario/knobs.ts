import { knobWords } from '../words/en/knobs.ts'

/** What a number of a knob counts. */
export type Unit = 'ms' | 'per minute' | 'bytes' | 'share' | 'times' | ''

/** What one value of a scenario may be. */
export type Limits =
  | {
      type: 'number'
      unit: Unit
      least: number
      most: number
      initial: number | null
      isWhole?: boolean
      isNullable?: boolean
    }
  | {
      type: 'numbers'
      unit: Unit
      least: number
      most: number
      mostValues: number
      initial: readonly number[]
      isAscending?: boolean
    }
  | { type: 'text'; most: number; initial: string; pattern?: string }
  | { type: 'flag'; initial: boolean }
  | { type: 'choice'; options: readonly string[]; initial: string }

const YEAR = 31_622_400_000
const DAY = 86_400_000
const MONTH = 2_592_000_000
const HOUR = 3_600_000

const ms = (least: number, most: number, initial: number) =>
  ({ type: 'number', unit: 'ms', least, most, initial }) as const
const share = (initial: number) => ({ type: 'number', unit: 'share', least: 0, most: 1, initial }) as const
const whole = (unit: Unit, least: number, most: number, initial: number | null) =>
  ({ type: 'number', unit, least, most, initial, isWhole: true, isNullable: initial === null }) as const
const rate = (initial: number) =>
  ({ type: 'number', unit: 'per minute', least: 0, most: 60_000, initial }) as const
const times = {
  type: 'numbers',
  unit: 'ms',
  least: 0,
  most: YEAR,
  mostValues: 2_000_000,
  initial: [],
} as const

/** What a reader may turn, and how far: sliders, checks, links and docs all read this one table. */
export const KNOBS = {
  version: whole('', 1, 1, 1),
  title: { type: 'text', most: 200, initial: '' },
  seed: whole('', 0, 4_294_967_295, 7),
  durationMs: ms(1, YEAR, 600_000),
  'events.kind': { type: 'choice', options: ['poisson', 'periodic', 'bursty', 'trace'], initial: 'poisson' },
  'events.perMinute': rate(6),
  'events.everyMs': ms(1, YEAR, 10_000),
  'events.firstAtMs': ms(0, YEAR, 10_000),
  'events.burstSize': whole('', 1, 1000, 10),
  'events.spacingMs': ms(0, HOUR, 50),
  'events.atMs': { ...times, isAscending: true },
  payloadBytes: whole('bytes', 0, 10_000_000, 1400),
  'lane.id': { type: 'text', most: 32, initial: '', pattern: '[a-z][a-z0-9-]*' },
  'lane.strategy': {
    type: 'choice',
    options: ['poll', 'webhook', 'long-poll'],
    initial: 'poll',
  },
  'lane.network.loss': share(0),
  'lane.sourceMs': ms(0, HOUR, 5),
  'lane.handler.workers': whole('', 1, 1000, 1),
  'lane.handler.queueLimit': whole('', 0, 1_000_000, null),
  'lane.handler.acknowledge': { type: 'choice', options: ['after-work', 'at-once'], initial: 'after-work' },
  'lane.handler.ackMs': ms(0, HOUR, 1),
  'lane.handler.verifySignature': { type: 'flag', initial: true },
  'lane.handler.idempotency.kind': { type: 'choice', options: ['none', 'seen-ids'], initial: 'none' },
  'lane.handler.idempotency.ttlMs': ms(0, YEAR, DAY),
  'lane.handler.outages.fromMs': ms(0, YEAR, 60_000),
  'lane.handler.outages.toMs': ms(0, YEAR, 120_000),
  'lane.handler.outages.kind': { type: 'choice', options: ['refuse', 'hang'], initial: 'refuse' },
  'dist.kind': {
    type: 'choice',
    options: ['constant', 'uniform', 'exponential', 'lognormal'],
    initial: 'constant',
  },
  'dist.minMs': ms(0, HOUR, 0),
  'dist.maxMs': ms(0, HOUR, 0),
  'dist.meanMs': ms(0, HOUR, 0),
  'dist.medianMs': ms(0, HOUR, 0),
  'dist.sigma': { type: 'number', unit: '', least: 0, most: 3, initial: 0 },
  'latency.ms': ms(0, HOUR, 40),
  'service.ms': ms(0, HOUR, 20),
  'poll.intervalMs': { ...ms(1, DAY, 5000), isNullable: true },
  'poll.firstPollAtMs': ms(0, YEAR, 0),
  'poll.jitter': share(0),
  'poll.pageSize': whole('', 1, 10_000, 100),
  'poll.timeoutMs': ms(0.001, DAY, 30_000),
  'poll.conditional': { type: 'flag', initial: true },
  'poll.adaptive.factor': { type: 'number', unit: 'times', least: 1, most: 100, initial: 2 },
  'poll.adaptive.maxMs': ms(1, DAY, 60_000),
  'poll.rateLimit.requests': whole('', 1, 1_000_000, 60),
  'poll.rateLimit.perMs': ms(1, DAY, HOUR),
  'webhook.dispatchMs': ms(0, DAY, 5),
  'webhook.timeoutMs': ms(0.001, DAY, 10_000),
  'webhook.retry.delaysMs': {
    type: 'numbers',
    unit: 'ms',
    least: 0,
    most: MONTH,
    mostValues: 100,
    initial: [5000, 300_000, 1_800_000],
  },
  'webhook.retry.jitter': share(0),
  'webhook.maxInFlight': whole('', 1, 10_000, null),
  'webhook.ordered': { type: 'flag', initial: false },
  'webhook.disableAfter': whole('', 1, 10_000, null),
  'webhook.thin': { type: 'flag', initial: false },
  'webhook.reconcileEveryMs': {
    type: 'number',
    unit: 'ms',
    least: 1,
    most: MONTH,
    initial: null,
    isNullable: true,
  },
  'long-poll.holdMs': ms(0, HOUR, 30_000),
  'long-poll.gapMs': ms(0, DAY, 0),
  'long-poll.timeoutMs': ms(0.001, DAY, 40_000),
  'attack.forged.kind': { type: 'choice', options: ['poisson', 'periodic', 'trace'], initial: 'poisson' },
  'attack.forged.perMinute': rate(1),
  'attack.forged.everyMs': ms(1, YEAR, 10_000),
  'attack.forged.firstAtMs': ms(0, YEAR, 10_000),
  'attack.forged.atMs': { ...times, isAscending: true },
  'attack.knowsUrl': { type: 'flag', initial: true },
  'attack.replays': { type: 'flag', initial: false },
} as const satisfies Readonly<Record<keyof typeof knobWords, Limits>>

export type KnobId = keyof typeof KNOBS

/** Label and help of a knob. */
export function wordsOf(knob: KnobId): { label: string; help: string } {
  return knobWords[knob]
}
