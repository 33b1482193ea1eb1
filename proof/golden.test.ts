import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { goldenScenarios } from './goldenScenarios.ts'
import { hashesOf } from './hashes.ts'

/*
 * golden.json holds the trace hash of every scenario of proof/scenarios. A hash that changes means that the same link
 * tells another run than yesterday: raise ENGINE_VERSION, say so in CHANGELOG.md, then write the hashes anew with
 *
 *   GOLDEN=write npx vitest run proof/golden
 */
const FILE = new URL('golden.json', import.meta.url)
const isWriting = process.env['GOLDEN'] === 'write'
const scenarios = goldenScenarios()

if (isWriting) writeFileSync(FILE, `${JSON.stringify(hashesOf(scenarios), null, 2)}\n`)
const golden = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>

describe('the golden hashes', () => {
  it('are there for each scenario, and for no other', () => {
    expect(Object.keys(golden)).toEqual(Object.keys(scenarios))
    expect(Object.keys(golden).length).toBeGreaterThanOrEqual(25)
    expect(new Set(Object.values(golden)).size).toBe(Object.keys(golden).length)
  })

  it.each(Object.entries(scenarios))('are met by %s', (name, file) => {
    expect(hashesOf({ [name]: file })).toEqual({ [name]: golden[name] })
  })

  it('are met again in the same process, in another order, after other runs', () => {
    const quick = Object.entries(scenarios).filter(([name]) => name !== '13-a-year')
    const reversed = Object.fromEntries(quick.reverse())
    const { '13-a-year': _year, ...expected } = golden
    expect(hashesOf(reversed)).toEqual(expected)
    expect(hashesOf(reversed)).toEqual(expected)
  })
})
