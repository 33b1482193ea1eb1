import { assert, property } from 'fast-check'
import { expect, it } from 'vitest'
import { eventLines } from '../src/cli/eventLines.ts'
import { requestLines } from '../src/cli/requestLines.ts'
import { simulate } from '../src/engine/simulate.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import { sentenceOfProblem } from '../src/scenario/Problem.ts'
import { engineDraws } from './engineDraws.ts'
import { reference } from './reference.ts'
import type { CompleteScenario } from './referenceTypes.ts'
import { scenarioArb } from './scenarioArb.ts'

const RUNS = Number(process.env['PROOF_RUNS'] ?? 300)

function differenceFree(given: CompleteScenario): void {
  const read = readScenario(JSON.parse(JSON.stringify(given)))
  expect(read.problems?.map(sentenceOfProblem) ?? []).toEqual([])
  const scenario = read.scenario
  if (!scenario) return
  const { report, records } = simulate(scenario)
  const { engine: _engine, traceHash: _hash, ...summary } = report
  const witness = reference(given, given.durationMs, engineDraws(given.seed))
  expect({ ...summary }).toEqual(witness.summary)
  expect([...eventLines(scenario, records)]).toEqual(witness.events)
  expect([...requestLines(scenario, records)]).toEqual(witness.requests)
}

it('agrees with the independent reference on random scenarios, record by record', () => {
  assert(property(scenarioArb, differenceFree), { numRuns: RUNS, seed: Number(process.env['PROOF_SEED'] ?? 1) })
}, 120_000)
