import { type Past, Pasts } from './Pasts.ts'
import { Records } from './Records.ts'
import type { Intervention, Scenario } from './Scenario.ts'
import type { Told } from './Script.ts'
import { Simulation } from './Simulation.ts'
import { type Tally, tallyOf } from './Tally.ts'
import { Trace } from './Trace.ts'

/** A run told from a past on, as far as it has been asked for. */
interface Stretch {
  simulation: Simulation
  records: Records
}

/** Rows from one past to the next: telling so many again takes a few milliseconds. */
const ROWS_APART = 8192
/** The more a past holds, such as jobs that wait, the longer it takes to keep one, and the more rows lie between two. */
const ROWS_PER_BYTE = 1 / 24
const STEPS_AT_ONCE = 2048
/** An older moment is told with so much of the run around it, in time or in pasts, whichever is less. */
const AROUND_US = 60_000_000
const PASTS_AROUND = 1

/**
 * A run with a memory: its newest rows as records, and pasts from which whatever is older is told again when it is looked
 * at. Memory has a bound however long the run is.
 */
export class History {
  readonly #scenario: Scenario
  readonly #told: Told[]
  readonly #pasts: Pasts
  readonly #newest: Stretch
  #older: Stretch | undefined
  #rowsAtPast = 0

  /**
   * Begins a run that is told of `told`, or goes on from the last of `pasts` of such a run. The scenario must be complete
   * and valid.
   */
  constructor(
    scenario: Scenario,
    pasts: readonly Past[] = [],
    told: readonly Told[] = scenario.interventions,
  ) {
    this.#scenario = scenario
    this.#told = [...told]
    this.#pasts = new Pasts(pasts)
    this.#newest = this.#from(pasts.at(-1))
  }

  /** How far the run has been played. */
  get nowUs(): number {
    return this.#newest.simulation.nowUs
  }

  /** When something happens next, infinite if nothing will. */
  get nextAtUs(): number {
    return this.#newest.simulation.nextAtUs
  }

  /** The newest part of the run. */
  get records(): Records {
    return this.#newest.records
  }

  /** What the run can be told again from, oldest first. */
  get pasts(): readonly Past[] {
    return this.#pasts.list
  }

  /** The present, to tell the run on from it elsewhere. */
  past(): Past {
    return { snapshot: this.#newest.simulation.snapshot(), open: this.records.openPart() }
  }

  /** What the run has been told of, in the order of telling. */
  get told(): readonly Told[] {
    return this.#told
  }

  /** Plays everything before `toUs`. */
  advanceTo(toUs: number): void {
    let isThere = false
    while (!isThere) isThere = this.advance(toUs, STEPS_AT_ONCE)
    this.#newest.simulation.advanceTo(toUs)
  }

  /** Plays at most `steps` entries before `toUs`; true if none is left. */
  advance(toUs: number, steps: number): boolean {
    const { simulation, records } = this.#newest
    const isThere = simulation.advance(toUs, steps)
    records.catchUp()
    const rows = records.trace.length - this.#rowsAtPast
    if (rows >= ROWS_APART && rows >= this.#pasts.lastBytes * ROWS_PER_BYTE) this.#keepPast()
    return isThere
  }

  /**
   * Plans an intervention, after those that were planned before for the same time.
   *
   * @throws if its time has passed.
   */
  intervene(intervention: Intervention): void {
    this.#newest.simulation.intervene(intervention)
    this.#told.push(intervention)
    this.#older = undefined
  }

  /** Records that tell the run at `atUs` and around it: all that is kept, or a stretch that is told again. */
  recordsAround(atUs: number): Records {
    const fromUs = Math.max(0, atUs - AROUND_US)
    if (fromUs >= this.records.trace.startUs) return this.records
    const { list } = this.#pasts
    const last = this.#pasts.countBefore(atUs) - 1
    const first = Math.min(last - 1, this.#pasts.countBefore(fromUs) - 1)
    const start = list[Math.max(last - PASTS_AROUND, first)]
    const startUs = start === undefined ? 0 : start.snapshot.atUs + 1
    if (startUs > this.records.trace.startUs) return this.records
    const end = list[last + PASTS_AROUND]
    const endUs = Math.min(atUs + AROUND_US, end?.snapshot.atUs ?? this.nowUs, this.nowUs)
    if (!this.#older || !covers(this.#older, startUs, atUs)) this.#older = this.#from(start)
    this.#tell(this.#older, atUs, endUs)
    return this.#older.records
  }

  /** How far those records, which came from here, tell the run. */
  toldUs(records: Records): number {
    return records === this.#older?.records ? this.#older.simulation.nowUs : this.nowUs
  }

  /** How the run stood at some instant before `atUs`, if one is remembered: for what looks at the whole of a long run. */
  tallyBefore(atUs: number): Tally | undefined {
    const open = this.#pasts.list[this.#pasts.countBefore(atUs) - 1]?.open
    return open && tallyOf(open.counts, open.startUs)
  }

  /** The same run as far as `atUs`, which lies not after now, without what `isKept` does not hold for. */
  fork(atUs: number, isKept: (intervention: Intervention) => boolean): History {
    const told = this.#told.map((one) => (one && isKept(one) ? one : undefined))
    const fork = new History(this.#scenario, this.#pasts.list.slice(0, this.#pasts.countBefore(atUs)), told)
    fork.advanceTo(atUs)
    return fork
  }

  #from(past: Past | undefined): Stretch {
    const trace = new Trace(undefined, past && past.snapshot.atUs + 1)
    const records = new Records(trace, this.#scenario.lanes, past?.open)
    return { simulation: new Simulation(this.#scenario, trace, past?.snapshot, this.#told), records }
  }

  /** Tells a stretch on to `endUs`, and to the first row at or after `atUs` if there is none before that. */
  #tell({ simulation, records }: Stretch, atUs: number, endUs: number): void {
    const { trace } = records
    if (simulation.nowUs < endUs) simulation.advanceTo(endUs)
    while (trace.rowsBefore(atUs) === trace.length && simulation.nextAtUs < this.nowUs) {
      simulation.advanceTo(simulation.nextAtUs + 1)
    }
    records.catchUp()
  }

  #keepPast(): void {
    this.#rowsAtPast = this.records.trace.length
    if (this.#pasts.isDue) this.#pasts.add(this.past())
    else this.#pasts.pass()
  }
}

/** Whether a stretch tells all from `startUs` on, and has come as far as `atUs` or can be told on to it. */
function covers({ records }: Stretch, startUs: number, atUs: number): boolean {
  return records.trace.startUs <= startUs && records.trace.startUs < atUs
}
