import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sample } from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { eventLines } from '../src/cli/eventLines.ts'
import { requestLines } from '../src/cli/requestLines.ts'
import { simulate } from '../src/engine/simulate.ts'
import { handlerWith, networkWith, scenarioWith, webhookLaneWith } from './completeLanes.ts'
import { engineDraws } from './engineDraws.ts'
import { FAULTS } from './faults.ts'
import { faultyEngine } from './faultyEngine.ts'
import { completed } from './prove.ts'
import { reference } from './reference.ts'
import type { CompleteScenario } from './referenceTypes.ts'
import { scenarioArb } from './scenarioArb.ts'

const folder = mkdtempSync(join(tmpdir(), 'faulty-engines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Attempts of one event arrive 10, 30, 50 and 70 ms after it; none is answered in time. */
const forgetful = (ttlMs: number): CompleteScenario => {
  const fields = {
    dispatchMs: 0,
    timeoutMs: 15,
    retry: { delaysMs: [5, 5, 5], jitter: 0 },
    network: networkWith(10),
  }
  const handler = handlerWith({ idempotency: { kind: 'seen-ids', ttlMs } })
  const lanes = [webhookLaneWith({ ...fields, handler })]
  return scenarioWith({ durationMs: 1000, events: { kind: 'trace', atMs: [0, 500.0006] }, lanes })
}

/** What the reference tells of fixed scenarios; it draws with the sound engine's chances. */
const witnesses = [forgetful(20), forgetful(25), ...sample(scenarioArb, { numRuns: 40, seed: 20261124 })].map(
  (given) => {
    const { summary, events, requests } = reference(given, given.durationMs, engineDraws(given.seed))
    return { scenario: completed(given), told: JSON.stringify([summary, events, requests]) }
  },
)

/** Whether an engine tells something else of one of the fixed scenarios than the reference. */
function differs(run: typeof simulate): boolean {
  return witnesses.some(({ scenario, told }) => {
    const { report, records } = run(scenario)
    const { engine: _engine, traceHash: _hash, ...summary } = report
    const lines = [[...eventLines(scenario, records)], [...requestLines(scenario, records)]]
    return JSON.stringify([summary, ...lines]) !== told
  })
}

describe('the comparison with the reference', () => {
  it('finds nothing in a sound engine, nor in a copy of it', async () => {
    expect(differs(simulate)).toBe(false)
    const same = 'export class Simulation {'
    const copy = await faultyEngine({ name: 'none', file: 'Simulation.ts', patches: [[same, same]] }, folder)
    expect(differs(copy)).toBe(false)
  })

  it.each(FAULTS)('notices $name', async (fault) => {
    expect(differs(await faultyEngine(fault, folder))).toBe(true)
  })

  it('fails where a fault cannot be planted any more', async () => {
    const gone = { name: 'gone', file: 'Handler.ts', patches: [['no such text', '']] } as const
    await expect(faultyEngine(gone, folder)).rejects.toThrow('must stand in Handler.ts once, got 0 times')
    const lost = { name: 'lost', file: 'NoFile.ts', patches: [['', '']] } as const
    await expect(faultyEngine(lost, folder)).rejects.toThrow('must be part of the engine, got NoFile.ts')
  })
})
