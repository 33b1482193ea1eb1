import { expect, it } from 'vitest'
import type { Bench } from './Bench.ts'
import { meets, takeFigures } from './takeFigures.ts'

it('holds a figure against its aim, the limit included', () => {
  expect([meets({ atMost: 2 }, 2), meets({ atMost: 2 }, 3), meets(null, 3)]).toEqual([true, false, true])
  expect([meets({ atLeast: 2 }, 2), meets({ atLeast: 2 }, 1)]).toEqual([true, false])
})

it('reports what a bench measures beside its value under a name of its own, without an aim', async () => {
  const bench: Bench = {
    name: 'a.b',
    unit: 'ms',
    aim: { atMost: 1 },
    run: () => Promise.resolve({ value: 2, busy: 7 }),
  }
  const told: string[] = []
  const figures = await takeFigures([bench], ({ name }) => told.push(name))
  expect(told).toEqual(['a.b', 'a.b.busy'])
  expect(figures).toEqual([
    { name: 'a.b', value: 2, unit: 'ms', aim: { atMost: 1 }, ok: false, skipped: null },
    { name: 'a.b.busy', value: 7, unit: 'ms', aim: null, ok: true, skipped: null },
  ])
})

it('misses no aim with a figure that cannot be taken here, and says why', async () => {
  const bench: Bench = {
    name: 'a.b',
    unit: 's',
    aim: { atMost: 1 },
    run: () => Promise.resolve({ skipped: 'there is no clock' }),
  }
  const [figure] = await takeFigures([bench], () => undefined)
  expect(figure).toMatchObject({ value: Number.NaN, ok: true, skipped: 'there is no clock' })
})
