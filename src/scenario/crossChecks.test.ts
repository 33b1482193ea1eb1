import { describe, expect, it } from 'vitest'
import { sentenceOfProblem } from './Problem.ts'
import { readScenario } from './readScenario.ts'

const sentences = (value: unknown) => (readScenario(value).problems ?? []).map(sentenceOfProblem)
const paths = (value: unknown) => (readScenario(value).problems ?? []).map(({ path }) => path)
const hook = (fields: object) => ({ lanes: [{ id: 'b', strategy: 'webhook', ...fields }] })
const closed = (...times: readonly (readonly [unknown, unknown])[]) =>
  hook({ handler: { outages: times.map(([fromMs, toMs]) => ({ fromMs, toMs, kind: 'refuse' })) } })

describe('outages', () => {
  it('may touch', () => {
    expect(sentences(closed([0, 10], [10, 20], [20, 30]))).toEqual([])
  })

  it('may neither overlap nor stand out of order nor be empty', () => {
    expect(sentences(closed([0, 10], [9.999, 20]))).toEqual([
      'lanes.b.handler.outages[1].fromMs must be at least 10 ms, where the outage before it ends, got 9.999.',
    ])
    expect(paths(closed([50, 60], [10, 20]))).toEqual(['lanes.b.handler.outages[1].fromMs'])
    expect(sentences(closed([10, 10]))).toEqual([
      'lanes.b.handler.outages[0].toMs must be above fromMs, which is 10 ms, got 10.',
    ])
  })

  it('with a wrong value are not judged by what stands for it', () => {
    expect(paths(closed([200_000, 'soon']))).toEqual(['lanes.b.handler.outages[0].toMs'])
  })
})

describe('a uniform time', () => {
  const latency = (minMs: unknown, maxMs: unknown) =>
    hook({ network: { latencyMs: { kind: 'uniform', minMs, maxMs } } })

  it('may be a single value', () => {
    expect(sentences(latency(5, 5))).toEqual([])
  })

  it('may not have its least above its most', () => {
    expect(sentences(latency(5, 4.999))).toEqual([
      'lanes.b.network.latencyMs.minMs must be at most maxMs, which is 4.999 ms, got 5.',
    ])
    expect(paths(hook({ handler: { serviceMs: { kind: 'uniform', minMs: 2, maxMs: 1 } } }))).toEqual([
      'lanes.b.handler.serviceMs.minMs',
    ])
  })

  it('with a wrong value is not judged by what stands for it', () => {
    expect(paths(latency(5, -1))).toEqual(['lanes.b.network.latencyMs.maxMs'])
  })
})

describe('recorded times', () => {
  const trace = (...atMs: readonly unknown[]) => ({ events: { kind: 'trace', atMs } })

  it('may be equal, and none at all', () => {
    expect(sentences(trace(4500.25, 4500.25))).toEqual([])
    expect(sentences(trace())).toEqual([])
  })

  it('must ascend; the first place that does not is told', () => {
    expect(sentences(trace(5, 4, 'x', 6, null, 5.5))).toEqual([
      'events.atMs[1] must be at least 5 ms, the time before it, got 4.',
      'events.atMs[2] must be from 0 to 31622400000 ms, got "x".',
      'events.atMs[4] must be from 0 to 31622400000 ms, got null.',
    ])
  })

  it('that go back from beginning to end are told in one line', () => {
    expect(sentences(trace(...Array.from({ length: 5000 }, (_, index) => 5000 - index)))).toEqual([
      'events.atMs[1] must be at least 5000 ms, the time before it, got 4999.',
    ])
  })

  it.each([Number.NaN, Number.NEGATIVE_INFINITY, -0.001, undefined])('may not hold %s', (value) => {
    expect(sentences(trace(1, value, 2))).toEqual([
      `events.atMs[1] must be from 0 to 31622400000 ms, got ${value === undefined ? 'nothing' : value}.`,
    ])
  })

  it('of forged calls are held to the same', () => {
    const attack = { forged: { kind: 'trace', atMs: [5, 4, -1, 3] }, knowsUrl: true, replays: false }
    expect(sentences({ attack })).toEqual([
      'attack.forged.atMs[1] must be at least 5 ms, the time before it, got 4.',
      'attack.forged.atMs[2] must be from 0 to 31622400000 ms, got -1.',
    ])
  })

  it('of which many are wrong are told in few lines', () => {
    const found = sentences(trace(...Array.from({ length: 5000 }, () => -1)))
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toBe('events.atMs must have good values only, got 4980 more that are not.')
  })
})

describe('an adaptive interval', () => {
  const asking = (intervalMs: unknown, maxMs: unknown) => ({
    lanes: [{ id: 'a', strategy: 'poll', intervalMs, adaptive: { factor: 2, maxMs } }],
  })

  it('may stay what it is, and reach anything where there is no interval', () => {
    expect(sentences(asking(5000, 5000))).toEqual([])
    expect(sentences(asking(null, 1))).toEqual([])
  })

  it('may not begin above its most', () => {
    expect(sentences(asking(5000, 4999.999))).toEqual([
      'lanes.a.adaptive.maxMs must be at least intervalMs, which is 5000 ms, got 4999.999.',
    ])
  })

  it('with a wrong value is not judged by what stands for it', () => {
    expect(paths(asking('often', 1))).toEqual(['lanes.a.intervalMs'])
    expect(paths(asking(70_000, 'long'))).toEqual(['lanes.a.adaptive.maxMs'])
  })

  it('that is wrong leaves paths of it to be set', () => {
    const interventions = [{ atMs: 1, set: { 'lanes.a.adaptive.factor': 3 } }]
    expect(paths({ ...asking(5000, 1), interventions })).toEqual(['lanes.a.adaptive.maxMs'])
  })
})

