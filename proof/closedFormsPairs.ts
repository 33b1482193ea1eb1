import type { LaneTally } from '../src/engine/Tally.ts'
import type { Sample } from './ratioInterval.ts'
import { type File, type Measuring, type Replication, replications } from './replications.ts'

/** What the scenarios are about. */
export type Topic =
  | 'polling'
  | 'long polling'
  | 'webhooks'
  | 'retries under loss'
  | 'outages'
  | 'M/M/1'
  | 'M/D/1'
  | 'M/M/c'
  | 'M/G/1'
  | 'full receivers'
  | 'timeout duplicates'
  | 'reconciliation'
  | 'messages in flight'
  | 'attack'

/** One quantity of one scenario: what a closed form says of it, and what 40 replications show. */
export interface FormPair {
  topic: Topic
  scenario: string
  quantity: string
  /** Its row in the list of closed forms, or `theoryFor` for what the lab shows. */
  form: string
  expected: number
  /** Half of the interval may be at most this share of what is expected. */
  halfWidth: number
  /** Made when first asked for; the quantities of one scenario share their runs. */
  samples: () => readonly Sample[]
}

/** A quantity, its form, what that expects, how a replication shows it, and `halfWidth` where that is not 5 %. */
export type FormRow = readonly [
  quantity: string,
  form: string,
  expected: number | null,
  of: (run: Replication) => Sample,
  halfWidth?: number,
]

/** A scenario of which closed forms speak. */
export interface FormScenario {
  topic: Topic
  scenario: string
  file: File
  measuring?: Measuring
}

const HALF_WIDTH = 0.05

/** The quantities of one scenario, which is run when the first of them is asked for. */
export function closedFormsPairs(
  { topic, scenario, file, measuring }: FormScenario,
  rows: readonly FormRow[],
): FormPair[] {
  let runs: readonly Replication[] | undefined
  const run = () => {
    runs ??= replications(file, measuring)
    return runs
  }
  return rows.map(([quantity, form, expected, of, halfWidth = HALF_WIDTH]) => {
    if (expected === null) throw new Error(`${quantity} of ${scenario} must have a form, got null.`)
    return { topic, scenario, quantity, form, expected, halfWidth, samples: () => run().map(of) }
  })
}

type Count = { [name in keyof LaneTally]: LaneTally[name] extends number ? name : never }[keyof LaneTally]
type List = {
  [name in keyof Replication]: Replication[name] extends number[] ? name : never
}[keyof Replication]

/** A count of each replication by itself. */
export function total(count: Count): FormRow[3] {
  return ({ counts }) => ({ sum: counts[count], per: 1 })
}

/** A count per second. */
export function perSecond(count: Count): FormRow[3] {
  return ({ counts, spanS }) => ({ sum: counts[count], per: spanS })
}

/** A count per event that happened. */
export function perEvent(count: Count): FormRow[3] {
  return ({ counts, events }) => ({ sum: counts[count], per: events })
}

/** One count over another, or over the sum of others. */
export function ratio(count: Count, ...per: readonly Count[]): FormRow[3] {
  return ({ counts }) => ({ sum: counts[count], per: per.reduce((sum, name) => sum + counts[name], 0) })
}

/** The mean of a list of durations, or of a function of them. */
export function mean(list: List, of: (seconds: number) => number = (seconds) => seconds): FormRow[3] {
  return (run) => ({ sum: run[list].reduce((sum, each) => sum + of(each), 0), per: run[list].length })
}

/** The share of a list of durations that are at most a time. */
export function within(list: List, seconds: number): FormRow[3] {
  return mean(list, (each) => (each <= seconds + 1e-9 ? 1 : 0))
}

/** The share of a list of durations that are longer than a time. */
export function beyond(list: List, seconds: number): FormRow[3] {
  return mean(list, (each) => (each > seconds + 1e-9 ? 1 : 0))
}

/** The mean over the looks at how the lane stands. */
export function standing(of: (state: LaneTally) => number): FormRow[3] {
  return ({ states }) => ({ sum: states.reduce((sum, state) => sum + of(state), 0), per: states.length })
}
