import { isDeepStrictEqual } from 'node:util'
import { countRun } from '../src/engine/countRun.ts'
import type { Report } from '../src/engine/Report.ts'
import type { Bench } from './Bench.ts'
import { bestMs } from './bestMs.ts'
import { completeScenario } from './completeScenario.ts'

/** A year in which a client asks every five seconds for events that happen once an hour. */
const YEAR = completeScenario({
  version: 1,
  durationMs: 365 * 86_400_000,
  events: { kind: 'poisson', perMinute: 1 / 60 },
  lanes: [{ id: 'polling', strategy: 'poll', intervalMs: 5000 }],
})

/** How long a year takes, poll by poll and with the empty polls gone past by arithmetic. */
export const yearBenches: readonly Bench[] = [
  { name: 'engine.year.stepwise', unit: 's', aim: { atMost: 0.6 }, run: () => yearMs(4, false) / 1000 },
  { name: 'engine.year.skipping', unit: 'ms', aim: { atMost: 10 }, run: () => yearMs(20, true) },
]

function yearMs(repeats: number, skipsEmptyPolls: boolean): number {
  const ms = bestMs(repeats, () => yearReport(skipsEmptyPolls))
  if (!isDeepStrictEqual(yearReport(true), yearReport(false))) {
    throw new Error('Reports with and without skipping must be equal, got two.')
  }
  return ms
}

function yearReport(skipsEmptyPolls: boolean): Report {
  return countRun(YEAR, { skipsEmptyPolls }).report
}