describe('a long-polling lane', () => {
  const at0 = { kind: 'constant', ms: 0 }
  const held = (fields: object) => ({
    lanes: [
      { id: 'c', strategy: 'long-poll', holdMs: 0, sourceMs: 0, network: { latencyMs: at0 }, ...fields },
    ],
  })
  const sentence = (holdMs: number) =>
    `lanes.c.holdMs must make at least 0.001 ms together with gapMs, sourceMs and network.latencyMs, where rateLimit is null, got ${holdMs}.`

  it('may not ask without end in one microsecond', () => {
    expect(sentences(held({}))).toEqual([sentence(0)])
    // Each of these is rounded to 0.
    expect(sentences(held({ holdMs: 0.0004, gapMs: 0.0004, sourceMs: 0.0004 }))).toEqual([sentence(0.0004)])
    const short = [
      { kind: 'constant', ms: 0.00049 },
      { kind: 'uniform', minMs: 0, maxMs: 0.00049 },
      { kind: 'exponential', meanMs: 0.0001 },
      { kind: 'lognormal', medianMs: 0.0001, sigma: 0.1 },
    ]
    for (const latencyMs of short) expect(sentences(held({ network: { latencyMs } }))).toEqual([sentence(0)])
  })

  it.each([
    { holdMs: 0.0005 },
    { gapMs: 0.001 },
    { sourceMs: 0.001 },
    { network: { latencyMs: { kind: 'constant', ms: 0.0005 } } },
    { network: { latencyMs: { kind: 'exponential', meanMs: 0.0005 } } },
    { rateLimit: { requests: 1, perMs: 1 } },
  ])('may ask as often as %j lets it', (fields) => {
    expect(sentences(held(fields))).toEqual([])
  })

  it('with a wrong value is not judged by what stands for it', () => {
    const latencyMs = { kind: 'uniform', minMs: 0, maxMs: 'long' }
    expect(paths(held({ gapMs: -1 }))).toEqual(['lanes.c.gapMs'])
    expect(paths(held({ network: { latencyMs } }))).toEqual(['lanes.c.network.latencyMs.maxMs'])
  })

  it('may not begin to ask without end later', () => {
    const limited = held({ rateLimit: { requests: 1, perMs: 1 } })
    const interventions = [{ atMs: 1, set: { 'lanes.c.rateLimit': null } }]
    expect(sentences({ ...limited, interventions })).toEqual([`interventions[0].set.${sentence(0)}`])
  })
})

describe('lanes', () => {
  it('have different ids', () => {
    const lane = { id: 'a', strategy: 'poll' }
    expect(sentences({ lanes: [lane, { id: 'b', strategy: 'webhook' }, lane, lane] })).toEqual([
      'lanes[2].id must be unique among the lanes, got "a".',
      'lanes[3].id must be unique among the lanes, got "a".',
    ])
  })

  it('without id or strategy are not taken for each other', () => {
    expect(paths({ lanes: [{}, {}] })).toEqual([
      'lanes[0].strategy',
      'lanes[0].id',
      'lanes[1].strategy',
      'lanes[1].id',
    ])
    const wrong = { strategy: 'poll', id: 'A' }
    expect(paths({ lanes: [wrong, wrong] })).toEqual(['lanes[0].id', 'lanes[1].id'])
  })
})

it('everything that is wrong is told at once, each thing once and with its path', () => {
  const found = paths({
    version: 3,
    sed: 1,
    durationMs: 0,
    events: { kind: 'bursty', perMinute: -1, burstSize: 1.5 },
    payloadBytes: '1 kB',
    lanes: [
      {
        id: 'a',
        strategy: 'poll',
        intervalMs: 0,
        handler: {
          outages: [{ fromMs: 2, toMs: 1, kind: 'nap' }],
          serviceMs: { kind: 'uniform', minMs: 2, maxMs: 1 },
        },
      },
      {
        id: 'b',
        strategy: 'webhook',
        thin: 'yes',
        network: { latencyMs: { kind: 'uniform', minMs: 3, maxMs: 2 } },
      },
    ],
    interventions: [
      { atMs: 5, set: { 'lanes.a.intervalMs': 0 } },
      { atMs: -1, do: 'emit' },
      { atMs: 1, do: 'poll', lane: 'b' },
      { atMs: 9, set: { 'lanes.b.sourceMs': 1 } },
    ],
  })
  expect(found).toEqual([
    'sed',
    'version',
    'durationMs',
    'events.perMinute',
    'events.burstSize',
    'events.spacingMs',
    'payloadBytes',
    'lanes.a.intervalMs',
    'lanes.a.handler.outages[0].kind',
    'lanes.a.handler.serviceMs.minMs',
    'lanes.a.handler.outages[0].toMs',
    'lanes.b.thin',
    'lanes.b.network.latencyMs.minMs',
    'interventions[1].atMs',
    'interventions[2].lane',
    'interventions[0].set.lanes.a.intervalMs',
  ])
})

it('where it is unclear which lanes there are, interventions are not blamed for it', () => {
  const interventions = [
    { atMs: 1, set: { 'lanes.c.sourceMs': 1 } },
    { atMs: 2, do: 'poll', lane: 'c' },
  ]
  expect(paths({ lanes: [], interventions })).toEqual(['lanes'])
  expect(paths({ lanes: [{ id: 'c', strategy: 'ask' }], interventions })).toEqual(['lanes.c.strategy'])
})
