import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const CLI = fileURLToPath(new URL('../../scripts/cli.mjs', import.meta.url))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  for (const name of ['events', 'requests']) rmSync(join(folder, name), { force: true })
})

const at = (name: string) => join(folder, name)
const write = (name: string, value: unknown) =>
  writeFileSync(at(name), typeof value === 'string' ? value : JSON.stringify(value))
const linesOf = (name: string) => readFileSync(at(name), 'utf8').split('\n')

function simulate(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'simulate', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return { status, stdout, stderr }
}

/** One order, one second into seven: everything about it can be worked out by hand. */
const ONE_ORDER = { durationMs: 7000, events: { kind: 'trace', atMs: [1000] } }

const NONE = {
  timeouts: 0,
  refused: 0,
  rejected: 0,
  unavailable: 0,
  rateLimited: 0,
  pending: 0,
  knownOnce: 1,
  knownAgain: 0,
  lost: 0,
  duplicateDeliveries: 0,
  effects: 1,
  duplicateEffects: 0,
  forgedEffects: 0,
}
const delay = (ms: number) => ({ count: 1, mean: ms, p50: ms, p90: ms, p99: ms, max: ms })
const REPORT = {
  engine: '1.0.0',
  seed: 7,
  untilMs: 7000,
  traceHash: '',
  eventsHappened: 1,
  lanes: {
    polling: {
      requests: 2,
      useful: 1,
      wasted: 1,
      skipped: 0,
      bytesUp: 594,
      bytesDown: 2558,
      attempts: 0,
      failedAttempts: 0,
      ...NONE,
      knownDelayMs: delay(4085),
      effectDelayMs: delay(4105),
    },
    webhook: {
      requests: 1,
      useful: 1,
      wasted: 0,
      skipped: 0,
      bytesUp: 1810,
      bytesDown: 99,
      attempts: 1,
      failedAttempts: 0,
      ...NONE,
      knownDelayMs: delay(45),
      effectDelayMs: delay(65),
    },
  },
}

