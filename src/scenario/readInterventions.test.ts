import { describe, expect, it } from 'vitest'
import { simulate } from '../engine/simulate.ts'
import { sentenceOfProblem } from './Problem.ts'
import { readScenario } from './readScenario.ts'

const lanes = [
  { id: 'a', strategy: 'poll' },
  { id: 'b', strategy: 'webhook' },
  { id: 'c', strategy: 'long-poll' },
]
const forged = { kind: 'poisson', perMinute: 1 }
const attack = { forged, knowsUrl: true, replays: false }
const withAll = (...interventions: readonly unknown[]) => ({ lanes, interventions })
const sentences = (...interventions: readonly unknown[]) =>
  (readScenario(withAll(...interventions)).problems ?? []).map(sentenceOfProblem)
const paths = (...interventions: readonly unknown[]) =>
  (readScenario(withAll(...interventions)).problems ?? []).map(({ path }) => path)
const set = (values: object, atMs = 1) => ({ atMs, set: values })

const GOOD: readonly (readonly [string, unknown])[] = [
  ['events.perMinute', 0],
  ['payloadBytes', 0],
  ['attack', null],
  ['attack', { forged: { kind: 'trace', atMs: [] }, knowsUrl: false, replays: true }],
  ['lanes.a.intervalMs', null],
  ['lanes.a.jitter', 1],
  ['lanes.a.pageSize', 1],
  ['lanes.a.timeoutMs', 0.001],
  ['lanes.a.conditional', false],
  ['lanes.a.network', { latencyMs: { kind: 'exponential', meanMs: 5 }, loss: 0.5 }],
  ['lanes.a.network.latencyMs', { kind: 'uniform', minMs: 1, maxMs: 2 }],
  ['lanes.a.network.latencyMs.ms', 7],
  ['lanes.a.network.loss', 1],
  ['lanes.a.sourceMs', 0],
  ['lanes.b.dispatchMs', 0],
  ['lanes.b.retry', { delaysMs: [], jitter: 1 }],
  ['lanes.b.retry.delaysMs', [0, 0]],
  ['lanes.b.retry.jitter', 0.1],
  ['lanes.b.handler.workers', 1000],
  ['lanes.b.handler.serviceMs', { kind: 'lognormal', medianMs: 1, sigma: 3 }],
  ['lanes.b.handler.outages', [{ fromMs: 0, toMs: 5, kind: 'hang' }]],
  ['lanes.b.handler.queueLimit', null],
  ['lanes.b.handler.acknowledge', 'at-once'],
  ['lanes.b.handler.ackMs', 0],
  ['lanes.b.handler.verifySignature', false],
  ['lanes.b.handler.idempotency', { kind: 'seen-ids', ttlMs: 0 }],
  ['lanes.a.adaptive', { factor: 1, maxMs: 5000 }],
  ['lanes.a.rateLimit', { requests: 1, perMs: 1 }],
  ['lanes.b.maxInFlight', 1],
  ['lanes.b.ordered', true],
  ['lanes.b.disableAfter', 1],
  ['lanes.b.thin', true],
  ['lanes.b.reconcileEveryMs', 1],
  ['lanes.c.holdMs', 0],
  ['lanes.c.gapMs', 86_400_000],
  ['lanes.c.pageSize', 1],
  ['lanes.c.timeoutMs', 0.001],
  ['lanes.c.conditional', false],
  ['lanes.c.rateLimit', { requests: 1, perMs: 1 }],
  ['lanes.c.rateLimit', null],
]

const FIXED: readonly (readonly [string, unknown])[] = [
  ['version', 1],
  ['title', ''],
  ['seed', 7],
  ['durationMs', 5],
  ['events', { kind: 'poisson', perMinute: 6 }],
  ['events.kind', 'poisson'],
  ['lanes', []],
  ['lanes.a', { id: 'a', strategy: 'poll' }],
  ['lanes.a.id', 'a'],
  ['lanes.a.strategy', 'poll'],
  ['lanes.a.firstPollAtMs', 0],
  ['lanes.c.firstPollAtMs', 0],
]

