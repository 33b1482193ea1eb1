import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ring } from './Ring.ts'

describe('the ring', () => {
  it('keeps what a map would, for the numbers that are open', () => {
    // A number below 0 opens the next; any other closes one of those that are open.
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -150, max: 100 }), { maxLength: 500, size: 'max' }), (deeds) => {
        const ring = new Ring(2)
        const open = new Map<number, number>()
        let next = 1
        for (const deed of deeds) {
          if (deed < 0) {
            expect(ring.add()).toBe(next)
            expect([ring.get(0, next), ring.get(1, next)]).toEqual([0, 0])
            ring.set(0, next, deed)
            ring.set(1, next, -deed)
            open.set(next++, deed)
          } else if (open.size > 0) {
            const number = [...open.keys()][deed % open.size]!
            ring.close(number)
            open.delete(number)
            expect(ring.isOpen(number)).toBe(false)
          }
        }
        for (let number = 1; number < next; number++) expect(ring.isOpen(number)).toBe(open.has(number))
        for (const [number, value] of open) {
          expect([ring.get(0, number), ring.get(1, number)]).toEqual([value, -value])
        }
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('keeps an old number open while thousands come and go', () => {
    const ring = new Ring(1)
    ring.add()
    ring.set(0, 1, 42)
    for (let number = 2; number <= 10_000; number++) ring.close(ring.add())
    expect(ring.isOpen(1)).toBe(true)
    expect(ring.get(0, 1)).toBe(42)
    expect(ring.isOpen(2)).toBe(false)
  })
})
