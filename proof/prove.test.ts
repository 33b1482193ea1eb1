import { constant } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLink } from '../src/scenario/link.ts'
import { prove } from './prove.ts'

function messageOf(deed: () => void): string {
  try {
    deed()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('a law that does not hold', () => {
  it('tells the smallest scenario as a link that opens it', () => {
    const message = messageOf(() =>
      prove(constant('more'), (scenario) => expect(scenario.lanes.length).toBeLessThan(2)),
    )
    expect(message).toContain('with "more"')
    const fragment = message.match(/#(s=\S+)/)?.[1] ?? ''
    const { run, problems } = readLink(fragment)
    expect(problems).toEqual([])
    expect(run?.scenario.lanes).toHaveLength(2)
    expect(run?.scenario.interventions).toEqual([])
  })
})
