import type { Carrier } from './Carrier.ts'
import { EventColumn } from './EventColumn.ts'
import type { Station } from './Station.ts'

/** The ids that a receiver has seen. A claim is kept for the run; the ttl of the moment says whether it still counts. */
export class Claims {
  readonly #station: Station
  /** When each id was claimed, plus 1: 0 is for never. */
  readonly #claimed = new EventColumn()

  constructor(station: Station) {
    this.#station = station
  }

  /** Whether the event's id was claimed not longer than the ttl ago. */
  holds(event: number): boolean {
    const { world, settings } = this.#station
    if (settings.ttlUs < 0) return false
    const claimed = this.#claimed.get(event)
    return claimed > 0 && world.nowUs + 1 - claimed <= settings.ttlUs
  }

  /** Claims the event's id now, if the receiver keeps ids. */
  claim(event: number): void {
    const { world, settings } = this.#station
    if (settings.ttlUs >= 0) this.#claimed.set(event, world.nowUs + 1)
  }

  carry(state: Carrier): void {
    this.#claimed.carry(state)
  }
}
