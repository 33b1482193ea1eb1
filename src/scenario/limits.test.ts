import { describe, expect, it } from 'vitest'
import { KNOBS, type KnobId, wordsOf } from './knobs.ts'
import { sentenceOfProblem } from './Problem.ts'
import { readScenario } from './readScenario.ts'

type Build = (value: unknown) => unknown

const poll = (fields: object) => ({ version: 1, lanes: [{ id: 'a', strategy: 'poll', ...fields }] })
const webhook = (fields: object) => ({ version: 1, lanes: [{ id: 'b', strategy: 'webhook', ...fields }] })
const latency = (latencyMs: object) => poll({ network: { latencyMs } })
const service = (serviceMs: object) => webhook({ handler: { serviceMs } })
const outage = (fields: object) => webhook({ handler: { outages: [{ kind: 'refuse', ...fields }] } })

const YEAR = 31_622_400_000
const DAY = 86_400_000
const HOUR = 3_600_000
const MONTH = 2_592_000_000

/** Field, least, most, its path, a scenario with a value there, and whether it must be whole or may be null. */
const NUMBERS: readonly (readonly [string, number, number, string, Build, ('whole' | 'null')[]?])[] = [
  ['seed', 0, 4_294_967_295, 'seed', (seed) => ({ seed }), ['whole']],
  ['durationMs', 1, YEAR, 'durationMs', (durationMs) => ({ durationMs })],
  [
    'firstAtMs',
    0,
    YEAR,
    'events.firstAtMs',
    (firstAtMs) => ({ events: { kind: 'periodic', everyMs: 1000, firstAtMs } }),
  ],
  ['firstPollAtMs', 0, YEAR, 'lanes.a.firstPollAtMs', (firstPollAtMs) => poll({ firstPollAtMs })],
  [
    'ttlMs',
    0,
    YEAR,
    'lanes.b.handler.idempotency.ttlMs',
    (ttlMs) => webhook({ handler: { idempotency: { kind: 'seen-ids', ttlMs } } }),
  ],
  ['perMinute', 0, 60_000, 'events.perMinute', (perMinute) => ({ events: { kind: 'poisson', perMinute } })],
  [
    'perMinute of bursts',
    0,
    60_000,
    'events.perMinute',
    (perMinute) => ({ events: { kind: 'bursty', perMinute, burstSize: 10, spacingMs: 50 } }),
  ],
  [
    'everyMs',
    1,
    YEAR,
    'events.everyMs',
    (everyMs) => ({ events: { kind: 'periodic', everyMs, firstAtMs: 0 } }),
  ],
  [
    'burstSize',
    1,
    1000,
    'events.burstSize',
    (burstSize) => ({ events: { kind: 'bursty', perMinute: 6, burstSize, spacingMs: 50 } }),
    ['whole'],
  ],
  [
    'spacingMs',
    0,
    HOUR,
    'events.spacingMs',
    (spacingMs) => ({ events: { kind: 'bursty', perMinute: 6, burstSize: 10, spacingMs } }),
  ],
  ['atMs of a trace', 0, YEAR, 'events.atMs[0]', (atMs) => ({ events: { kind: 'trace', atMs: [atMs] } })],
  ['payloadBytes', 0, 10_000_000, 'payloadBytes', (payloadBytes) => ({ payloadBytes }), ['whole']],
  ['intervalMs', 1, DAY, 'lanes.a.intervalMs', (intervalMs) => poll({ intervalMs }), ['null']],
  ['pageSize', 1, 10_000, 'lanes.a.pageSize', (pageSize) => poll({ pageSize }), ['whole']],
  ['timeoutMs of a poll', 0.001, DAY, 'lanes.a.timeoutMs', (timeoutMs) => poll({ timeoutMs })],
  ['timeoutMs of a webhook', 0.001, DAY, 'lanes.b.timeoutMs', (timeoutMs) => webhook({ timeoutMs })],
  ['dispatchMs', 0, DAY, 'lanes.b.dispatchMs', (dispatchMs) => webhook({ dispatchMs })],
  [
    'retry.delaysMs',
    0,
    MONTH,
    'lanes.b.retry.delaysMs[1]',
    (delayMs) => webhook({ retry: { delaysMs: [7, delayMs] } }),
  ],
  ['retry.jitter', 0, 1, 'lanes.b.retry.jitter', (jitter) => webhook({ retry: { jitter } })],
  ['jitter', 0, 1, 'lanes.a.jitter', (jitter) => poll({ jitter })],
  ['loss', 0, 1, 'lanes.a.network.loss', (loss) => poll({ network: { loss } })],
  ['a constant latency', 0, HOUR, 'lanes.a.network.latencyMs.ms', (ms) => latency({ kind: 'constant', ms })],
  [
    'the least latency',
    0,
    HOUR,
    'lanes.a.network.latencyMs.minMs',
    (minMs) => latency({ kind: 'uniform', minMs, maxMs: HOUR }),
  ],
  [
    'the most latency',
    0,
    HOUR,
    'lanes.a.network.latencyMs.maxMs',
    (maxMs) => latency({ kind: 'uniform', minMs: 0, maxMs }),
  ],
  [
    'a mean latency',
    0,
    HOUR,
    'lanes.a.network.latencyMs.meanMs',
    (meanMs) => latency({ kind: 'exponential', meanMs }),
  ],
  [
    'a median latency',
    0,
    HOUR,
    'lanes.a.network.latencyMs.medianMs',
    (medianMs) => latency({ kind: 'lognormal', medianMs, sigma: 1 }),
  ],
  [
    'sigma',
    0,
    3,
    'lanes.b.handler.serviceMs.sigma',
    (sigma) => service({ kind: 'lognormal', medianMs: 20, sigma }),
  ],
  ['sourceMs', 0, HOUR, 'lanes.b.sourceMs', (sourceMs) => webhook({ sourceMs })],
  ['serviceMs', 0, HOUR, 'lanes.b.handler.serviceMs.ms', (ms) => service({ ms })],
  ['ackMs', 0, HOUR, 'lanes.b.handler.ackMs', (ackMs) => webhook({ handler: { ackMs } })],
  ['workers', 1, 1000, 'lanes.a.handler.workers', (workers) => poll({ handler: { workers } }), ['whole']],
  [
    'queueLimit',
    0,
    1_000_000,
    'lanes.b.handler.queueLimit',
    (queueLimit) => webhook({ handler: { queueLimit } }),
    ['whole', 'null'],
  ],
  [
    'atMs of an intervention',
    0,
    YEAR,
    'interventions[0].atMs',
    (atMs) => ({ interventions: [{ atMs, do: 'emit' }] }),
  ],
]

