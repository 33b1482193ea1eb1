import { History } from '../engine/History.ts'
import { usFromMs } from '../engine/microseconds.ts'
import { momentAt } from '../engine/momentAt.ts'
import type { Past } from '../engine/Pasts.ts'
import type { Records } from '../engine/Records.ts'
import type { Changes, Intervention, Scenario } from '../engine/Scenario.ts'
import type { Told } from '../engine/Script.ts'
import { withChanges } from '../engine/withChanges.ts'
import type { Problem } from '../scenario/Problem.ts'
import { afterSet, readInterventions } from '../scenario/readInterventions.ts'
import type { Sight } from './sight.ts'

let branches = 0

/**
 * A run that a reader plays with. The reader's knobs become interventions at the moment shown; turned after scrubbing
 * back they fork the run there. Virtual time is in microseconds.
 */
export class Session {
  readonly #opened: Scenario
  /** The interventions of this branch, as they are applied; `#made` are those that the reader added. */
  #interventions: readonly Intervention[]
  readonly #made = new Set<Intervention>()
  /** Interventions at the frontier that the simulation has not been told of: a knob being dragged replaces its own. */
  #waiting: Intervention[] = []
  #history: History
  #scenario: Scenario
  #settings: Scenario
  #settled = -1
  #shownUs = 0
  #branch = ++branches

  constructor(scenario: Scenario) {
    this.#opened = scenario
    this.#interventions = byTime(scenario.interventions)
    this.#scenario = scenario
    this.#settings = scenario
    this.#history = new History(scenario)
  }

  /** The run with all interventions so far: what a link or a file holds. */
  get scenario(): Scenario {
    return this.#scenario
  }

  get shownUs(): number {
    return this.#shownUs
  }

  /** How far the run has been simulated. */
  get frontierUs(): number {
    return this.#history.nowUs
  }

  /** What has happened around the moment shown. */
  get records(): Records {
    return this.#history.recordsAround(this.#shownUs)
  }

  /** What somebody else needs to simulate on from the frontier: send it, and take the pasts that come of it. */
  get task(): { scenario: Scenario; pasts: readonly Past[]; told: readonly Told[] } {
    this.#tellWaiting()
    return { scenario: this.#opened, pasts: [this.#history.past()], told: this.#history.told }
  }

  /** Takes over what somebody else has simulated from the frontier on. */
  takePasts(pasts: readonly Past[]): void {
    this.#history = new History(this.#opened, [...this.#history.pasts, ...pasts], this.#history.told)
  }

  /** Simulates as far as `atUs`, and shows nothing. */
  reach(atUs: number): void {
    if (atUs <= this.frontierUs) return
    this.#tellWaiting()
    this.#history.advanceTo(atUs)
  }

  /** Shows the moment at `atUs`, simulating as far as that needs. */
  show(atUs: number): Sight {
    this.reach(atUs)
    this.#shownUs = atUs
    const { records } = this
    return {
      scenario: this.#scenario,
      settings: this.#settingsAt(atUs),
      records,
      moment: momentAt(records, atUs),
      tallyBefore: (earlierUs) => this.#history.tallyBefore(earlierUs),
      toldUs: this.#history.toldUs(records),
      frontierUs: this.frontierUs,
      branch: this.#branch,
    }
  }

  /** Changes values of the run from the moment shown on; returns what is wrong with them, if anything is. */
  change(changes: Changes): readonly Problem[] {
    const problems: Problem[] = []
    const settings = this.#settingsAt(this.#shownUs)
    const after = afterSet(settings, changes, 'set', problems)
    const later = this.#remaining().filter((one) => atUsOf(one) > this.#shownUs)
    readInterventions(later, after, problems)
    if (problems.length === 0) this.#intervene({ atMs: this.#shownUs / 1000, set: changes })
    return problems
  }

  /** Makes an event happen, or a polling client ask, at the moment shown. */
  act(deed: { do: 'emit' } | { do: 'poll'; lane: string }): void {
    this.#intervene({ atMs: this.#shownUs / 1000, ...deed })
  }

  /** The run from its beginning, set as the reader has it now. */
  restarted(): Session {
    const problems: Problem[] = []
    const scenario = this.#interventions.reduce((made, one) => {
      // What a value was set in may have been put there by the script: then it cannot hold from the beginning.
      return this.#made.has(one) && 'set' in one ? afterSet(made, one.set, 'set', []) : made
    }, this.#opened)
    readInterventions(scenario.interventions, { ...scenario, interventions: [] }, problems)
    return new Session(problems.length === 0 ? scenario : { ...scenario, interventions: [] })
  }

