import type { Carrier } from './Carrier.ts'
import { EventColumn } from './EventColumn.ts'
import type { Station } from './Station.ts'

/** The ids that a receiver has seen. A claim is kept for the run; the ttl of the moment says whether it still counts. */
export class Claims {
  readonly #station: Station
  readonly #claimedAt = new EventColumn('f64', -1)

  constructor(station: Station) {
    this.#station = station
  }

  /** Whether the event's id was claimed not longer than the ttl ago. */
  holds(event: number): boolean {
    const { world, settings } = this.#station
    if (settings.ttlUs < 0) return false
    const claimedAtUs = this.#claimedAt.get(event)
    return claimedAtUs >= 0 && world.nowUs - claimedAtUs <= settings.ttlUs
  }

  /** Claims the event's id now, if the receiver keeps ids. */
  claim(event: number): void {
    const { world, settings } = this.#station
    if (settings.ttlUs >= 0) this.#claimedAt.set(event, world.nowUs)
  }

  carry(state: Carrier): void {
    this.#claimedAt.carry(state)
  }
}
