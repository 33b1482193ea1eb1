import { usFromMs } from '../src/engine/microseconds.ts'
import { RunCounter } from '../src/engine/RunCounter.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import { type LaneTally, type Tally, tallyOf } from '../src/engine/Tally.ts'
import { closedFormsRows, type RowLists } from './closedFormsRows.ts'
import { completed } from './prove.ts'
import { REPLICATIONS } from './ratioInterval.ts'

/** What one replication shows of its only lane from the end of its warm-up to its own end. */
export interface Replication extends RowLists {
  /** The counts of this time alone. */
  counts: LaneTally
  events: number
  /** Length of this time in s. */
  spanS: number
  /** How the lane stood at even distances, if that was asked for. */
  states: readonly LaneTally[]
}

/** How replications are measured, in ms. */
export interface Measuring {
  /** Length of the warm-up, of which nothing counts; 0 if left out. */
  warmUpMs?: number
  /** Distance of the looks at how the lane stands. */
  lookEveryMs?: number
}

/** A scenario of one lane without its version and seed, or one made for each seed. */
export type File = object | ((seed: number) => object)

/** Runs a scenario of one lane with a seed. */
export function replication(file: File, seed: number, { warmUpMs = 0, lookEveryMs }: Measuring): Replication {
  const given = typeof file === 'function' ? file(seed) : file
  const scenario = completed({ version: 1, ...given, seed })
  const [fromUs, untilUs] = [usFromMs(warmUpMs), usFromMs(scenario.durationMs)]
  const rows = closedFormsRows(fromUs)
  const counter = new RunCounter(1, rows)
  const simulation = new Simulation(scenario, counter)
  const tallyAt = (us: number) => {
    simulation.advanceTo(us)
    return tallyOf(counter.counts, us)
  }
  const before = tallyAt(fromUs)
  const states: LaneTally[] = []
  const stepUs = lookEveryMs === undefined ? Number.POSITIVE_INFINITY : usFromMs(lookEveryMs)
  for (let us = fromUs + stepUs; us < untilUs; us += stepUs) states.push(laneOf(tallyAt(us)))
  const after = tallyAt(untilUs)
  return {
    ...rows.lists,
    counts: difference(laneOf(after), laneOf(before)),
    events: after.eventsHappened - before.eventsHappened,
    spanS: (untilUs - fromUs) / 1e6,
    states,
  }
}

/** Runs a scenario of one lane with the seeds 1 … 40. */
export function replications(file: File, measuring: Measuring = {}): readonly Replication[] {
  return Array.from({ length: REPLICATIONS }, (_, index) => replication(file, index + 1, measuring))
}

function laneOf({ lanes }: Tally): LaneTally {
  return lanes[0] as LaneTally
}

/** What is added up, less what it was before; the longest waits and how the lane stands are those of the later tally. */
function difference(after: LaneTally, before: LaneTally): LaneTally {
  const kept = new Set(['knownDelayMaxUs', 'effectDelayMaxUs', 'nextTickAtUs', 'jobsInWork', 'jobsWaiting'])
  const entries = Object.entries(after).map(([name, value]) => {
    const earlier: unknown = before[name as keyof LaneTally]
    const isAdded = typeof value === 'number' && typeof earlier === 'number' && !kept.has(name)
    return [name, isAdded ? value - earlier : value] as const
  })
  return Object.fromEntries(entries) as unknown as LaneTally
}
