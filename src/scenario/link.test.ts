import { readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { scenarioArb } from '../../proof/scenarioArb.ts'
import type { Scenario } from '../engine/Scenario.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import { encodeScenario, linkTo, readLink } from './link.ts'
import { DEFAULT_SCENARIO, readScenario, readScenarioText } from './readScenario.ts'

const RUNS = { numRuns: 100, seed: 20261124 }
const good = (value: unknown): Scenario => {
  const { scenario, problems } = readScenario(value)
  if (scenario === undefined) throw new Error(`Scenario must be good, got ${JSON.stringify(problems)}.`)
  return scenario
}
const encodedText = (text: string) => `1.${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`
const readText = (text: string) => readLink(`s=${encodedText(text)}`)

/** What must hold of any link whatever: a run or problems, and a run that is good. */
function mustHold(fragment: string): void {
  const { run, problems } = readLink(fragment)
  if (run === undefined) return
  expect(problems.every(({ path }) => path === 't')).toBe(true)
  const again = encodeScenario(run.scenario)
  expect(readLink(`s=${again}`).run?.scenario).toEqual(run.scenario)
}

describe('a scenario in a link', () => {
  it('is twenty characters for the usual one', () => {
    expect(encodeScenario(DEFAULT_SCENARIO)).toBe('1.q1YqSy0qzszPU7IyrAUA')
  })

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(scenarioArb, (given) => {
        const scenario = good(given)
        expect(readLink(`s=${encodeScenario(scenario)}`)).toEqual({
          run: { scenario, atUs: 0 },
          problems: [],
        })
      }),
      RUNS,
    )
  })

  it('has one text only, however it was written', () => {
    fc.assert(
      fc.property(scenarioArb, (given) => {
        const encoded = encodeScenario(good(given))
        const long = readText(JSON.stringify(reversed(given), null, 2)).run
        expect(long && encodeScenario(long.scenario)).toBe(encoded)
      }),
      RUNS,
    )
  })

  it('keeps texts of every kind', () => {
    for (const title of ['Ünïcödé 🛎', '\ud800', '\u2028\u0000"\\', '\uFEFF', '<b>', '&t=5#']) {
      expect(readLink(`s=${encodeScenario(good({ title }))}`).run?.scenario.title).toBe(title)
    }
  })

  it('is short for one with a few knobs turned', () => {
    const lanes = [
      { id: 'polling', strategy: 'poll', intervalMs: 1000 },
      { id: 'webhook', strategy: 'webhook', handler: { workers: 4 } },
    ]
    expect(encodeScenario(good({ events: { perMinute: 60 }, lanes })).length).toBeLessThan(200)
  })
})

