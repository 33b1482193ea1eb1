import { constant } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simulate } from '../src/engine/simulate.ts'
import { readLink } from '../src/scenario/link.ts'
import { PROOF_TIMEOUT_MS, prove } from './prove.ts'

function messageOf(deed: () => void): string {
  try {
    deed()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function linkedRun(message: string) {
  const fragment = message.match(/^\/lab\/#(s=\S+)$/m)?.[1] ?? ''
  const { run, problems } = readLink(fragment)
  expect(problems).toEqual([])
  if (run === undefined) throw new Error(`Message must hold a link to a run, got ${message}.`)
  return run
}

describe('a law that does not hold', () => {
  it('tells the smallest scenario as a link that opens it in the lab', () => {
    const message = messageOf(() =>
      prove(constant('more'), (scenario) => expect(scenario.lanes.length).toBeLessThan(2)),
    )
    expect(message).toContain('with "more"')
    const { scenario, atUs } = linkedRun(message)
    expect(atUs).toBe(0)
    expect(scenario.lanes).toHaveLength(2)
    expect(scenario.interventions).toEqual([])
  })

  it(
    'tells a scenario that breaks it again when it is opened, whatever the law is about',
    () => {
      const forgedEffects = (run: ReturnType<typeof simulate>) =>
        Object.values(run.report.lanes).reduce((sum, lane) => sum + lane.forgedEffects, 0)
      const message = messageOf(() =>
        prove(constant(null), (scenario) => expect(forgedEffects(simulate(scenario))).toBe(0)),
      )
      const { scenario } = linkedRun(message)
      expect(forgedEffects(simulate(scenario))).toBeGreaterThan(0)
      expect(scenario.lanes.some(({ strategy }) => strategy === 'webhook')).toBe(true)
    },
    PROOF_TIMEOUT_MS,
  )
})

describe('a law that holds', () => {
  it('tells nothing', () => {
    expect(messageOf(() => prove(constant(null), ({ version }) => expect(version).toBe(1)))).toBe('')
  })
})
