import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const CLI = fileURLToPath(new URL('../../scripts/cli.mjs', import.meta.url))
const YEAR = 31_622_400_000
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What the command says to a file that it must refuse. It is stopped after a while: a hang is no answer. */
function refusalOf(value: unknown): string[] {
  const file = join(folder, 'bad.json')
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'simulate', file], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect([status, stdout]).toEqual([2, ''])
  return stderr.trimEnd().split('\n')
}

const traceOf = (atMs: string) => `{"events":{"kind":"trace","atMs":[${atMs}]}}`
const manyTimes = (count: number) => Array.from({ length: count }, () => '1').join()
const lane = (fields: object) => ({ durationMs: YEAR, lanes: [fields], events: { perMinute: 0 } })
const once = { kind: 'constant', ms: 0 }
const attack = { forged: { kind: 'poisson', perMinute: 60_000 }, knowsUrl: true, replays: false }
const tooMany = (count: number) =>
  `durationMs must lead to at most 1000000000 expected events and requests, got ${count} of them.`

describe('simulate refuses bad input in a moment, with the limit in the sentence', () => {
  it.each([
    [
      'a rate of 10^12',
      { events: { perMinute: 1e12 } },
      'events.perMinute must be from 0 to 60000 per minute, got 1000000000000.',
    ],
    [
      'a number that is none',
      '{"events":{"perMinute":1e999}}',
      'events.perMinute must be from 0 to 60000 per minute, got Infinity.',
    ],
    ['negative times', traceOf('-1,2'), 'events.atMs[0] must be from 0 to 31622400000 ms, got -1.'],
    [
      'unsorted times',
      traceOf('5,9,4,3'),
      'events.atMs[2] must be at least 9 ms, the time before it, got 4.',
    ],
    [
      'too many times',
      traceOf(manyTimes(2_000_001)),
      'events.atMs must have at most 2000000 values, got 2000001 of them.',
    ],
    [
      'an interval that grows downwards',
      lane({ id: 'a', strategy: 'poll', adaptive: { factor: 2, maxMs: 1000 } }),
      'lanes.a.adaptive.maxMs must be at least intervalMs, which is 5000 ms, got 1000.',
    ],
    [
      'a client that asks without end at one time',
      lane({ id: 'c', strategy: 'long-poll', holdMs: 0, sourceMs: 0, network: { latencyMs: once } }),
      'lanes.c.holdMs must make at least 0.001 ms together with gapMs, sourceMs and network.latencyMs, where rateLimit is null, got 0.',
    ],
    [
      'what is done to a lane of another strategy',
      { interventions: [{ atMs: 1, do: 'redeliver', lane: 'polling', event: 1 }] },
      'interventions[0].lane must name a lane whose strategy is webhook, got "polling".',
    ],
    [
      'a set that leads to something bad',
      { interventions: [{ atMs: 1, set: { attack: { ...attack, knowsUrl: 'yes' } } }] },
      'interventions[0].set.attack.knowsUrl must be true or false, got "yes".',
    ],
    ['too many polls', lane({ id: 'a', strategy: 'poll', intervalMs: 1 }), tooMany(YEAR)],
    ['too many long polls', lane({ id: 'c', strategy: 'long-poll', timeoutMs: 0.001 }), tooMany(YEAR * 1000)],
    ['too much reconciling', lane({ id: 'b', strategy: 'webhook', reconcileEveryMs: 1 }), tooMany(YEAR)],
    ['too many forged calls', { ...lane({ id: 'b', strategy: 'webhook' }), attack }, tooMany(YEAR)],
    [
      'fetches that are never answered',
      { ...lane({ id: 'b', strategy: 'webhook', thin: true, timeoutMs: 1 }), events: { perMinute: 1 } },
      tooMany(527_040 + 527_040 * YEAR),
    ],
  ])('%s', (_name, given, sentence) => {
    expect(refusalOf(given)).toEqual([sentence])
  })

  it('what is not JSON, such as NaN', () => {
    expect(refusalOf('{"events":{"perMinute":NaN}}')).toEqual([
      expect.stringMatching(/^scenario must be JSON, got .+\.$/),
    ])
  })

  it('everything at once, whatever it is', () => {
    const lanes = [
      { id: 'a', strategy: 'poll', adaptive: { factor: 0 }, rateLimit: { requests: 1.5, perMs: 1 } },
      { id: 'b', strategy: 'webhook', disableAfter: 0, thin: null, reconcileEveryMs: 0.5 },
      { id: 'c', strategy: 'long-poll', holdMs: -1, intervalMs: 5 },
    ]
    const paths = refusalOf({ lanes, attack: { forged: {} } }).map((line) => line.split(' must ')[0])
    expect(paths).toEqual([
      'attack.forged.kind',
      'attack.knowsUrl',
      'attack.replays',
      'lanes.a.adaptive.factor',
      'lanes.a.adaptive.maxMs',
      'lanes.a.rateLimit.requests',
      'lanes.b.disableAfter',
      'lanes.b.thin',
      'lanes.b.reconcileEveryMs',
      'lanes.c.intervalMs',
      'lanes.c.holdMs',
    ])
  })
})