const sentencesFor = (value: unknown) => (readScenario(value).problems ?? []).map(sentenceOfProblem)

for (const [name, least, most, path, build, kinds = []] of NUMBERS)
  describe(name, () => {
    const isWhole = kinds.includes('whole')

    it('is accepted at its least and at its most', () => {
      expect(sentencesFor(build(least))).toEqual([])
      expect(sentencesFor(build(most))).toEqual([])
    })

    it('is refused just outside, with path, limits and value', () => {
      const below = isWhole ? least - 1 : least === 0 ? -Number.MIN_VALUE : least * (1 - 2 ** -52)
      const above = isWhole ? most + 1 : most * (1 + 2 ** -51)
      for (const value of [below, above, -1e9, 1e12]) {
        const [sentence, ...more] = sentencesFor(build(value))
        expect(more).toEqual([])
        expect(sentence).toContain(`${path} must be `)
        expect(sentence).toContain(`from ${least} to ${most}`)
        expect(sentence).toMatch(new RegExp(`, got ${String(value).replace(/[.+]/g, '\\$&')}\\.$`))
      }
    })

    it('is refused where it is no number', () => {
      for (const value of ['5', true, [5], { ms: 5 }, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(sentencesFor(build(value))).toHaveLength(1)
      }
      expect(sentencesFor(build(null))).toHaveLength(kinds.includes('null') ? 0 : 1)
      expect(sentencesFor(build(least + 0.5))).toHaveLength(isWhole || least + 0.5 > most ? 1 : 0)
    })
  })

it('outages may reach from 0 to the end of time', () => {
  expect(sentencesFor(outage({ fromMs: 0, toMs: YEAR }))).toEqual([])
  expect(sentencesFor(outage({ fromMs: -1, toMs: YEAR }))).toEqual([
    'lanes.b.handler.outages[0].fromMs must be from 0 to 31622400000 ms, got -1.',
  ])
  expect(sentencesFor(outage({ fromMs: 0, toMs: YEAR + 1 }))).toEqual([
    'lanes.b.handler.outages[0].toMs must be from 0 to 31622400000 ms, got 31622400001.',
  ])
})

/** Fields that the engine does not know yet, so that they cannot be read: field, least, most. */
const LATER: readonly (readonly [KnobId, number, number])[] = [
  ['long-poll.holdMs', 0, HOUR],
  ['long-poll.gapMs', 0, DAY],
  ['long-poll.timeoutMs', 0.001, DAY],
  ['webhook.maxInFlight', 1, 10_000],
  ['webhook.disableAfter', 1, 10_000],
  ['webhook.reconcileEveryMs', 1, MONTH],
  ['poll.adaptive.maxMs', 1, DAY],
  ['poll.adaptive.factor', 1, 100],
  ['poll.rateLimit.perMs', 1, DAY],
  ['poll.rateLimit.requests', 1, 1_000_000],
]

it.each(LATER)('%s has its limits in the knob table', (knob, least, most) => {
  expect(KNOBS[knob]).toMatchObject({ least, most })
})

it.each(Object.keys(KNOBS) as KnobId[])('%s has a label and a sentence of help', (knob) => {
  const { label, help } = wordsOf(knob)
  expect(label).toMatch(/^[A-Z]/)
  expect(help).toMatch(/^[A-Z].+\.$/)
})
