import { ENTRY } from './Calendar.ts'
import { ROW } from './rows.ts'
import { type Closing, closingAt, type LaneSettings } from './settings.ts'
import type { World } from './World.ts'

/** Whether a subscriber is there: plans the edges of its outages and writes down when they begin and end. */
export class Door {
  readonly #world: World
  readonly #lane: number
  #edges = 0
  /** What was last written down: nothing, refusing or hanging. */
  #written: 'open' | 'refuse' | 'hang' = 'open'

  constructor(world: World, lane: number) {
    this.#world = world
    this.#lane = lane
  }

  /** The outage that covers the present, whether or not its edge has been settled. */
  get closing(): Closing | undefined {
    const settings = this.#world.settings.lanes[this.#lane] as LaneSettings
    return closingAt(settings.closings, this.#world.nowUs)
  }

  /** Plans the edges of all outages from now on. */
  planEdges(): void {
    const settings = this.#world.settings.lanes[this.#lane] as LaneSettings
    for (const { fromUs, toUs } of settings.closings) {
      for (const atUs of [fromUs, toUs]) {
        if (atUs >= this.#world.nowUs) this.#world.calendar.plan(atUs, ENTRY.edge, this.#lane, ++this.#edges)
      }
    }
  }

  /** Writes down what has changed since it was last called; returns whether the subscriber is away now. */
  look(): boolean {
    const { closing } = this
    const state = closing === undefined ? 'open' : closing.hangs ? 'hang' : 'refuse'
    if (state !== this.#written) {
      const { sink, nowUs } = this.#world
      if (this.#written !== 'open') sink.row(nowUs, ROW['outage-ended'], this.#lane, 0, 0, 0)
      if (state !== 'open') sink.row(nowUs, ROW['outage-began'], this.#lane, state === 'hang' ? 1 : 0, 0, 0)
      this.#written = state
    }
    return closing !== undefined
  }
}
