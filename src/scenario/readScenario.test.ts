import { describe, expect, it } from 'vitest'
import { sentenceOfProblem } from './Problem.ts'
import { readScenario, readScenarioText } from './readScenario.ts'

const network = { latencyMs: { kind: 'constant', ms: 40 }, loss: 0 }
const handler = {
  workers: 1,
  serviceMs: { kind: 'constant', ms: 20 },
  outages: [],
  queueLimit: null,
  acknowledge: 'after-work',
  ackMs: 1,
  verifySignature: true,
  idempotency: { kind: 'none' },
}
const polling = {
  id: 'polling',
  strategy: 'poll',
  intervalMs: 5000,
  firstPollAtMs: 0,
  jitter: 0,
  pageSize: 100,
  timeoutMs: 30000,
  conditional: true,
  adaptive: null,
  rateLimit: null,
  network,
  sourceMs: 5,
  handler,
}
const webhook = {
  id: 'webhook',
  strategy: 'webhook',
  dispatchMs: 5,
  timeoutMs: 10000,
  retry: { delaysMs: [5000, 300000, 1800000], jitter: 0 },
  maxInFlight: null,
  ordered: false,
  disableAfter: null,
  thin: false,
  reconcileEveryMs: null,
  network,
  sourceMs: 5,
  handler,
}
/** The complete scenario of model.md, written by hand. */
const complete = {
  version: 1,
  title: '',
  seed: 7,
  durationMs: 600000,
  events: { kind: 'poisson', perMinute: 6 },
  payloadBytes: 1400,
  lanes: [polling, webhook],
  attack: null,
  interventions: [],
}

const read = (value: unknown) => readScenario(value).scenario
const sentences = (value: unknown) => (readScenario(value).problems ?? []).map(sentenceOfProblem)
const paths = (value: unknown) => (readScenario(value).problems ?? []).map(({ path }) => path)
const poll = (fields: object) => ({ lanes: [{ id: 'a', strategy: 'poll', ...fields }] })
const hook = (fields: object) => ({ lanes: [{ id: 'b', strategy: 'webhook', ...fields }] })

const held = (fields: object) => ({ lanes: [{ id: 'c', strategy: 'long-poll', ...fields }] })
const forged = { kind: 'poisson', perMinute: 1 }

