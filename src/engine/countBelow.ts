import type { Column } from './Column.ts'

/** How many of the numbers 1 … count have a time before `atUs`. Times ascend; numbers that are forgotten come before all. */
export function countBelow(count: number, times: Column, atUs: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const time = times.get(middle)
    if (time < atUs || time === Number.POSITIVE_INFINITY) low = middle
    else high = middle - 1
  }
  return low
}
