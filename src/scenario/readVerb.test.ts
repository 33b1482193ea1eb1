import { describe, expect, it } from 'vitest'
import { sentenceOfProblem } from './Problem.ts'
import { readScenario } from './readScenario.ts'

const lanes = [
  { id: 'a', strategy: 'poll' },
  { id: 'b', strategy: 'webhook' },
  { id: 'c', strategy: 'long-poll' },
]
const readOne = (deed: object) => readScenario({ lanes, interventions: [{ atMs: 1, ...deed }] })
const sentences = (deed: object) => (readOne(deed).problems ?? []).map(sentenceOfProblem)

describe('a verb', () => {
  it.each([
    { do: 'emit' },
    { do: 'poll', lane: 'a' },
    { do: 'poll', lane: 'c' },
    { do: 'drop', lane: 'a', request: 1 },
    { do: 'drop', lane: 'b', request: 2_000_000 },
    { do: 'drop', lane: 'c', request: 7 },
    { do: 'redeliver', lane: 'b', event: 1 },
    { do: 'forge', lane: 'b' },
    { do: 'forge', lane: 'b', replay: true },
  ])('is read as it is: %j', (deed) => {
    expect(readOne(deed).scenario?.interventions).toEqual([{ atMs: 1, ...deed }])
  })

  it('is put in the order of the format, without a flag that is down', () => {
    const textOf = (deed: object) => JSON.stringify(readOne(deed).scenario?.interventions[0])
    expect(textOf({ request: 3, lane: 'a', do: 'drop' })).toBe(
      '{"atMs":1,"do":"drop","lane":"a","request":3}',
    )
    expect(textOf({ event: 3, lane: 'b', do: 'redeliver' })).toBe(
      '{"atMs":1,"do":"redeliver","lane":"b","event":3}',
    )
    expect(textOf({ replay: true, do: 'forge', lane: 'b' })).toBe(
      '{"atMs":1,"do":"forge","lane":"b","replay":true}',
    )
    expect(textOf({ replay: false, lane: 'b', do: 'forge' })).toBe('{"atMs":1,"do":"forge","lane":"b"}')
  })

  it.each([
    ['poll', {}, ['b', 'x', 5, null], 'poll or long-poll'],
    ['drop', { request: 1 }, ['x', '', 0], 'poll or long-poll or webhook'],
    ['redeliver', { event: 1 }, ['a', 'c', 'x'], 'webhook'],
    ['forge', {}, ['a', 'c', 'x'], 'webhook'],
  ])('%s needs a lane that it can be done to', (verb, fields, wrong, strategies) => {
    for (const lane of wrong) {
      expect(sentences({ do: verb, lane, ...fields })).toEqual([
        `interventions[0].lane must name a lane whose strategy is ${strategies}, got ${JSON.stringify(lane)}.`,
      ])
    }
    expect(sentences({ do: verb, ...fields })).toEqual([
      `interventions[0].lane must name a lane whose strategy is ${strategies}, got nothing.`,
    ])
  })

  it.each([
    ['drop', 'request', 'a'],
    ['redeliver', 'event', 'b'],
  ])('%s needs the number of its %s', (verb, name, lane) => {
    for (const value of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null]) {
      expect(sentences({ do: verb, lane, [name]: value })).toEqual([
        `interventions[0].${name} must be a whole number from 1, got ${typeof value === 'string' ? '"1"' : value}.`,
      ])
    }
    expect(sentences({ do: verb, lane })).toEqual([
      `interventions[0].${name} must be a whole number from 1, got nothing.`,
    ])
  })

  it('takes a replay that is true or false', () => {
    for (const replay of ['yes', 1, null]) {
      expect(sentences({ do: 'forge', lane: 'b', replay })).toEqual([
        `interventions[0].replay must be true or false, got ${JSON.stringify(replay)}.`,
      ])
    }
  })

  it.each([
    [{ do: 'drop', lane: 'a', request: 1, event: 1 }, 'event', 'atMs, do, lane, request'],
    [{ do: 'redeliver', lane: 'b', event: 1, replay: true }, 'replay', 'atMs, do, lane, event'],
    [{ do: 'forge', lane: 'b', request: 1 }, 'request', 'atMs, do, lane, replay'],
    [{ do: 'poll', lane: 'a', request: 1 }, 'request', 'atMs, do, lane'],
  ])('has its own fields only: %j', (deed, name, known) => {
    expect(sentences(deed)).toEqual([
      `interventions[0].${name} must be one of the known fields (${known}), got "${name}".`,
    ])
  })

  it.each(['jump', 'constructor', '__proto__', 5, null])('is one that there is, not %s', (verb) => {
    expect(sentences({ do: verb })).toEqual([
      `interventions[0].do must be emit or poll or drop or redeliver or forge, got ${JSON.stringify(verb)}.`,
    ])
  })
})
