import { describe, expect, it } from 'vitest'
import { simulate } from '../src/engine/simulate.ts'
import { KNOBS, type KnobId } from '../src/scenario/knobs.ts'
import { KNOB_CHANGES, type KnobChange } from './knobChanges.ts'
import { completed } from './prove.ts'

const IDLE: readonly string[] = ['version', 'title']
/** The paths of all values of a tree, by which two trees differ. */
function differences(one: unknown, other: unknown, path = ''): string[] {
  if (Object.is(one, other)) return []
  const isTree = (value: unknown) => typeof value === 'object' && value !== null
  if (!isTree(one) || !isTree(other)) return [path]
  const names = new Set([...Object.keys(one as object), ...Object.keys(other as object)])
  return [...names].flatMap((name) =>
    differences(
      (one as Record<string, unknown>)[name],
      (other as Record<string, unknown>)[name],
      `${path}.${name}`,
    ),
  )
}

const changes = (Object.entries(KNOB_CHANGES) as [KnobId, KnobChange][]).map(
  ([knob, [before, after]]) => [knob, before, after] as const,
)

describe('law 6, every knob matters', () => {
  it('has a change for each knob of the table but the version and the title', () => {
    expect(Object.keys(KNOB_CHANGES).sort()).toEqual(
      Object.keys(KNOBS)
        .filter((knob) => !IDLE.includes(knob))
        .sort(),
    )
  })

  it.each(changes)(
    'changes the trace with %s, and the files differ in nothing else',
    (knob, before, after) => {
      const [one, other] = [completed(before), completed(after)]
      const name = knob.split('.').at(-1)
      const paths = differences(one, other)
      const isKind = [
        'events.kind',
        'attack.forged.kind',
        'dist.kind',
        'lane.strategy',
        'lane.handler.idempotency.kind',
      ].includes(knob)
      const own = paths.filter((path) => path.split('.').some((part) => part === name))
      expect(own).not.toEqual([])
      if (!isKind) expect(paths).toEqual(own)
      expect(simulate(other).report.traceHash).not.toBe(simulate(one).report.traceHash)
    },
  )

  it('sees no change where none is made, nor in a title', () => {
    const hashOf = (given: object) => simulate(completed(given)).report.traceHash
    expect(hashOf({ version: 1, title: 'Another' })).toBe(hashOf({ version: 1 }))
    for (const [, before] of changes) expect(hashOf(before)).toBe(hashOf(structuredClone(before)))
  })
})
