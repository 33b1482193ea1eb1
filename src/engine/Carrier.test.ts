import { expect, it } from 'vitest'
import { Carrier } from './Carrier.ts'

it('gives numbers, flags and pages back in the order in which they were saved', () => {
  const saved = new Carrier()
  const page = new Float64Array([1, 2])
  for (let number = 0; number < 3000; number++) saved.number(number)
  expect(saved.flag(true)).toBe(true)
  expect(saved.pages([page])).toEqual([page])
  const loaded = new Carrier(saved.box())
  for (let number = 0; number < 3000; number++) expect(loaded.number(-1)).toBe(number)
  expect(loaded.flag(false)).toBe(true)
  expect(loaded.pages([])).toEqual([page])
  expect(loaded.isLoading).toBe(true)
})

it('keeps what was saved when the same carrier goes on saving', () => {
  const state = new Carrier()
  state.number(Number.POSITIVE_INFINITY)
  const box = state.box()
  state.number(5)
  expect([...box.values]).toEqual([Number.POSITIVE_INFINITY])
})