describe('what is left out', () => {
  it.each([{}, { version: 1 }, complete])(
    'makes the complete scenario of the model, in its order',
    (given) => {
      expect(JSON.stringify(read(given))).toBe(JSON.stringify(complete))
    },
  )

  it('of a long-polling lane is its own', () => {
    expect(JSON.stringify(read(held({}))?.lanes)).toBe(
      JSON.stringify([
        {
          id: 'c',
          strategy: 'long-poll',
          holdMs: 30000,
          gapMs: 0,
          firstPollAtMs: 0,
          pageSize: 100,
          timeoutMs: 40000,
          conditional: true,
          rateLimit: null,
          network,
          sourceMs: 5,
          handler,
        },
      ]),
    )
  })

  it('is completed field by field', () => {
    const given = {
      events: { perMinute: 60 },
      lanes: [
        { strategy: 'webhook', id: 'b', retry: { jitter: 0.5 }, handler: { serviceMs: { ms: 1 } } },
        { id: 'a', strategy: 'poll', network: { loss: 0.1 }, handler: { workers: 3, idempotency: {} } },
      ],
    }
    expect(JSON.stringify(read(given))).toBe(
      JSON.stringify({
        ...complete,
        events: { kind: 'poisson', perMinute: 60 },
        lanes: [
          {
            ...webhook,
            id: 'b',
            retry: { ...webhook.retry, jitter: 0.5 },
            handler: { ...handler, serviceMs: { kind: 'constant', ms: 1 } },
          },
          { ...polling, id: 'a', network: { ...network, loss: 0.1 }, handler: { ...handler, workers: 3 } },
        ],
      }),
    )
  })

  it.each([
    [{ events: { kind: 'periodic', everyMs: 5 } }, 'events.firstAtMs'],
    [{ events: { kind: 'periodic', firstAtMs: 5 } }, 'events.everyMs'],
    [{ events: { kind: 'bursty', perMinute: 5, burstSize: 2 } }, 'events.spacingMs'],
    [{ events: { kind: 'bursty', perMinute: 5, spacingMs: 2 } }, 'events.burstSize'],
    [{ events: { kind: 'bursty', burstSize: 2, spacingMs: 2 } }, 'events.perMinute'],
    [{ events: { kind: 'trace' } }, 'events.atMs'],
    [poll({ network: { latencyMs: { kind: 'uniform', minMs: 1 } } }), 'lanes.a.network.latencyMs.maxMs'],
    [poll({ network: { latencyMs: { kind: 'uniform', maxMs: 1 } } }), 'lanes.a.network.latencyMs.minMs'],
    [poll({ network: { latencyMs: { kind: 'exponential' } } }), 'lanes.a.network.latencyMs.meanMs'],
    [hook({ handler: { serviceMs: { kind: 'lognormal', sigma: 1 } } }), 'lanes.b.handler.serviceMs.medianMs'],
    [hook({ handler: { serviceMs: { kind: 'lognormal', medianMs: 1 } } }), 'lanes.b.handler.serviceMs.sigma'],
    [hook({ handler: { idempotency: { kind: 'seen-ids' } } }), 'lanes.b.handler.idempotency.ttlMs'],
    [hook({ handler: { outages: [{ toMs: 1, kind: 'hang' }] } }), 'lanes.b.handler.outages[0].fromMs'],
    [hook({ handler: { outages: [{ fromMs: 1, kind: 'hang' }] } }), 'lanes.b.handler.outages[0].toMs'],
    [hook({ handler: { outages: [{ fromMs: 1, toMs: 2 }] } }), 'lanes.b.handler.outages[0].kind'],
    [poll({ adaptive: { factor: 2 } }), 'lanes.a.adaptive.maxMs'],
    [poll({ adaptive: { maxMs: 60_000 } }), 'lanes.a.adaptive.factor'],
    [poll({ rateLimit: { requests: 2 } }), 'lanes.a.rateLimit.perMs'],
    [held({ rateLimit: { perMs: 2 } }), 'lanes.c.rateLimit.requests'],
    [{ attack: { knowsUrl: true, replays: false } }, 'attack.forged'],
    [{ attack: { forged, replays: false } }, 'attack.knowsUrl'],
    [{ attack: { forged, knowsUrl: true } }, 'attack.replays'],
    [{ attack: { forged: { perMinute: 1 }, knowsUrl: true, replays: false } }, 'attack.forged.kind'],
    [{ attack: { forged: { kind: 'poisson' }, knowsUrl: true, replays: false } }, 'attack.forged.perMinute'],
    [{ interventions: [{ atMs: 1, do: 'drop', lane: 'polling' }] }, 'interventions[0].request'],
    [{ interventions: [{ atMs: 1, do: 'redeliver', lane: 'webhook' }] }, 'interventions[0].event'],
    [{ interventions: [{ atMs: 1, do: 'forge' }] }, 'interventions[0].lane'],
    [{ interventions: [{ do: 'emit' }] }, 'interventions[0].atMs'],
    [{ interventions: [{ atMs: 1 }] }, 'interventions[0].do'],
    [{ interventions: [{ atMs: 1, do: 'poll' }] }, 'interventions[0].lane'],
    [{ lanes: [{ strategy: 'poll' }] }, 'lanes[0].id'],
    [{ lanes: [{ id: 'a' }] }, 'lanes[0].strategy'],
  ])('may not be in %j', (given, path) => {
    expect(paths(given).map((one) => one.replace('lanes.a.strategy', 'lanes[0].strategy'))).toEqual([path])
    expect(sentences(given)[0]).toMatch(/ must .+, got (nothing|null)\.$/)
  })
})

