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

  it('must ascend; every one that does not is told', () => {
    expect(sentences(trace(5, 4, 'x', 6, null, 5.5))).toEqual([
      'events.atMs[1] must be at least 5 ms, the time before it, got 4.',
      'events.atMs[2] must be from 0 to 31622400000 ms, got "x".',
      'events.atMs[4] must be from 0 to 31622400000 ms, got null.',
      'events.atMs[5] must be at least 6 ms, the time before it, got 5.5.',
    ])
  })

  it('of which many are wrong are told in few lines', () => {
    const found = sentences(trace(...Array.from({ length: 5000 }, () => -1)))
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toBe('events.atMs must have good values only, got 4980 more that are not.')
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
        thin: true,
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
