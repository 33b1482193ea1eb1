import { expect, it } from 'vitest'
import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { History } from './History.ts'
import { Pasts } from './Pasts.ts'

/** A past at `atUs` that takes about `bytes` bytes. */
function pastAt(atUs: number, bytes: number) {
  const history = new History(DEFAULT_SCENARIO)
  history.advanceTo(atUs)
  const past = history.past()
  return { snapshot: past.snapshot, open: { ...past.open, bytes } }
}

it('keeps what there is room for, evenly spread, and always the last', () => {
  const pasts = new Pasts([], 1_000_000)
  for (let number = 1; number <= 64; number++) {
    if (pasts.isDue) pasts.add(pastAt(number * 1000, 100_000))
    else pasts.pass()
  }
  const times = pasts.list.map(({ snapshot }) => snapshot.atUs / 1000)
  expect(times.length).toBeGreaterThan(3)
  expect(times.length).toBeLessThan(10)
  expect(new Set(times.slice(1).map((time, place) => time - (times[place] ?? 0))).size).toBe(1)
  expect(pasts.countBefore(times[2]! * 1000)).toBe(2)
  expect(pasts.countBefore(times[2]! * 1000 + 1)).toBe(3)
  const large = new Pasts([pastAt(1000, 5_000_000)], 1_000_000)
  expect(large.list).toHaveLength(1)
  expect(large.lastBytes).toBeGreaterThan(5_000_000)
})
