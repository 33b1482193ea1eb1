import { describe, expect, it } from 'vitest'
import type { Sight } from '../../state/sight.ts'
import { countsOf, minuteSummary, pauseSummary, tenthMinute } from './announcements.ts'

function sight(strategies: readonly string[]): Pick<Sight, 'moment' | 'scenario'> {
  const lanes = strategies.map((strategy, i) => ({ strategy, requests: 10 + i, attempts: 10, wasted: 5 + i }))
  return {
    scenario: { lanes },
    moment: { tally: { eventsHappened: 6, lanes } },
  } as unknown as Pick<Sight, 'moment' | 'scenario'>
}

describe('countsOf', () => {
  it('takes the first lane of each kind', () => {
    expect(countsOf(sight(['webhook', 'poll', 'poll', 'webhook']))).toEqual({
      orders: 6,
      asks: { made: 11, wasted: 6 },
      calls: { made: 10, requests: 10 },
    })
  })

  it('leaves out a side that the run does not have', () => {
    expect(countsOf(sight(['webhook']))).toEqual({ orders: 6, calls: { made: 10, requests: 10 } })
  })
})

describe('pauseSummary', () => {
  it('tells what has happened since play', () => {
    const before = { orders: 4, asks: { made: 8, wasted: 5 }, calls: { made: 4, requests: 4 } }
    const after = { orders: 7, asks: { made: 12, wasted: 7 }, calls: { made: 7, requests: 7 } }
    expect(pauseSummary(before, after)).toBe(
      'Since you pressed play: 3 orders. Polling asked 4 times, 2 for nothing. The webhook called 3 times.',
    )
  })

  it('says how many requests a webhook sent in all where not every one was a call', () => {
    const before = { orders: 0, calls: { made: 0, requests: 0 } }
    expect(pauseSummary(before, { orders: 3, calls: { made: 3, requests: 9 } })).toBe(
      'Since you pressed play: 3 orders. The webhook called 3 times, 9 requests in all.',
    )
  })

  it('speaks of one, two and none as people do', () => {
    const before = { orders: 0, asks: { made: 0, wasted: 0 }, calls: { made: 0, requests: 0 } }
    expect(
      pauseSummary(before, { orders: 1, asks: { made: 2, wasted: 1 }, calls: { made: 1, requests: 1 } }),
    ).toBe('Since you pressed play: 1 order. Polling asked twice, 1 for nothing. The webhook called once.')
    expect(pauseSummary(before, before)).toBe(
      'Since you pressed play: no orders. Polling did not ask. The webhook did not call.',
    )
  })
})

describe('minuteSummary', () => {
  it('is due at every tenth minute and tells the whole run', () => {
    expect([599_999_999, 600_000_000, 1_200_000_001].map(tenthMinute)).toEqual([0, 1, 2])
    expect(minuteSummary(1, { orders: 61, calls: { made: 61, requests: 61 } })).toBe(
      'Minute 10. 61 orders. The webhook called 61 times.',
    )
  })
})
