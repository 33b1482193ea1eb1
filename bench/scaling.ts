import { countRun } from '../src/engine/countRun.ts'
import type { Bench, Measures } from './Bench.ts'
import { bestMs } from './bestMs.ts'
import { WORKLOAD } from './workload.ts'

const SIZES = [
  ['1e4', 10_000, 60],
  ['1e5', 100_000, 20],
  ['1e6', 1_000_000, 6],
  ['1e7', 10_000_000, 2],
] as const

/** Steps of the workload in a millisecond of virtual time, about. */
const STEPS_PER_MS = 1.67

/** How the cost of a step grows with the run, as a ratio of the longest to the shortest; the table is in ns a step. */
export const scalingBench: Bench = {
  name: 'engine.scaling',
  unit: 'x, ns',
  aim: { atMost: 1.5 },
  run: () => {
    nsPerStep(1_000_000, 3)
    const table = SIZES.map(([name, steps, repeats]) => [name, nsPerStep(steps, repeats)] as const)
    const [first = Number.NaN] = table.map(([, ns]) => ns)
    const last = table.at(-1)?.[1] ?? Number.NaN
    return { value: last / first, ...Object.fromEntries(table) } satisfies Measures
  },
}

function nsPerStep(steps: number, repeats: number): number {
  let settled = 0
  const ms = bestMs(repeats, () => {
    settled = countRun(WORKLOAD, { untilMs: steps / STEPS_PER_MS }).steps
  })
  return (ms * 1_000_000) / settled
}
