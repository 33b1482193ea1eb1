import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Carrier } from './Carrier.ts'
import { EntryQueue } from './EntryQueue.ts'

type Entry = readonly [atUs: number, number: number]

function isBefore(one: Entry, other: Entry): number {
  return one[0] - other[0] || one[1] - other[1]
}

function taken(queue: EntryQueue): Entry {
  const entry = [queue.firstAtUs, queue.firstNumber] as const
  queue.drop()
  return entry
}

/** Scattered entries; among many of them it takes so long to find a place that the queue becomes a heap. */
function scattered(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => [(index * 7919) % 4001, index % 3] as const)
}

function queueOf(entries: readonly Entry[]): EntryQueue {
  const queue = new EntryQueue()
  for (const entry of entries) queue.push(...entry)
  return queue
}

function drained(queue: EntryQueue): Entry[] {
  const entries: Entry[] = []
  while (!queue.isEmpty) entries.push(taken(queue))
  return entries
}

const entryArb = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 }))

describe('a queue of entries', () => {
  it.each([
    ['a ring', 0],
    ['a heap', 1500],
  ])('as %s gives back what a sorted list would', (_shape, before) => {
    const deedArb = fc.oneof(
      { weight: 4, arbitrary: entryArb },
      { weight: 1, arbitrary: fc.constant('first' as const) },
      { weight: 3, arbitrary: fc.constant('take' as const) },
    )
    fc.assert(
      fc.property(fc.array(deedArb, { maxLength: 200, size: 'max' }), (deeds) => {
        const list = scattered(before)
        const queue = queueOf(list)
        list.sort(isBefore)
        for (const deed of deeds) {
          if (deed === 'take') {
            if (list.length > 0) expect(taken(queue)).toEqual(list.shift())
          } else if (deed === 'first') {
            const earlier = [(list[0]?.[0] ?? 20) - 0.5, 1] as const
            queue.pushFirst(...earlier)
            list.unshift(earlier)
          } else {
            queue.push(...deed)
            list.push(deed)
            list.sort(isBefore)
          }
          expect(queue.isEmpty).toBe(list.length === 0)
        }
        expect(drained(queue)).toEqual(list)
      }),
      { seed: 1, numRuns: before === 0 ? 100 : 10 },
    )
  })

  it('takes scattered entries in by the thousands without passing one by one', () => {
    const entries = scattered(30_000)
    expect(drained(queueOf(entries))).toEqual([...entries].sort(isBefore))
  })

  it.each([3, 100, 5000])('carries %d entries into another queue, whatever that held', (count) => {
    const queue = queueOf(scattered(count))
    for (let drops = 0; drops < count / 3; drops++) queue.drop()
    const saved = new Carrier()
    queue.carry(saved)
    const other = queueOf(scattered(700))
    other.carry(new Carrier(saved.box()))
    for (const entry of scattered(50)) {
      queue.push(...entry)
      other.push(...entry)
    }
    expect(drained(other)).toEqual(drained(queue))
  })
})
