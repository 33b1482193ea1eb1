import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRun } from '../src/engine/countRun.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { instantUs, shareArb } from './instants.ts'
import { PROOF_RUNS, PROOF_TIMEOUT_MS, prove } from './prove.ts'
import { quietArb } from './quietArb.ts'

/** Expects the same report with and without skipping, and returns how many steps were saved. */
function stepsSaved(scenario: Scenario, untilMs = scenario.durationMs): number {
  const stepped = countRun(scenario, { untilMs })
  const skipped = countRun(scenario, { untilMs, skipsEmptyPolls: true })
  expect(skipped.report).toEqual(stepped.report)
  expect(skipped.steps).toBeLessThanOrEqual(stepped.steps)
  return stepped.steps - skipped.steps
}

describe('a run in which empty polls are gone past by arithmetic', () => {
  it(
    'reports what the run step by step reports, where little happens',
    () => {
      let saved = 0
      const law = (scenario: Scenario) => {
        saved += stepsSaved(scenario)
      }
      prove(fc.constant(null), law, quietArb)
      expect(saved).toBeGreaterThan(PROOF_RUNS * 100)
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'does so wherever it ends',
    () => {
      const law = (scenario: Scenario, share: number) => {
        stepsSaved(scenario, instantUs(scenario, share) / 1000)
      }
      prove(shareArb, law, quietArb)
    },
    PROOF_TIMEOUT_MS,
  )

  it(
    'does so for every scenario of the whole model',
    () => {
      prove(fc.constant(null), (scenario) => {
        stepsSaved(scenario)
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