const NOWHERE: readonly string[] = [
  '',
  'events.',
  'events.everyMs',
  'events.perMinute.x',
  'interventions',
  'lanes.d.intervalMs',
  'lanes.0.intervalMs',
  'lanes.b.intervalMs',
  'lanes.a.adaptive.factor',
  'lanes.a.rateLimit.requests',
  'lanes.a.holdMs',
  'lanes.c.intervalMs',
  'lanes.c.adaptive',
  'lanes.b.rateLimit',
  'attack.knowsUrl',
  'attack.forged.perMinute',
  'lanes.a.network.latencyMs.meanMs',
  'lanes.b.retry.delaysMs.0',
  'lanes.b.handler.outages.0.fromMs',
  'lanes.b.handler.idempotency.ttlMs',
  'lanes.a.__proto__',
]

describe('a set', () => {
  it.each(GOOD)('may put a value at %s, and the engine takes it', (path, value) => {
    const { scenario } = readScenario(withAll(set({ [path]: value })))
    expect(scenario?.interventions).toEqual([set({ [path]: value })])
    if (scenario) expect(() => simulate(scenario, 1000)).not.toThrow()
  })

  it.each(FIXED)('may not touch %s', (path, value) => {
    expect(sentences(set({ [path]: value }))).toEqual([
      `interventions[0].set.${path} must be a path that can be set during a run, got "${path}".`,
    ])
  })

  it.each(NOWHERE)('needs a path that exists: not "%s"', (path) => {
    expect(sentences(set({ [path]: 1 }))).toEqual([
      `interventions[0].set.${path} must be a path of the scenario at that time, got "${path}".`,
    ])
  })

  it('may not touch the times of events', () => {
    const events = { kind: 'periodic', everyMs: 5, firstAtMs: 5 }
    const problemsWith = (path: string) =>
      readScenario({ events, interventions: [set({ [path]: 5 })] }).problems?.length ?? 0
    expect(problemsWith('events.everyMs')).toBe(0)
    expect(problemsWith('events.firstAtMs')).toBe(1)
    const recorded = { kind: 'trace', atMs: [1] }
    expect(
      readScenario({ events: recorded, interventions: [set({ 'events.atMs': [2] })] }).problems,
    ).toHaveLength(1)
  })

  it.each([
    ['lanes.a.intervalMs', 0, 'lanes.a.intervalMs'],
    ['lanes.a.network', { loss: 0 }, 'lanes.a.network.latencyMs'],
    ['lanes.a.network.latencyMs', { kind: 'uniform', minMs: 2, maxMs: 1 }, 'lanes.a.network.latencyMs.minMs'],
    ['lanes.a.network.latencyMs', { kind: 'uniform', minMs: 2 }, 'lanes.a.network.latencyMs.maxMs'],
    ['lanes.a.network.latencyMs', { ms: 2 }, 'lanes.a.network.latencyMs.kind'],
    ['lanes.a.network.latencyMs.kind', 'exponential', 'lanes.a.network.latencyMs.ms'],
    ['lanes.b.retry', { delaysMs: [] }, 'lanes.b.retry.jitter'],
    ['lanes.b.retry', null, 'lanes.b.retry'],
    ['lanes.b.retry.delaysMs', [1, -1], 'lanes.b.retry.delaysMs[1]'],
    ['lanes.b.handler', { workers: 2 }, 'lanes.b.handler.serviceMs'],
    ['lanes.b.handler.outages', [{ fromMs: 1, toMs: 1, kind: 'hang' }], 'lanes.b.handler.outages[0].toMs'],
    ['payloadBytes', 1.5, 'payloadBytes'],
    ['events.perMinute', null, 'events.perMinute'],
    ['lanes.a.adaptive', { factor: 2 }, 'lanes.a.adaptive.maxMs'],
    ['lanes.a.adaptive', { factor: 2, maxMs: 4999 }, 'lanes.a.adaptive.maxMs'],
    ['lanes.c.rateLimit', { perMs: 5 }, 'lanes.c.rateLimit.requests'],
    ['lanes.c.rateLimit', 5, 'lanes.c.rateLimit'],
    ['lanes.b.thin', null, 'lanes.b.thin'],
    ['lanes.b.maxInFlight', 0, 'lanes.b.maxInFlight'],
    ['attack', { forged, knowsUrl: true }, 'attack.replays'],
    ['attack', { ...attack, forged: { kind: 'periodic', everyMs: 5 } }, 'attack.forged.firstAtMs'],
    ['attack', { ...attack, forged: { perMinute: 5 } }, 'attack.forged.kind'],
    ['attack', { ...attack, forged: { kind: 'bursty', perMinute: 5 } }, 'attack.forged.kind'],
    ['attack', { ...attack, forged: { kind: 'trace', atMs: [2, 1] } }, 'attack.forged.atMs[1]'],
  ])('must put a whole and good value at %s, not %j', (path, value, where) => {
    expect(paths(set({ [path]: value }))).toContain(`interventions[0].set.${where}`)
  })

  it('is judged with all its paths together, in their order', () => {
    const latency = 'lanes.a.network.latencyMs'
    const span = { kind: 'uniform', minMs: 5, maxMs: 9 }
    expect(sentences(set({ [`${latency}.ms`]: 4, [latency]: span }))).toEqual([])
    expect(sentences(set({ [latency]: span, [`${latency}.maxMs`]: 7 }))).toEqual([])
    expect(paths(set({ [latency]: span, [`${latency}.ms`]: 7 }))).toEqual([
      `interventions[0].set.${latency}.ms`,
    ])
    expect(paths(set({ [`${latency}.kind`]: 'exponential', [`${latency}.meanMs`]: 7 }))).toHaveLength(1)
    expect(paths(set({ [latency]: { kind: 'exponential' }, [`${latency}.meanMs`]: 7 }))).not.toHaveLength(0)
  })
})

