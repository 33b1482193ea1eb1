import { describe, expect, it } from 'vitest'
import { KNOBS, type KnobId, wordsOf } from './knobs.ts'
import { sentenceOfProblem } from './Problem.ts'
import { isTree } from './readField.ts'
import { readScenario } from './readScenario.ts'

const YEAR = 31_622_400_000
const DAY = 86_400_000
const HOUR = 3_600_000
const MONTH = 2_592_000_000

/** A scenario whose lanes are `a`, polling, `b`, called, and `c`, held. */
const lanes = [
  { id: 'a', strategy: 'poll' },
  { id: 'b', strategy: 'webhook' },
  { id: 'c', strategy: 'long-poll' },
]
const periodic = { kind: 'periodic', everyMs: 1000, firstAtMs: 0 }
const bursty = { kind: 'bursty', perMinute: 6, burstSize: 10, spacingMs: 50 }
const forged = (times: object) => ({ attack: { forged: times, knowsUrl: true, replays: false } })
const forgedRate = forged({ kind: 'poisson', perMinute: 1 })
const lane = (id: string, fields: object) => ({
  lanes: lanes.map((one) => (one.id === id ? { ...one, ...fields } : one)),
})
const latency = (latencyMs: object) => lane('a', { network: { latencyMs } })
const span = { kind: 'uniform', minMs: 0, maxMs: HOUR }
const bell = { kind: 'lognormal', medianMs: 20, sigma: 1 }
const [whole, nullable] = [['whole'], ['null']] as const
const adaptive = { intervalMs: null, adaptive: { factor: 2, maxMs: 60_000 } }
const rateLimit = { rateLimit: { requests: 60, perMs: HOUR } }
const outages = [{ fromMs: 0, toMs: YEAR, kind: 'hang' }]

/** A path, least, most, what stands around it where that must be more than the lanes, and what else it may or must be. */
const NUMBERS: readonly (readonly [string, number, number, object?, (readonly ('whole' | 'null')[])?])[] = [
  ['seed', 0, 4_294_967_295, {}, whole],
  ['durationMs', 1, YEAR],
  ['events.perMinute', 0, 60_000],
  ['events.perMinute', 0, 60_000, { events: bursty }],
  ['events.everyMs', 1, YEAR, { events: periodic }],
  ['events.firstAtMs', 0, YEAR, { events: periodic }],
  ['events.burstSize', 1, 1000, { events: bursty }, whole],
  ['events.spacingMs', 0, HOUR, { events: bursty }],
  ['events.atMs[0]', 0, YEAR, { events: { kind: 'trace', atMs: [] } }],
  ['payloadBytes', 0, 10_000_000, {}, whole],
  ['lanes.a.intervalMs', 1, DAY, {}, nullable],
  ['lanes.a.firstPollAtMs', 0, YEAR],
  ['lanes.a.jitter', 0, 1],
  ['lanes.a.pageSize', 1, 10_000, {}, whole],
  ['lanes.a.timeoutMs', 0.001, DAY],
  ['lanes.a.adaptive.factor', 1, 100, lane('a', adaptive)],
  ['lanes.a.adaptive.maxMs', 1, DAY, lane('a', adaptive)],
  ['lanes.a.rateLimit.requests', 1, 1_000_000, lane('a', rateLimit), whole],
  ['lanes.a.rateLimit.perMs', 1, DAY, lane('a', rateLimit)],
  ['lanes.a.network.loss', 0, 1],
  ['lanes.a.network.latencyMs.ms', 0, HOUR],
  ['lanes.a.network.latencyMs.minMs', 0, HOUR, latency(span)],
  ['lanes.a.network.latencyMs.maxMs', 0, HOUR, latency(span)],
  ['lanes.a.network.latencyMs.meanMs', 0, HOUR, latency({ kind: 'exponential', meanMs: 0 })],
  ['lanes.a.network.latencyMs.medianMs', 0, HOUR, latency(bell)],
  ['lanes.b.handler.serviceMs.sigma', 0, 3, lane('b', { handler: { serviceMs: bell } })],
  ['lanes.b.handler.serviceMs.ms', 0, HOUR],
  ['lanes.b.sourceMs', 0, HOUR],
  ['lanes.b.dispatchMs', 0, DAY],
  ['lanes.b.timeoutMs', 0.001, DAY],
  ['lanes.b.retry.delaysMs[1]', 0, MONTH, lane('b', { retry: { delaysMs: [7] } })],
  ['lanes.b.retry.jitter', 0, 1],
  ['lanes.b.maxInFlight', 1, 10_000, {}, ['whole', 'null']],
  ['lanes.b.disableAfter', 1, 10_000, {}, ['whole', 'null']],
  ['lanes.b.reconcileEveryMs', 1, MONTH, {}, nullable],
  ['lanes.b.handler.ackMs', 0, HOUR],
  ['lanes.b.handler.workers', 1, 1000, {}, whole],
  ['lanes.b.handler.queueLimit', 0, 1_000_000, {}, ['whole', 'null']],
  [
    'lanes.b.handler.idempotency.ttlMs',
    0,
    YEAR,
    lane('b', { handler: { idempotency: { kind: 'seen-ids' } } }),
  ],
  ['lanes.c.holdMs', 0, HOUR],
  ['lanes.c.gapMs', 0, DAY],
  ['lanes.c.firstPollAtMs', 0, YEAR],
  ['lanes.c.pageSize', 1, 10_000, {}, whole],
  ['lanes.c.timeoutMs', 0.001, DAY],
  ['lanes.c.sourceMs', 0, HOUR],
  ['lanes.c.rateLimit.requests', 1, 1_000_000, lane('c', rateLimit), whole],
  ['lanes.c.rateLimit.perMs', 1, DAY, lane('c', rateLimit)],
  ['attack.forged.perMinute', 0, 60_000, forgedRate],
  ['attack.forged.everyMs', 1, YEAR, forged(periodic)],
  ['attack.forged.firstAtMs', 0, YEAR, forged(periodic)],
  ['attack.forged.atMs[0]', 0, YEAR, forged({ kind: 'trace', atMs: [] })],
  ['interventions[0].atMs', 0, YEAR, { interventions: [{ do: 'emit' }] }],
]

