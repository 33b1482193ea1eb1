import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Calendar, ENTRY } from './Calendar.ts'
import { Carrier } from './Carrier.ts'

type Entry = readonly [atUs: number, kind: number, lane: number, number: number]

function entryArb(laneCount: number): fc.Arbitrary<Entry> {
  return fc.tuple(
    // Few times, so that ties are the rule; some far ones.
    fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1000 }), fc.constantFrom(3e13, 1e15)),
    fc.integer({ min: 0, max: ENTRY.due }),
    fc.integer({ min: 0, max: laneCount - 1 }),
    fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(4_294_967_296, Number.MAX_SAFE_INTEGER)),
  )
}

function isBefore(one: Entry, other: Entry): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3]
}

function taken(calendar: Calendar): Entry {
  calendar.take()
  return [calendar.atUs, calendar.kind, calendar.lane, calendar.number]
}

/** A calendar that goes on where the other stands, and has held something else before. */
function carried(calendar: Calendar, laneCount: number): Calendar {
  const saved = new Carrier()
  calendar.carry(saved)
  const fresh = new Calendar(laneCount)
  for (let number = 1; number <= 40; number++) fresh.plan(number % 7, ENTRY.tick, 0, number)
  fresh.carry(new Carrier(saved.box()))
  return fresh
}

describe('the calendar', () => {
  it.each([1, 2, 3, 4])(
    'of %d lanes gives back what a sorted list would, whatever is planned, taken and carried in between',
    (laneCount) => {
      const deedArb = fc.oneof(
        { weight: 6, arbitrary: entryArb(laneCount) },
        { weight: 4, arbitrary: fc.constant('take' as const) },
        { weight: 1, arbitrary: fc.constant('carry' as const) },
      )
      fc.assert(
        fc.property(fc.array(deedArb, { maxLength: 300, size: 'max' }), (deeds) => {
          let calendar = new Calendar(laneCount)
          const list: Entry[] = []
          for (const deed of deeds) {
            if (deed === 'carry') {
              calendar = carried(calendar, laneCount)
            } else if (deed !== 'take') {
              calendar.plan(...deed)
              list.push(deed)
              list.sort(isBefore)
            } else if (list.length > 0) {
              expect(taken(calendar)).toEqual(list.shift())
            }
            expect(calendar.nextAtUs).toBe(list[0]?.[0] ?? Number.POSITIVE_INFINITY)
          }
          for (const entry of list) expect(taken(calendar)).toEqual(entry)
          expect(calendar.nextAtUs).toBe(Number.POSITIVE_INFINITY)
        }),
        { seed: laneCount, numRuns: 60 },
      )
    },
  )

  it('keeps the order when each entry is planned before all others', () => {
    const calendar = new Calendar(2)
    for (let n = 3000; n >= 1; n--) calendar.plan(n, ENTRY.due, n % 2, n)
    for (let n = 1; n <= 3000; n++) expect(taken(calendar)).toEqual([n, ENTRY.due, n % 2, n])
  })

  it('keeps the order of thousands of scattered entries', () => {
    const calendar = new Calendar(1)
    const list = Array.from({ length: 20_000 }, (_, n): Entry => [(n * 7919) % 10_007, 8 + (n % 5), 0, n])
    for (const entry of list) calendar.plan(...entry)
    for (const entry of list.sort(isBefore)) expect(taken(calendar)).toEqual(entry)
  })

  it('settles equal times in the order of the model', () => {
    const order = [
      'intervention',
      'edge',
      'happen',
      'read',
      'arrive',
      'workDone',
      'answerLeaves',
      'response',
      'timeout',
      'hold',
      'tick',
      'forge',
      'due',
    ] as const
    const calendar = new Calendar(4)
    for (const name of [...order].reverse()) calendar.plan(5, ENTRY[name], 3, 1)
    expect(order.map(() => taken(calendar)[1])).toEqual(order.map((name) => ENTRY[name]))
  })
})
