import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Calendar, ENTRY } from './Calendar.ts'

type Entry = readonly [atUs: number, kind: number, lane: number, number: number]

const entryArb: fc.Arbitrary<Entry> = fc.tuple(
  // Few times, so that ties are the rule; some far ones.
  fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(3.16224e13, 1e15)),
  fc.integer({ min: 0, max: ENTRY.due }),
  fc.integer({ min: 0, max: 3 }),
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(4_294_967_296), fc.constant(1_099_511_627_775)),
)

function isBefore(one: Entry, other: Entry): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3]
}

function taken(calendar: Calendar): Entry {
  calendar.take()
  return [calendar.atUs, calendar.kind, calendar.lane, calendar.number]
}

describe('the calendar', () => {
  it('gives back what a sorted list would, whatever is planned and taken in between', () => {
    const deedArb = fc.oneof(
      { weight: 3, arbitrary: entryArb },
      { weight: 2, arbitrary: fc.constant('take' as const) },
    )
    fc.assert(
      fc.property(fc.array(deedArb, { maxLength: 200, size: 'max' }), (deeds) => {
        const calendar = new Calendar()
        const list: Entry[] = []
        for (const deed of deeds) {
          if (deed !== 'take') {
            calendar.plan(...deed)
            list.push(deed)
            list.sort(isBefore)
          } else if (list.length > 0) {
            expect(taken(calendar)).toEqual(list.shift())
          }
          expect(calendar.nextAtUs).toBe(list[0]?.[0] ?? Number.POSITIVE_INFINITY)
        }
        for (const entry of list) expect(taken(calendar)).toEqual(entry)
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('grows past its first room and keeps the order', () => {
    const calendar = new Calendar()
    for (let n = 5000; n >= 1; n--) calendar.plan((n * 7919) % 1009, ENTRY.due, 0, n)
    let last: Entry = [-1, 0, 0, 0]
    for (let n = 1; n <= 5000; n++) {
      const entry = taken(calendar)
      expect(isBefore(last, entry)).toBeLessThan(0)
      last = entry
    }
    expect(calendar.nextAtUs).toBe(Number.POSITIVE_INFINITY)
  })

  it('settles equal times in the order of the model', () => {
    const order = [
      'intervention',
      'edge',
      'happen',
      'arrive',
      'workDone',
      'answerLeaves',
      'response',
      'timeout',
      'tick',
      'due',
    ]
    const calendar = new Calendar()
    for (const name of [...order].reverse()) calendar.plan(5, ENTRY[name as keyof typeof ENTRY], 3, 1)
    expect(order.map(() => taken(calendar)[1])).toEqual(
      order.map((name) => ENTRY[name as keyof typeof ENTRY]),
    )
  })
})
