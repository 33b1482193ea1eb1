import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Carrier } from './Carrier.ts'
import { Fifo } from './Fifo.ts'

const deeds = fc.oneof(
  fc.record({ deed: fc.constant('push' as const), value: fc.integer({ min: 0, max: 1000 }) }),
  fc.record({ deed: fc.constant('shift' as const), value: fc.constant(0) }),
  fc.record({ deed: fc.constant('remove' as const), value: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ deed: fc.constant('carry' as const), value: fc.constant(0) }),
)

it('gives numbers back in the order in which they came, whatever is taken out of the middle', () => {
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 200 }), (list) => {
      let line = new Fifo()
      const model: number[] = []
      for (const { deed, value } of list) {
        if (deed === 'push') {
          line.push(value)
          model.push(value)
        } else if (deed === 'carry') {
          const state = new Carrier()
          line.carry(state)
          line = new Fifo()
          line.carry(new Carrier(state.box()))
        } else if (model.length > 0) {
          const place = deed === 'shift' ? 0 : value % model.length
          expect(deed === 'shift' ? line.shift() : line.remove(place)).toBe(model.splice(place, 1)[0])
        }
        expect(Array.from({ length: line.length }, (_, place) => line.at(place))).toEqual(model)
      }
    }),
  )
})
