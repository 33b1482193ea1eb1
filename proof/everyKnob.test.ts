import { describe, expect, it } from 'vitest'
import { simulate } from '../src/engine/simulate.ts'
import { KNOBS, type KnobId, type Limits } from '../src/scenario/knobs.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import { KNOB_CHANGES, type KnobChange } from './knobChanges.ts'
import { completed } from './prove.ts'

const IDLE: readonly string[] = ['version', 'title']
/** Parts of a lane that the reader refuses as a whole. */
const LATER_PARTS = ['long-poll.', 'poll.adaptive.', 'poll.rateLimit.']

function isLater(knob: KnobId): boolean {
  const limits: Limits = KNOBS[knob]
  return ('isLater' in limits && limits.isLater === true) || LATER_PARTS.some((part) => knob.startsWith(part))
}

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

const changes = Object.entries(KNOB_CHANGES) as [KnobId, KnobChange][]
const turned = changes.flatMap(([knob, change]) =>
  'changesNothing' in change ? [] : [[knob, ...change] as const],
)
const still = changes.flatMap(([knob, change]) => ('changesNothing' in change ? [knob] : []))

describe('law 6, every knob matters', () => {
  it('has a change, or a reason for none, for each knob of the table', () => {
    expect(Object.keys(KNOB_CHANGES).sort()).toEqual(
      Object.keys(KNOBS)
        .filter((knob) => !IDLE.includes(knob))
        .sort(),
    )
  })

  it('excuses only what the engine does not do yet', () => {
    const laters = (Object.keys(KNOBS) as KnobId[]).filter(isLater)
    expect(still.sort()).toEqual([...laters, 'lane.handler.verifySignature'].sort())
  })

  it.each(turned)(
    'changes the trace with %s, and the files differ in nothing else',
    (knob, before, after) => {
      const [one, other] = [completed(before), completed(after)]
      const name = knob.split('.').at(-1)
      const paths = differences(one, other)
      const isKind = ['events.kind', 'dist.kind', 'lane.strategy', 'lane.handler.idempotency.kind'].includes(
        knob,
      )
      const own = paths.filter((path) => path.split('.').some((part) => part === name))
      expect(own).not.toEqual([])
      if (!isKind) expect(paths).toEqual(own)
      expect(simulate(other).report.traceHash).not.toBe(simulate(one).report.traceHash)
    },
  )

  it('sees no change where none is made, nor in a title', () => {
    const hashOf = (given: object) => simulate(completed(given)).report.traceHash
    expect(hashOf({ version: 1, title: 'Another' })).toBe(hashOf({ version: 1 }))
    for (const [, before] of turned) expect(hashOf(before)).toBe(hashOf(structuredClone(before)))
  })

  it('is asked of no knob in vain: other values of what comes later are refused by name', () => {
    const lane = {
      id: 'webhook',
      strategy: 'webhook',
      maxInFlight: 1,
      ordered: true,
      disableAfter: 1,
      thin: true,
    }
    const { problems } = readScenario({ version: 1, lanes: [{ ...lane, reconcileEveryMs: 1000 }] })
    const named = problems?.map(({ path }) => path.split('.').at(-1)).sort()
    expect(named).toEqual(['disableAfter', 'maxInFlight', 'ordered', 'reconcileEveryMs', 'thin'])
  })
})