describe('simulate', () => {
  it('prints the report as the model has it, field by field, and nothing else', () => {
    write('one.json', ONE_ORDER)
    const { status, stdout, stderr } = simulate('one.json')
    expect([status, stderr]).toEqual([0, ''])
    const report = JSON.parse(stdout)
    expect(report.traceHash).toMatch(/^[0-9a-f]{16}$/)
    expect(JSON.stringify({ ...report, traceHash: '' })).toBe(JSON.stringify(REPORT))
    expect(stdout.endsWith('}\n')).toBe(true)
  })

  it('counts the same with --fast, without the hash, and writes no files with it', () => {
    write('year.json', {
      durationMs: 31_536_000_000,
      events: { perMinute: 1 / 60 },
      lanes: [{ id: 'p', strategy: 'poll' }],
    })
    const fast = JSON.parse(simulate('year.json', '--fast', '--until', '864000000').stdout)
    const stepped = JSON.parse(simulate('year.json', '--until', '864000000').stdout)
    expect(fast).toEqual({ ...stepped, traceHash: null })
    expect(fast.lanes.p.requests).toBe(172_800)
    expect(simulate('year.json', '--fast', '--events', 'events').status).toBe(2)
    expect(existsSync(at('events'))).toBe(false)
  })

  it('writes a line for every event in every lane, and one for every request', () => {
    write('one.json', ONE_ORDER)
    expect(simulate('one.json', '--requests', 'requests', '--events=events').status).toBe(0)
    expect(linesOf('events')).toEqual([
      '{"lane":"polling","event":1,"happenedAtMs":1000,"knownAtMs":5085,"effectsAtMs":[5105],"attempts":0,"state":"known-once"}',
      '{"lane":"webhook","event":1,"happenedAtMs":1000,"knownAtMs":1045,"effectsAtMs":[1065],"attempts":1,"state":"known-once"}',
      '',
    ])
    expect(linesOf('requests')).toEqual([
      '{"lane":"polling","kind":"poll","sentAtMs":0,"arrivedAtMs":40,"settledAtMs":85,"outcome":"empty","status":304,"events":[],"attempt":1}',
      '{"lane":"webhook","kind":"attempt","sentAtMs":1005,"arrivedAtMs":1045,"settledAtMs":1105,"outcome":"accepted","status":200,"events":[1],"attempt":1}',
      '{"lane":"polling","kind":"poll","sentAtMs":5000,"arrivedAtMs":5040,"settledAtMs":5085,"outcome":"useful","status":200,"events":[1],"attempt":1}',
      '',
    ])
  })

  it('takes another horizon, earlier or later', () => {
    write('one.json', ONE_ORDER)
    const early = JSON.parse(simulate('one.json', '--until', '1001').stdout)
    expect(early).toMatchObject({ untilMs: 1001, eventsHappened: 1 })
    expect(early.lanes.polling).toMatchObject({
      requests: 1,
      pending: 1,
      knownDelayMs: { count: 0, mean: null, p50: null, p90: null, p99: null, max: null },
    })
    const late = JSON.parse(simulate('one.json', '--until', '20000.5').stdout)
    expect(late).toMatchObject({ untilMs: 20_000.5, lanes: { polling: { requests: 5, wasted: 3 } } })
  })

  it('leaves the times of what is not reached null', () => {
    write('one.json', ONE_ORDER)
    simulate('one.json', '--until', '1006', '--events', 'events', '--requests', 'requests')
    expect(linesOf('events')[1]).toBe(
      '{"lane":"webhook","event":1,"happenedAtMs":1000,"knownAtMs":null,"effectsAtMs":[],"attempts":1,"state":"pending"}',
    )
    expect(linesOf('requests')[1]).toBe(
      '{"lane":"webhook","kind":"attempt","sentAtMs":1005,"arrivedAtMs":null,"settledAtMs":null,"outcome":"in-flight","status":null,"events":[1],"attempt":1}',
    )
  })

  it('empties a file that it writes anew', () => {
    write('one.json', ONE_ORDER)
    write('events', 'old\n'.repeat(1000))
    simulate('one.json', '--events', 'events')
    expect(linesOf('events')).toHaveLength(3)
  })

  it('reads a file that begins with a byte order mark', () => {
    write('bom.json', `\uFEFF${JSON.stringify(ONE_ORDER)}`)
    expect(simulate('bom.json').status).toBe(0)
  })

  it('writes all of a long output into a pipe, whoever reads it slowly', () => {
    write('long.json', { durationMs: 3_600_000, events: { perMinute: 600 } })
    const command = `"${process.execPath}" "${CLI}" simulate long.json --events /dev/stdout | (sleep 0.3; cat) | wc -l`
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
    const { eventsHappened } = JSON.parse(simulate('long.json').stdout)
    expect(Number(stdout)).toBeGreaterThan(2 * eventsHappened)
  })

  it('does not mind when nobody reads on', () => {
    write('long.json', { durationMs: 3_600_000, events: { perMinute: 600 } })
    const command = `("${process.execPath}" "${CLI}" simulate long.json --events /dev/stdout; echo "exit $?" >&2) | head -c 10`
    const { stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('exit 0\n')
  })
})

describe('simulate refuses, with exit 2, sentences on standard error and nothing anywhere else', () => {
  const refusal = (...args: readonly string[]) => {
    const { status, stdout, stderr } = simulate(...args)
    expect([status, stdout]).toEqual([2, ''])
    for (const name of ['events', 'requests'])
      expect(existsSync(at(name)) && linesOf(name)).not.toContain('{')
    expect(stderr.endsWith('\n')).toBe(true)
    return stderr.trimEnd().split('\n')
  }
  const USAGE =
    'Usage: npm run --silent simulate -- FILE [--until MS] [--events FILE] [--requests FILE] [--fast]'

  it('a scenario with problems: every one, one a line, with its path', () => {
    write('bad.json', {
      seed: -1,
      sed: 'a\nb',
      events: { perMinute: 'x' },
      lanes: [{ id: 'a', strategy: 'poll', 'x\ny': 1 }],
    })
    const lines = refusal('bad.json', '--events', 'events', '--requests', 'requests')
    expect(lines.map((line) => line.split(' must ')[0])).toEqual([
      'sed',
      'seed',
      'events.perMinute',
      'lanes.a.x y',
    ])
    expect([existsSync(at('events')), existsSync(at('requests'))]).toEqual([false, false])
  })

  it('what is not JSON, in one line', () => {
    write('bad.json', '{\n "a": 1,\n x')
    expect(refusal('bad.json')).toEqual([expect.stringMatching(/^scenario must be JSON, got /)])
    write('bad.json', '')
    expect(refusal('bad.json')).toHaveLength(1)
  })

  it('a file that cannot be read', () => {
    expect(refusal('nowhere.json')).toEqual([
      expect.stringMatching(/^nowhere\.json must be a file that can be read, got ENOENT/),
    ])
    expect(refusal('.')).toEqual([expect.stringMatching(/^\. must be a file that can be read, got EISDIR/)])
  })

  it('a file that cannot be written, and then none is', () => {
    write('one.json', ONE_ORDER)
    expect(refusal('one.json', '--events', 'events', '--requests', join('no', 'where'))).toEqual([
      expect.stringMatching(/^no.where must be a file that can be written, got ENOENT/),
    ])
    expect(existsSync(at('events')) ? readFileSync(at('events'), 'utf8') : '').toBe('')
    expect(refusal('one.json', '--events', '.')).toHaveLength(1)
    expect(refusal('one.json', '--events', 'events', '--requests', './events')).toEqual([
      '--events and --requests must be two files, got the same one.',
    ])
  })

  it.each(['soon', '', '0.5', '31622400001', '0x10'])('the horizon "%s"', (until) => {
    write('one.json', ONE_ORDER)
    expect(refusal('one.json', `--until=${until}`)).toEqual([
      `--until must be from 1 to 31622400000 ms, got "${until}".`,
    ])
  })

  it('a run that is too long', () => {
    write('heavy.json', { durationMs: 31_622_400_000, events: { perMinute: 60_000 } })
    expect(refusal('heavy.json')).toEqual([
      'durationMs must lead to at most 1000000000 expected events and requests, got 31628724480 of them.',
    ])
    write('heavy.json', { durationMs: 1000, events: { perMinute: 60_000 } })
    expect(refusal('heavy.json', '--until', '31622400000')[0]).toMatch(/^--until must lead to at most/)
  })

  it.each([
    [[]],

    [['one.json', '--speed', '5']],
    [['one.json', '--until']],
    [['one.json', '--until', '-5']],
  ])('a command that it does not understand: %j', (args) => {
    write('one.json', ONE_ORDER)
    expect(refusal(...args).at(-1)).toBe(USAGE)
  })
})
