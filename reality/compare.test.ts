import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'
import type { LaneFigures } from './LaneFigures.ts'

const LANE: LaneFigures = {
  requests: 200,
  useful: 150,
  wasted: 50,
  skipped: 0,
  attempts: 200,
  failedAttempts: 40,
  timeouts: 30,
  refused: 0,
  rejected: 0,
  duplicateDeliveries: 0,
  effects: 150,
  duplicateEffects: 20,
  knownDelayMs: { count: 130, mean: 400, p90: 800 },
  effectDelayMs: { count: 130, mean: 20, p90: 40 },
}

const BOTH = { polling: LANE, webhook: LANE }

function missed(changed: Partial<LaneFigures>): string[] {
  const engine = { polling: LANE, webhook: { ...LANE, ...changed } }
  return compare(BOTH, engine).flatMap(({ name, isMet }) => (isMet ? [] : [name]))
}

describe('compare', () => {
  it('finds nothing to miss between equals', () => {
    expect(missed({})).toEqual([])
  })

  it('lets a count differ by two, or by 2 % if that is more', () => {
    expect(missed({ timeouts: 32, duplicateEffects: 18, requests: 204 })).toEqual([])
    expect(missed({ timeouts: 33 })).toEqual(['webhook: timeouts'])
    expect(missed({ requests: 205 })).toEqual(['webhook: requests', 'requests: polling / webhook'])
  })

  it('lets a wait differ by 5 ms, or by 5 % if that is more', () => {
    expect(missed({ knownDelayMs: { count: 130, mean: 420, p90: 760 } })).toEqual([])
    expect(missed({ effectDelayMs: { count: 130, mean: 25, p90: 45 } })).toEqual([])
    expect(missed({ effectDelayMs: { count: 130, mean: 25.1, p90: 45.1 } })).toEqual([
      'webhook: mean wait to effect',
      'webhook: p90 wait to effect',
    ])
  })

  it('misses a wait that only one of them has', () => {
    expect(missed({ knownDelayMs: { count: 130, mean: null, p90: 800 } })).toEqual([
      'webhook: mean wait to known',
    ])
  })
})