  /** The next stop after the moment shown: just after the next record, or `limitUs` if none comes before it. */
  nextStopUs(limitUs: number): number {
    const { trace } = this.records
    const shownUs = this.#shownUs
    this.#tellWaiting()
    while (trace.rowsBefore(shownUs) === trace.length && this.#history.nextAtUs < limitUs) {
      this.#history.advanceTo(this.#history.nextAtUs + 1)
    }
    const row = trace.rowsBefore(shownUs)
    return row < trace.length ? Math.min(trace.atUs(row) + 1, limitUs) : limitUs
  }

  /** The last stop before the moment shown, 0 if there is none. */
  lastStopUs(): number {
    const { trace } = this.records
    const row = trace.rowsBefore(this.#shownUs - 1) - 1
    return row < 0 ? 0 : trace.atUs(row) + 1
  }

  /** When something happens next at or after `atUs`, as far as is known. */
  nextEntryUs(atUs: number): number {
    const { trace } = this.records
    this.#tellWaiting()
    const row = trace.rowsBefore(atUs)
    return row < trace.length ? trace.atUs(row) : Math.max(this.#history.nextAtUs, atUs)
  }

  #tellWaiting(): void {
    for (const intervention of this.#waiting.splice(0)) this.#history.intervene(intervention)
  }

  #intervene(intervention: Intervention): void {
    if (this.#shownUs < this.frontierUs) this.#fork()
    const last = this.#waiting.at(-1)
    const replaced = last && touchesTheSame(last, intervention) ? this.#waiting.pop() : undefined
    this.#waiting.push(intervention)
    this.#made.add(intervention)
    const others = this.#interventions.filter((one) => one !== replaced)
    const at = others.findIndex((one) => atUsOf(one) > this.#shownUs)
    this.#take(at < 0 ? [...others, intervention] : others.toSpliced(at, 0, intervention))
  }

  /** The interventions that stay if the reader intervenes at the moment shown: those before it and the script to come. */
  #remaining(): readonly Intervention[] {
    if (this.#shownUs === this.frontierUs) return this.#interventions
    return this.#interventions.filter((one) => {
      const atUs = atUsOf(one)
      return atUs <= this.#shownUs || (atUs >= this.frontierUs && !this.#made.has(one))
    })
  }

  /** Goes back to the moment shown and forgets what came after it; what was still to come stays. */
  #fork(): void {
    const kept = this.#remaining()
    this.#take(kept)
    this.#branch = ++branches
    this.#waiting = kept.filter((one) => this.#made.has(one) && atUsOf(one) === this.#shownUs)
    const told = new Set(kept.filter((one) => !this.#waiting.includes(one)))
    this.#history = this.#history.fork(this.#shownUs, (one) => told.has(one))
  }

  #take(interventions: readonly Intervention[]): void {
    this.#interventions = interventions
    this.#scenario = { ...this.#opened, interventions }
    this.#settled = -1
  }

  /** The scenario as it holds at `atUs`, what is set at that very time included. */
  #settingsAt(atUs: number): Scenario {
    const past = this.#interventions.findIndex((one) => atUsOf(one) > atUs)
    const settled = past < 0 ? this.#interventions.length : past
    if (settled === this.#settled) return this.#settings
    const before = this.#interventions.slice(0, settled)
    const bare = { ...this.#opened, interventions: [] }
    this.#settings = before.reduce(
      (made, one) => ('set' in one ? withChanges(made, one.set) : made),
      bare as Scenario,
    )
    this.#settled = settled
    return this.#settings
  }
}

function atUsOf(intervention: Intervention): number {
  return usFromMs(intervention.atMs)
}

function byTime(interventions: readonly Intervention[]): readonly Intervention[] {
  return interventions.toSorted((a, b) => atUsOf(a) - atUsOf(b))
}

/** Whether both set the same single path: then the later one stands for both. */
function touchesTheSame(one: Intervention, other: Intervention): boolean {
  if (!('set' in one && 'set' in other)) return false
  return Object.keys(one.set).join() === Object.keys(other.set).join()
}
