import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sample } from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { eventLines } from '../src/cli/eventLines.ts'
import { requestLines } from '../src/cli/requestLines.ts'
import { simulate } from '../src/engine/simulate.ts'
import { engineDraws } from './engineDraws.ts'
import { FAULTS, NAMED_FAULTS } from './faults.ts'
import { faultyEngine } from './faultyEngine.ts'
import { completed } from './prove.ts'
import { reference } from './reference.ts'
import type { CompleteScenario } from './referenceTypes.ts'
import { scenarioArb } from './scenarioArb.ts'
import { WITNESSES } from './witnesses.ts'

const folder = mkdtempSync(join(tmpdir(), 'faulty-engines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is told of a scenario, part by part. */
type Told = Readonly<Record<'requests' | 'events' | 'summary', readonly unknown[]>>

const given: readonly (readonly [name: string, scenario: CompleteScenario])[] = [
  ...Object.entries(WITNESSES),
  ...sample(scenarioArb, { numRuns: 90, seed: 20261124 }).map(
    (scenario, at) => [`random ${at + 1}`, scenario] as const,
  ),
]

/** What the reference tells of fixed scenarios; it draws with the sound engine's chances. */
const witnesses = given.map(([name, scenario]) => {
  const { requests, events, summary } = reference(scenario, scenario.durationMs, engineDraws(scenario.seed))
  const told: Told = { requests, events, summary: [summary] }
  return { name, scenario: completed(scenario), told, text: JSON.stringify(told) }
})

/** The first witness that tells something else than an engine, and what; nothing if all agree with it. */
function witnessAgainst(run: typeof simulate): string | undefined {
  for (const { name, scenario, told, text } of witnesses) {
    const tells = toldBy(run, scenario)
    if (typeof tells === 'string') return `${name}: ${tells}`
    if (JSON.stringify(tells) !== text) return `${name}: ${firstDifference(tells, told)}`
  }
  return undefined
}

/** What an engine tells of a scenario, or how it breaks. */
function toldBy(run: typeof simulate, scenario: Parameters<typeof simulate>[0]): Told | string {
  try {
    const { report, records } = run(scenario)
    const { engine: _engine, traceHash: _hash, ...summary } = report
    const requests = [...requestLines(scenario, records)]
    return { requests, events: [...eventLines(scenario, records)], summary: [summary] }
  } catch (error) {
    return `breaks with ${error}`
  }
}

function firstDifference(one: Told, other: Told): string {
  for (const part of ['requests', 'events', 'summary'] as const) {
    const count = Math.max(one[part].length, other[part].length)
    for (let at = 0; at < count; at++) {
      const [is, was] = [JSON.stringify(one[part][at]), JSON.stringify(other[part][at])]
      if (is !== was) return `line ${at + 1} of the ${part} is ${is} instead of ${was}`
    }
  }
  return 'nothing'
}

describe('the comparison with the reference', () => {
  it('finds nothing in a sound engine, nor in a copy of it', async () => {
    expect(witnessAgainst(simulate)).toBeUndefined()
    const same = 'export class Simulation {'
    const copy = await faultyEngine({ name: 'none', file: 'Simulation.ts', patches: [[same, same]] }, folder)
    expect(witnessAgainst(copy)).toBeUndefined()
  })

  it('is tried with the faults that were named beforehand, and with no name twice', () => {
    const names = FAULTS.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining([...NAMED_FAULTS]))
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(FAULTS)('notices $name', async (fault) => {
    const witness = witnessAgainst(await faultyEngine(fault, folder))
    if (process.env['PROOF_WITNESSES']) console.log(`${fault.name}\n  ${witness}`)
    expect(witness).toMatch(/^.+: (breaks with|line \d+ of the (requests|events|summary) is) /)
  })

  it('fails where a fault cannot be planted any more', async () => {
    const gone = { name: 'gone', file: 'Handler.ts', patches: [['no such text', '']] } as const
    await expect(faultyEngine(gone, folder)).rejects.toThrow('must stand in Handler.ts once, got 0 times')
    const lost = { name: 'lost', file: 'NoFile.ts', patches: [['', '']] } as const
    await expect(faultyEngine(lost, folder)).rejects.toThrow('must be part of the engine, got NoFile.ts')
  })
})
