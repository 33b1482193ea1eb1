import { ENTRY } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { ROW } from './rows.ts'
import type { Station } from './Station.ts'
import { type Closing, closingAt } from './settings.ts'

const OPEN = 0
const REFUSES = 1
const HANGS = 2

/** Whether a subscriber is there: plans the edges of its outages and writes down when they begin and end. */
export class Door {
  readonly #station: Station
  #edges = 0
  /** What was last written down. */
  #written = OPEN

  constructor(station: Station) {
    this.#station = station
  }

  /** The outage that covers the present, whether or not its edge has been settled. */
  get closing(): Closing | undefined {
    const { closings } = this.#station.settings
    return closings.length === 0 ? undefined : closingAt(closings, this.#station.world.nowUs)
  }

  /** Plans the edges of all outages from now on. */
  planEdges(): void {
    const { world, lane, settings } = this.#station
    for (const { fromUs, toUs } of settings.closings) {
      if (fromUs >= world.nowUs) world.calendar.plan(fromUs, ENTRY.edge, lane, ++this.#edges)
      if (toUs >= world.nowUs) world.calendar.plan(toUs, ENTRY.edge, lane, ++this.#edges)
    }
  }

  /** Writes down what has changed since it was last called; returns whether the subscriber is away now. */
  look(): boolean {
    const { closing } = this
    const state = closing === undefined ? OPEN : closing.hangs ? HANGS : REFUSES
    if (state !== this.#written) {
      const { world, lane } = this.#station
      if (this.#written !== OPEN) world.sink.row(world.nowUs, ROW['outage-ended'], lane, 0, 0, 0)
      if (state !== OPEN)
        world.sink.row(world.nowUs, ROW['outage-began'], lane, state === HANGS ? 1 : 0, 0, 0)
      this.#written = state
    }
    return closing !== undefined
  }

  carry(state: Carrier): void {
    this.#edges = state.number(this.#edges)
    this.#written = state.number(this.#written)
  }
}
