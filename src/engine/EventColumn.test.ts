import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Carrier } from './Carrier.ts'
import { EventColumn } from './EventColumn.ts'

const writes = fc.array(
  fc.record({
    event: fc.integer({ min: 0, max: 5000 }),
    value: fc.integer({ min: 0, max: 255 }),
    isKept: fc.boolean(),
  }),
  { maxLength: 100 },
)

it('holds what was written last, and a snapshot goes on holding what was written before it', () => {
  fc.assert(
    fc.property(writes, (list) => {
      const column = new EventColumn()
      const model = new Map<number, number>()
      const kept: { box: ReturnType<Carrier['box']>; model: Map<number, number> }[] = []
      for (const { event, value, isKept } of list) {
        column.set(event, value)
        model.set(event, value)
        if (!isKept) continue
        const state = new Carrier()
        column.carry(state)
        kept.push({ box: state.box(), model: new Map(model) })
      }
      for (const past of kept) {
        const loaded = new EventColumn()
        loaded.carry(new Carrier(past.box))
        for (const { event } of list) expect(loaded.get(event)).toBe(past.model.get(event) ?? 0)
        loaded.set(0, 99)
      }
      for (const { event } of list) expect(column.get(event)).toBe(model.get(event))
      expect(column.get(6000)).toBe(0)
    }),
  )
})
