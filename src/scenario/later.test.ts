import { expect, it } from 'vitest'
import { sentenceOfProblem } from './Problem.ts'
import { readScenario } from './readScenario.ts'

const sentences = (value: unknown) => (readScenario(value).problems ?? []).map(sentenceOfProblem)
const poll = (fields: object) => ({ lanes: [{ id: 'a', strategy: 'poll', ...fields }] })
const hook = (fields: object) => ({ lanes: [{ id: 'b', strategy: 'webhook', ...fields }] })
const LATER = 'for now: the engine cannot do others yet'

it.each([
  poll({ adaptive: null }),
  poll({ rateLimit: null }),
  hook({ maxInFlight: null, ordered: false, disableAfter: null, thin: false, reconcileEveryMs: null }),
  { attack: null },
  { ...poll({}), interventions: [{ atMs: 1, set: { 'lanes.a.adaptive': null, attack: null } }] },
])('what the engine cannot do yet is accepted at its default: %j', (given) => {
  expect(sentences(given)).toEqual([])
})

it.each([
  [
    poll({ adaptive: { factor: 2, maxMs: 60_000 } }),
    'lanes.a.adaptive must be null',
    '{"factor":2,"maxMs":60000}',
  ],
  [
    poll({ rateLimit: { requests: 60, perMs: 1000 } }),
    'lanes.a.rateLimit must be null',
    '{"requests":60,"perMs":1000}',
  ],
  [hook({ maxInFlight: 1 }), 'lanes.b.maxInFlight must be null', '1'],
  [hook({ ordered: true }), 'lanes.b.ordered must be false', 'true'],
  [hook({ disableAfter: 3 }), 'lanes.b.disableAfter must be null', '3'],
  [hook({ thin: true }), 'lanes.b.thin must be false', 'true'],
  [hook({ reconcileEveryMs: 60_000 }), 'lanes.b.reconcileEveryMs must be null', '60000'],
  [{ attack: { knowsUrl: true } }, 'attack must be null', '{"knowsUrl":true}'],
  [
    { lanes: [{ id: 'held', strategy: 'long-poll' }] },
    'lanes.held.strategy must be poll or webhook',
    '"long-poll"',
  ],
  [
    { interventions: [{ atMs: 1, do: 'drop', lane: 'polling', request: 1 }] },
    'interventions[0].do must be emit or poll',
    '"drop"',
  ],
  [
    { interventions: [{ atMs: 1, do: 'redeliver', lane: 'webhook', event: 1 }] },
    'interventions[0].do must be emit or poll',
    '"redeliver"',
  ],
  [
    { interventions: [{ atMs: 1, do: 'forge', lane: 'webhook', replay: true }] },
    'interventions[0].do must be emit or poll',
    '"forge"',
  ],
  [
    { interventions: [{ atMs: 1, set: { 'lanes.webhook.thin': true } }] },
    'interventions[0].set.lanes.webhook.thin must be false',
    'true',
  ],
  [
    { interventions: [{ atMs: 1, set: { 'lanes.polling.adaptive': { factor: 2, maxMs: 9000 } } }] },
    'interventions[0].set.lanes.polling.adaptive must be null',
    '{"factor":2,"maxMs":9000}',
  ],
])('what the engine cannot do yet is refused by name: %j', (given, start, got) => {
  expect(sentences(given)).toEqual([`${start} ${LATER}, got ${got}.`])
})

it('a value that is wrong anyway is told as wrong', () => {
  expect(sentences(hook({ maxInFlight: 0, ordered: 'yes' }))).toEqual([
    'lanes.b.maxInFlight must be a whole number from 1 to 10000, or null, got 0.',
    'lanes.b.ordered must be true or false, got "yes".',
  ])
})
