import { constant } from 'fast-check'
import { expect, it } from 'vitest'
import { eventLines } from '../src/cli/eventLines.ts'
import { requestLines } from '../src/cli/requestLines.ts'
import { simulate } from '../src/engine/simulate.ts'
import { engineDraws } from './engineDraws.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { reference } from './reference.ts'

it(
  'agrees with the independent reference on random scenarios of the whole model, record by record',
  () => {
    prove(constant(null), (scenario, _, given) => {
      const { report, records } = simulate(scenario)
      const { engine: _engine, traceHash: _hash, ...summary } = report
      const witness = reference(given, given.durationMs, engineDraws(given.seed))
      expect([...requestLines(scenario, records)]).toEqual(witness.requests)
      expect([...eventLines(scenario, records)]).toEqual(witness.events)
      expect(summary).toEqual(witness.summary)
    })
  },
  PROOF_TIMEOUT_MS,
)
