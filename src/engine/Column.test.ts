import { describe, expect, it } from 'vitest'
import { Column, PAGE, pageOf } from './Column.ts'

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
  it('forgets a page that is dropped, and begins anywhere', () => {
    const column = new Column('u16', 7)
    for (const index of [0, 5, PAGE - 1, PAGE, 900_000_000]) column.set(index, 3)
    expect(column.places()).toEqual([0, 1, pageOf(900_000_000)])
    column.drop(0)
    expect([0, 5, PAGE - 1, PAGE, 900_000_000].map((index) => column.get(index))).toEqual([7, 7, 7, 3, 3])
    column.set(5, 4)
    expect([column.get(4), column.get(5), column.byteLength]).toEqual([7, 4, 3 * 2 * PAGE])
  })

  it('takes no memory for what is blank', () => {
    const column = new Column('f64', 0)
    for (let index = 0; index < 10_000; index++) column.set(index, 0)
    expect(column.byteLength).toBe(0)
  })
})