/** The same value with all fields of all objects in the opposite order. A set keeps the order of its paths. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, item]) => {
    const isSet = name === 'set' && typeof item === 'object' && item !== null
    const kept = () => Object.entries(item).map(([path, one]) => [path, reversed(one)] as const)
    return [name, isSet ? Object.fromEntries(kept()) : reversed(item)] as const
  })
  return Object.fromEntries(entries.reverse())
}

const SCENARIOS = new URL('../../proof/scenarios/', import.meta.url)

describe('the link to a run', () => {
  it.each(readdirSync(SCENARIOS).filter((name) => name.endsWith('.json')))('holds %s', (name) => {
    const { scenario } = readScenarioText(readFileSync(new URL(name, SCENARIOS), 'utf8'))
    if (scenario === undefined) throw new Error('Scenario must be good.')
    const link = linkTo({ scenario, atUs: 5 }) ?? ''
    expect(link.length).toBeLessThan(8000)
    expect(readLink(`#${link}`)).toEqual({ run: { scenario, atUs: 5 }, problems: [] })
  })

  it('holds scenario, moment and engine', () => {
    expect(linkTo({ scenario: DEFAULT_SCENARIO, atUs: 61_234_567 })).toBe(
      's=1.q1YqSy0qzszPU7IyrAUA&t=61234567&e=1.0.0',
    )
    const read = readLink('#s=1.q1YqSy0qzszPU7IyrAUA&t=61234567&e=1.0.0')
    expect(read).toEqual({ run: { scenario: DEFAULT_SCENARIO, atUs: 61_234_567 }, problems: [] })
  })

  it('need not hold moment or engine, in any order, beside strangers', () => {
    const read = readLink('x=1&e=1.0.0&&s=1.q1YqSy0qzszPU7IyrAUA&=')
    expect(read).toEqual({ run: { scenario: DEFAULT_SCENARIO, atUs: 0 }, problems: [] })
  })

  it('says which other engine it was made with', () => {
    expect(readLink('s=1.q1YqSy0qzszPU7IyrAUA&e=0.9.1').otherEngine).toBe('0.9.1')
    expect(readLink(`s=1.q1YqSy0qzszPU7IyrAUA&e=${'9'.repeat(500)}`).otherEngine).toHaveLength(20)
  })

  it.each(['', '-1', '1.5', '1e3', 'NaN', ' 5', '0x1f', '31622400000001', '9'.repeat(40)])(
    'with the moment "%s" opens at the beginning and says so',
    (t) => {
      const { run, problems } = readLink(`s=1.q1YqSy0qzszPU7IyrAUA&t=${t}`)
      expect(run).toEqual({ scenario: DEFAULT_SCENARIO, atUs: 0 })
      expect(problems).toEqual([
        { path: 't', must: 'be a whole number of µs from 0 to 31622400000000', got: JSON.stringify(t) },
      ])
    },
  )

  it('may name the last moment of all', () => {
    expect(readLink('s=1.q1YqSy0qzszPU7IyrAUA&t=31622400000000').run?.atUs).toBe(31_622_400_000_000)
  })

  it('without a scenario is no run and no problem', () => {
    for (const fragment of ['', '#', '#how-to-read', '#t=5', 'e=1'])
      expect(readLink(fragment)).toEqual({ problems: [] })
  })

  it('to a ready-made run that there is not says so', () => {
    expect(readLink('#p=outage').problems).toEqual([
      { path: 'p', must: 'name a ready-made run', got: '"outage"' },
    ])
  })
})

describe('a broken link', () => {
  it.each([
    ['s=', 'begin with 1.'],
    ['s=2.q1YqSy0qzszPU7IyrAUA', 'begin with 1.'],
    ['s=1.', 'hold a whole run'],
    ['s=1.q1YqSy0qzszPU7Iyr', 'hold a whole run'],
    ['s=1.q1YqSy0qzszPU7IyrAUA=', 'hold a whole run'],
    ['s=1.q1YqSy0q zszPU7IyrAUA', 'hold a whole run'],
    ['s=1.%71', 'hold a whole run'],
  ])('is told as such: %s', (fragment, must) => {
    expect(readLink(fragment)).toMatchObject({ problems: [{ path: 's', must }] })
    expect(readLink(fragment).run).toBeUndefined()
  })

  it('whose scenario is wrong tells every problem of it', () => {
    expect(readText('{"version":1,"seed":-1,"sed":2}').problems.map(({ path }) => path)).toEqual([
      'sed',
      'seed',
    ])
    expect(readText('null').problems).toHaveLength(1)
    expect(readText('{"version":').problems).toMatchObject([{ path: 'scenario', must: 'be JSON' }])
    expect(readText('').problems).toHaveLength(1)
  })

  it('never throws, whichever character is another', () => {
    const link = `s=${encodeScenario(good({ seed: 123, title: 'Ten orders', events: { perMinute: 60 } }))}`
    for (let at = 0; at < link.length; at++) {
      for (const other of 'Aq_-9.=&%') mustHold(link.slice(0, at) + other + link.slice(at + 1))
    }
  })

  it('never throws, whichever bit of its bytes is another', () => {
    const bytes =
      fromBase64Url(encodeScenario(good({ seed: 5, durationMs: 999 })).slice(2)) ?? new Uint8Array()
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      mustHold(`s=1.${toBase64Url(flipped)}`)
    }
  })

  it('never throws, whatever it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), mustHold), RUNS)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => mustHold(`s=1.${toBase64Url(bytes)}`)),
      RUNS,
    )
    fc.assert(
      fc.property(fc.json(), (text) => mustHold(`s=${encodedText(text)}`)),
      RUNS,
    )
  })

  it('never throws for a scenario of which anything is anything', () => {
    const any = fc.oneof(fc.jsonValue(), fc.constantFrom('poll', 'a', 'uniform', 0, 1, -1, null, {}, []))
    fc.assert(
      fc.property(scenarioArb, fc.nat(), any, (scenario, at, value) => {
        const text = JSON.stringify(scenario)
        const places = [...text.matchAll(/:(?:-?[\d.]+|"[^"]*"|null|true|false)/g)]
        const place = places[at % places.length]
        const start = place?.index ?? 0
        const end = start + (place?.[0].length ?? 0)
        mustHold(`s=${encodedText(`${text.slice(0, start)}:${JSON.stringify(value)}${text.slice(end)}`)}`)
      }),
      { ...RUNS, numRuns: 200 },
    )
  })
})

describe('a link that is too large', () => {
  const traceOf = (count: number) => {
    const atMs = Array.from({ length: count }, (_, index) => index * 997 + ((index * 7919) % 811) / 1000)
    return good({ events: { kind: 'trace', atMs } })
  }

  it('is not made', () => {
    expect(linkTo({ scenario: traceOf(1000), atUs: 0 })?.length).toBeLessThan(32_768)
    expect(linkTo({ scenario: traceOf(20_000), atUs: 0 })).toBeUndefined()
  })

  it('is not made where its text would not be read again', () => {
    const scenario = good({ events: { kind: 'trace', atMs: Array.from({ length: 200_000 }, () => 1) } })
    const link = linkTo({ scenario, atUs: 0 })
    expect(link === undefined || readLink(link).run !== undefined).toBe(true)
  })

  it('is refused by its length', () => {
    expect(readLink(`s=1.${'A'.repeat(40_000)}`).problems).toEqual([
      { path: 's', must: 'be at most 32768 characters', got: '40002 of them' },
    ])
  })

  it('is refused when it swells', () => {
    const spaces = (count: number) => readText(`{"version":1}${' '.repeat(count)}`)
    expect(spaces(256 * 1024 - 13).run).toBeDefined()
    expect(spaces(256 * 1024 - 12).run).toBeUndefined()
    const [whole = '', fitting = ''] = [64, 20].map((mib) => {
      return toBase64Url(deflateRawSync(new Uint8Array(mib * 1024 * 1024), { level: 9 }))
    })
    expect(fitting.length).toBeLessThan(32_000)
    const before = process.cpuUsage()
    expect(readLink(`s=1.${whole}`).run).toBeUndefined()
    expect(readLink(`s=1.${fitting}`).run).toBeUndefined()
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(1500)
  })
})
