import { usFromMs } from './microseconds.ts'
import type { Intervention } from './Scenario.ts'

/** What a run is told of: an intervention, or nothing in the place of one that was taken back before it came. */
export type Told = Intervention | undefined

/** The interventions that a run has been told of, numbered from 1 in the order of telling. */
export class Script {
  readonly #interventions: Told[] = []
  /** When one may come next; in the past if that is to be looked up. */
  #nextUs = -1

  get count(): number {
    return this.#interventions.length
  }

  /** Adds an intervention and returns its number. */
  add(intervention: Told): number {
    this.#nextUs = -1
    return this.#interventions.push(intervention)
  }

  /** The intervention of that number, unless it was taken back. */
  at(number: number): Told {
    return this.#interventions[number - 1]
  }

  /** When one may come next, at or after `nowUs`, infinite if none will. */
  nextUs(nowUs: number): number {
    if (this.#nextUs < nowUs) {
      this.#nextUs = Number.POSITIVE_INFINITY
      for (const intervention of this.#interventions) {
        const atUs = intervention ? usFromMs(intervention.atMs) : -1
        if (atUs >= nowUs && atUs < this.#nextUs) this.#nextUs = atUs
      }
    }
    return this.#nextUs
  }
}