describe('interventions', () => {
  const latency = 'lanes.a.network.latencyMs'
  const toUniform = { [latency]: { kind: 'uniform', minMs: 5, maxMs: 9 } }

  it('are applied by time, then as listed', () => {
    expect(paths(set({ [`${latency}.minMs`]: 6 }, 2), set(toUniform, 1))).toEqual([])
    expect(paths(set(toUniform, 2), set({ [`${latency}.minMs`]: 6 }, 1))).toHaveLength(1)
    expect(paths(set(toUniform, 1), set({ [`${latency}.minMs`]: 6 }, 1))).toEqual([])
    expect(paths(set({ [`${latency}.minMs`]: 6 }, 1), set(toUniform, 1))).toHaveLength(1)
  })

  it('at times that come to the same microsecond are applied as listed, as in the engine', () => {
    const given = withAll(set(toUniform, 1.0002), set({ [`${latency}.minMs`]: 6 }, 1.0001))
    const { scenario } = readScenario(given)
    if (scenario === undefined) throw new Error('Scenario must be good.')
    expect(() => simulate(scenario, 1000)).not.toThrow()
  })

  it('stay as listed, whatever their times', () => {
    const listed = [set({ payloadBytes: 1 }, 5), { atMs: 3, do: 'emit' }, { atMs: 3, do: 'poll', lane: 'a' }]
    expect(readScenario(withAll(...listed)).scenario?.interventions).toEqual(listed)
  })

  it('have their fields put in order', () => {
    const given = withAll(
      { set: { 'lanes.a.network': { loss: 0, latencyMs: { ms: 3, kind: 'constant' } } }, atMs: 1 },
      { lane: 'a', do: 'poll', atMs: 2 },
    )
    expect(JSON.stringify(readScenario(given).scenario?.interventions)).toBe(
      '[{"atMs":1,"set":{"lanes.a.network":{"latencyMs":{"kind":"constant","ms":3},"loss":0}}},{"atMs":2,"do":"poll","lane":"a"}]',
    )
  })

  it('have the values of a path in order that one before it opened', () => {
    const values = {
      attack,
      'attack.forged': { firstAtMs: -0, everyMs: 5, kind: 'periodic' },
      'attack.forged.firstAtMs': -0,
    }
    expect(readScenario(withAll(set(values))).scenario?.interventions).toEqual([
      set({
        attack,
        'attack.forged': { kind: 'periodic', everyMs: 5, firstAtMs: 0 },
        'attack.forged.firstAtMs': 0,
      }),
    ])
  })

  it.each([
    [
      { atMs: 1 },
      'interventions[0].do must be emit or poll or drop or redeliver or forge, or set be given, got nothing.',
    ],
    [{ atMs: 1, set: [] }, 'interventions[0].set must be an object of paths and values, got [].'],
    [{ atMs: '1', do: 'emit' }, 'interventions[0].atMs must be from 0 to 31622400000 ms, got "1".'],
    [
      { atMs: 1, do: 'emit', lane: 'a' },
      'interventions[0].lane must be one of the known fields (atMs, do), got "lane".',
    ],
    [
      { atMs: 1, do: 'emit', set: {} },
      'interventions[0].do must be one of the known fields (atMs, set), got "do".',
    ],
  ])('are refused in a sentence: %j', (given, sentence) => {
    expect(sentences(given)).toEqual([sentence])
  })
})
