import { describe, expect, it } from 'vitest'
import { Column } from './Column.ts'

describe('a column', () => {
  it.each([
    ['f64', Number.POSITIVE_INFINITY, 3.16224e13],
    ['u32', 1, 4_294_967_295],
    ['u8', 0, 255],
  ] as const)(
    'of %s keeps what was written and is blank elsewhere, however far it grows',
    (kind, blank, value) => {
      const column = new Column(kind, blank)
      for (const index of [0, 63, 64, 1000, 100_000]) column.set(index, value)
      for (const index of [0, 63, 64, 1000, 100_000]) expect(column.get(index)).toBe(value)
      for (const index of [1, 62, 65, 999, 1001, 99_999, 100_001, 10_000_000])
        expect(column.get(index)).toBe(blank)
    },
  )

  it('takes the last value written', () => {
    const column = new Column('f64', 0)
    column.set(5, 1)
    column.set(5, 2)
    expect(column.get(5)).toBe(2)
  })
})
