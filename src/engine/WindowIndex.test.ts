import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PAGE } from './Column.ts'
import { WindowIndex } from './WindowIndex.ts'

function visited(index: WindowIndex, before: number, fromUs: number): number[] {
  const found: number[] = []
  index.visit(before, fromUs, (number) => found.push(number))
  return found
}

describe('the index of windows', () => {
  it('finds what a walk through all of them finds', () => {
    const raiseArb = fc.tuple(fc.nat({ max: 40_000 }), fc.integer({ min: 1, max: 1000 }))
    const askArb = fc.tuple(fc.nat({ max: 50_000 }), fc.integer({ min: 1, max: 1001 }))
    fc.assert(
      fc.property(
        fc.array(raiseArb, { minLength: 1, maxLength: 300, size: 'max' }),
        fc.array(askArb, { minLength: 5, maxLength: 20 }),
        (raises, asks) => {
          const index = new WindowIndex()
          const ends = new Map<number, number>()
          for (const [number, end] of raises) {
            index.raise(number, end)
            ends.set(number, Math.max(end, ends.get(number) ?? 0))
          }
          const numbers = [...ends.keys()].sort((a, b) => a - b)
          for (const [before, from] of asks) {
            const expected = numbers.filter((number) => number < before && ends.get(number)! >= from)
            expect(visited(index, before, from)).toEqual(expected)
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    )
  })

  it('finds the few long windows among very many short ones', () => {
    const index = new WindowIndex()
    for (let number = 0; number < 200_000; number++)
      index.raise(number, number % 70_001 === 0 ? 1e9 : number + 1)
    expect(visited(index, 200_000, 5e8)).toEqual([0, 70_001, 140_002])
    expect(visited(index, 140_002, 5e8)).toEqual([0, 70_001])
    expect(visited(index, 100, 99)).toEqual([0, 98, 99])
  })
  it('forgets a page that is dropped', () => {
    const index = new WindowIndex()
    for (let number = 0; number < 3 * PAGE; number++) index.raise(number, number)
    expect(index.pagesBefore(2 * PAGE)).toEqual([0, 1])
    index.drop(0)
    expect(visited(index, 3 * PAGE, 3 * PAGE - 2)).toEqual([3 * PAGE - 2, 3 * PAGE - 1])
    index.raise(5, 1e9)
    expect(visited(index, 3 * PAGE, 3 * PAGE)).toEqual([5])
    expect([index.endOf(6), index.endOf(PAGE + 5)]).toEqual([Number.NEGATIVE_INFINITY, PAGE + 5])
  })
})
