import { expect, it } from 'vitest'
import { sentenceOfProblem } from './Problem.ts'
import { readScenario } from './readScenario.ts'

const webhook = (fields: object) => ({ version: 1, lanes: [{ id: 'b', strategy: 'webhook', ...fields }] })
const sentencesFor = (value: unknown) => (readScenario(value).problems ?? []).map(sentenceOfProblem)
const list = (count: number, value: unknown) => Array.from({ length: count }, () => value)

/** What there may be many of: most, its path, a scenario with so many. */
const COUNTS: readonly (readonly [string, number, string, (count: number) => unknown])[] = [
  ['characters of the title', 200, 'title', (count) => ({ title: 'x'.repeat(count) })],
  ['characters of the title outside the plane', 200, 'title', (count) => ({ title: '🛎'.repeat(count) })],
  [
    'values of retry.delaysMs',
    100,
    'lanes.b.retry.delaysMs',
    (count) => webhook({ retry: { delaysMs: list(count, 1) } }),
  ],
  [
    'outages',
    100,
    'lanes.b.handler.outages',
    (count) => {
      const outages = list(count, 0).map((_, n) => ({ fromMs: n, toMs: n + 1, kind: 'hang' }))
      return webhook({ handler: { outages } })
    },
  ],
  [
    'interventions',
    10_000,
    'interventions',
    (count) => ({ interventions: list(count, { atMs: 1, do: 'emit' }) }),
  ],
  [
    'lanes',
    4,
    'lanes',
    (count) => ({
      lanes: list(count, 0).map((_, n) => ({ id: `l${n}`, strategy: n % 2 ? 'long-poll' : 'webhook' })),
    }),
  ],
]

it.each(COUNTS)('%s may be %d and no more', (_name, most, path, build) => {
  expect(sentencesFor(build(most))).toEqual([])
  const [sentence, ...more] = sentencesFor(build(most + 1))
  expect(more).toEqual([])
  expect(sentence).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')} must .*\\b${most}\\b`))
})

it('an id has 1 to 32 characters of its form', () => {
  const idsOf = (id: unknown) => sentencesFor({ lanes: [{ id, strategy: 'poll' }] })
  for (const id of ['a', 'a-1', 'x'.repeat(32), 'constructor', 'lanes']) expect(idsOf(id)).toEqual([])
  for (const id of ['', 'A', '1a', '-a', 'a b', 'a.b', 'a\n', 'é', '__proto__', 'x'.repeat(33), 5, null]) {
    expect(idsOf(id)).toEqual([
      expect.stringMatching(/^lanes\[0\]\.id must be 1 to 32 characters of the form/),
    ])
  }
})

it('two million timestamps are read, and one more is refused, in a moment', () => {
  const atMs = Array.from({ length: 2_000_001 }, (_, index) => index)
  const before = process.cpuUsage()
  const workedMs = () => process.cpuUsage(before).user / 1000
  expect(sentencesFor({ events: { kind: 'trace', atMs } })).toEqual([
    'events.atMs must have at most 2000000 values, got 2000001 of them.',
  ])
  expect(workedMs()).toBeLessThan(200)
  atMs.pop()
  expect(sentencesFor({ events: { kind: 'trace', atMs } })).toEqual([])
  expect(workedMs()).toBeLessThan(3000)
})

it('two million times of forged calls are read once, however often the attack is changed', () => {
  const atMs = Array.from({ length: 2_000_000 }, (_, index) => index)
  const attack = { forged: { kind: 'trace', atMs }, knowsUrl: true, replays: false }
  const interventions = list(10_000, 0).map((_, index) => ({
    atMs: 1,
    set: { 'attack.replays': index % 2 > 0 },
  }))
  const before = process.cpuUsage()
  expect(sentencesFor({ attack, interventions })).toEqual([])
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000)
  atMs.push(2_000_000)
  expect(sentencesFor({ attack })).toEqual([
    'attack.forged.atMs must have at most 2000000 values, got 2000001 of them.',
  ])
})

it('two million wrong timestamps are told in a moment, in few lines', () => {
  const before = process.cpuUsage()
  for (const wrong of [Number.NaN, 'x', null]) {
    expect(sentencesFor({ events: { kind: 'trace', atMs: list(2_000_000, wrong) } })).toHaveLength(21)
  }
  const atMs = list(2_000_000, 0).map((_, index) => 2_000_000 - index)
  expect(sentencesFor({ events: { kind: 'trace', atMs } })).toHaveLength(1)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000)
})