describe('a value of another type', () => {
  it.each([
    [null, 'scenario must be an object, got null.'],
    [[], 'scenario must be an object, got [].'],
    ['{}', 'scenario must be an object, got "{}".'],
    [{ version: 2 }, 'version must be 1, got 2.'],
    [{ title: 5 }, 'title must be a text of at most 200 characters, got 5.'],
    [{ seed: null }, 'seed must be a whole number from 0 to 4294967295, got null.'],
    [{ events: [] }, 'events must be an object, got [].'],
    [{ events: null }, 'events must be an object, got null.'],
    [
      { events: { kind: 'often' } },
      'events.kind must be poisson or periodic or bursty or trace, got "often".',
    ],
    [{ events: { kind: 'trace', atMs: 5 } }, 'events.atMs must be a list of numbers, got 5.'],
    [{ lanes: {} }, 'lanes must be a list of 1 to 4 lanes, got {}.'],
    [{ lanes: [] }, 'lanes must be a list of 1 to 4 lanes, got 0 of them.'],
    [{ lanes: [7] }, 'lanes[0] must be an object, got 7.'],
    [poll({ conditional: 'yes' }), 'lanes.a.conditional must be true or false, got "yes".'],
    [poll({ handler: [] }), 'lanes.a.handler must be an object, got [].'],
    [poll({ handler: { outages: {} } }), 'lanes.a.handler.outages must be a list, got {}.'],
    [hook({ retry: { delaysMs: null } }), 'lanes.b.retry.delaysMs must be a list of numbers, got null.'],
    [
      hook({ handler: { acknowledge: 'later' } }),
      'lanes.b.handler.acknowledge must be after-work or at-once, got "later".',
    ],
    [poll({ adaptive: true }), 'lanes.a.adaptive must be an object, or null, got true.'],
    [held({ rateLimit: 60 }), 'lanes.c.rateLimit must be an object, or null, got 60.'],
    [hook({ ordered: 'yes' }), 'lanes.b.ordered must be true or false, got "yes".'],
    [hook({ maxInFlight: 0 }), 'lanes.b.maxInFlight must be a whole number from 1 to 10000, or null, got 0.'],
    [{ attack: 'often' }, 'attack must be an object, or null, got "often".'],
    [
      { attack: { forged: { kind: 'bursty', perMinute: 6 }, knowsUrl: true, replays: false } },
      'attack.forged.kind must be poisson or periodic or trace, got "bursty".',
    ],
    [{ interventions: {} }, 'interventions must be a list of at most 10000 interventions, got {}.'],
    [{ interventions: [null] }, 'interventions[0] must be an object, got null.'],
  ])('is refused: %j', (given, sentence) => {
    expect(sentences(given)).toEqual([sentence])
  })

  it('is shown shortened, however deep it is', () => {
    expect(sentences({ seed: 'x'.repeat(1000) })[0]?.length).toBeLessThan(160)
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(sentences({ title: deep })).toHaveLength(1)
  })
})

describe('an unknown field', () => {
  it('is a problem on every level, with what is known there', () => {
    expect(
      sentences({ laness: [], events: { perMinut: 1 }, ...poll({ dispatchMs: 1, handler: { worker: 1 } }) }),
    ).toEqual([
      'laness must be one of the known fields (version, title, seed, durationMs, events, payloadBytes, lanes, attack, interventions), got "laness".',
      'events.perMinut must be one of the known fields (kind, perMinute), got "perMinut".',
      expect.stringMatching(
        /^lanes\.a\.dispatchMs must be one of the known fields \(id, strategy, intervalMs/,
      ),
      expect.stringMatching(/^lanes\.a\.handler\.worker must be one of the known fields \(workers, /),
    ])
  })

  it('of another kind is one too', () => {
    expect(paths({ events: { kind: 'poisson', perMinute: 6, everyMs: 5 } })).toEqual(['events.everyMs'])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('called %s does no harm', (name) => {
    const text = (at: string) =>
      readScenarioText(at.replaceAll('NAME', name)).problems?.map(({ path }) => path)
    expect(text('{"NAME":{"seed":1}}')).toEqual([name])
    expect(text('{"events":{"kind":"NAME"}}')).toEqual(['events.kind'])
    expect(text('{"events":{"NAME":1}}')).toEqual([`events.${name}`])
    expect(text('{"lanes":[{"id":"a","strategy":"NAME"}]}')).toEqual([
      'lanes[0].strategy'.replace('[0]', '.a'),
    ])
    expect(
      text('{"interventions":[{"atMs":1,"set":{"NAME":1,"lanes.NAME":1,"lanes.polling.NAME":1}}]}'),
    ).toEqual([
      `interventions[0].set.${name}`,
      `interventions[0].set.lanes.${name}`,
      `interventions[0].set.lanes.polling.${name}`,
    ])
    expect(Object.hasOwn({}, 'seed') || 'seed' in {}).toBe(false)
  })
})