/** The value with another at the end of a path of names, ids of lanes and places in lists. */
function put(within: unknown, names: readonly string[], value: unknown): unknown {
  const [name, ...rest] = names
  if (name === undefined) return value
  if (!Array.isArray(within)) {
    const tree = isTree(within) ? within : {}
    return { ...tree, [name]: put(tree[name], rest, value) }
  }
  const place = /^\d+$/.test(name) ? Number(name) : within.findIndex(({ id }) => id === name)
  const list = [...within]
  list[place] = put(list[place], rest, value)
  return list
}

const namesIn = (path: string) => path.replaceAll('[', '.').replaceAll(']', '').split('.')
const sentencesFor = (value: unknown) => (readScenario(value).problems ?? []).map(sentenceOfProblem)

for (const [path, least, most, around = {}, kinds = []] of NUMBERS) {
  describe(path, () => {
    const isWhole = kinds.includes('whole')
    const sentencesWith = (value: unknown) =>
      sentencesFor(put({ version: 1, lanes, ...around }, namesIn(path), value))

    it('is accepted at its least and at its most', () => {
      expect(sentencesWith(least)).toEqual([])
      expect(sentencesWith(most)).toEqual([])
    })

    it('is refused just outside, with path, limits and value', () => {
      const below = isWhole ? least - 1 : least === 0 ? -Number.MIN_VALUE : least * (1 - 2 ** -52)
      const above = isWhole ? most + 1 : most * (1 + 2 ** -51)
      for (const value of [below, above, -1e9, 1e12]) {
        const [sentence, ...more] = sentencesWith(value)
        expect(more).toEqual([])
        expect(sentence).toContain(`${path} must be `)
        expect(sentence).toContain(`from ${least} to ${most}`)
        expect(sentence).toMatch(new RegExp(`, got ${String(value).replace(/[.+]/g, '\\$&')}\\.$`))
      }
    })

    it('is refused where it is no number', () => {
      for (const value of ['5', true, [5], { ms: 5 }, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(sentencesWith(value)).toHaveLength(1)
      }
      expect(sentencesWith(Number.NaN)[0]).toMatch(new RegExp(`${least} to ${most}.*, got NaN\\.$`))
      expect(sentencesWith(null)).toHaveLength(kinds.includes('null') ? 0 : 1)
      expect(sentencesWith(least + 0.5)).toHaveLength(isWhole || least + 0.5 > most ? 1 : 0)
    })
  })
}

it.each([
  'lanes.a.conditional',
  'lanes.c.conditional',
  'lanes.b.handler.verifySignature',
  'lanes.b.ordered',
  'lanes.b.thin',
  'attack.knowsUrl',
  'attack.replays',
])('%s is true or false', (path) => {
  const sentencesWith = (value: unknown) => sentencesFor(put({ lanes, ...forgedRate }, namesIn(path), value))
  expect([true, false].flatMap(sentencesWith)).toEqual([])
  for (const value of [0, null]) expect(sentencesWith(value)).toHaveLength(1)
  expect(sentencesWith('yes')).toEqual([`${path} must be true or false, got "yes".`])
})

it('outages may reach from 0 to the end of time', () => {
  const outage = (fields: object) => lane('b', { handler: { outages: [{ ...outages[0], ...fields }] } })
  expect(sentencesFor(outage({}))).toEqual([])
  expect(sentencesFor(outage({ fromMs: -1 }))).toEqual([
    'lanes.b.handler.outages[0].fromMs must be from 0 to 31622400000 ms, got -1.',
  ])
  expect(sentencesFor(outage({ toMs: YEAR + 1 }))).toEqual([
    'lanes.b.handler.outages[0].toMs must be from 0 to 31622400000 ms, got 31622400001.',
  ])
})

it('every number of the knob table is asked for its limits', () => {
  const asked = new Set(
    NUMBERS.map(([path]) =>
      path
        .split('.')
        .at(-1)
        ?.replace(/\[\d+\]$/, ''),
    ),
  )
  const numbers = (Object.keys(KNOBS) as KnobId[]).filter((knob) => KNOBS[knob].type.startsWith('number'))
  const names = new Set(numbers.map((knob) => knob.split('.').at(-1)))
  expect([...names].filter((name) => !asked.has(name)).sort()).toEqual(['fromMs', 'toMs', 'version'])
})

it.each(Object.keys(KNOBS) as KnobId[])('%s has a label and a sentence of help', (knob) => {
  const { label, help } = wordsOf(knob)
  expect(label).toMatch(/^[A-Z]/)
  expect(help).toMatch(/^[A-Z].+\.$/)
})
