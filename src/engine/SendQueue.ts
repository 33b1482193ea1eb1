import type { Carrier } from './Carrier.ts'
import type { Deliveries } from './Deliveries.ts'
import { EntryQueue } from './EntryQueue.ts'
import type { Station } from './Station.ts'
import { DELIVERIES, eventOf, failuresOf, indexOf, ticketOf } from './tickets.ts'

const NEVER = Number.POSITIVE_INFINITY
/** No ticket may start. */
export const NONE = -1

/**
 * Deliveries that are due and may not leave yet, by their tickets: in the order in which they fell due they wait for a
 * place, and first attempts in an ordered lane for their turn as well.
 */
export class SendQueue {
  readonly #station: Station
  readonly #deliveries: Deliveries
  /** Those that wait for a place only, by their position in the queue. */
  #ready = new EntryQueue()
  /** First attempts of an ordered lane, by event, then by position; the number holds the index of the delivery as well. */
  readonly #held = new EntryQueue()
  #entered = 0

  constructor(station: Station, deliveries: Deliveries) {
    this.#station = station
    this.#deliveries = deliveries
  }

  /** Goes to the end of the queue. */
  enter(ticket: number): void {
    this.#put(++this.#entered, ticket)
  }

  /** Takes the first ticket that is not held back out of the queue, NONE if there is no such. */
  take(): number {
    return this.#takeFirst(!this.#held.isEmpty && this.#held.firstAtUs === this.#deliveries.lowestOpen)
  }

  /** Takes any ticket out of the queue, NONE if it is empty. */
  takeAny(): number {
    return this.#takeFirst(!this.#held.isEmpty)
  }

  /** Lets first attempts wait for their turn, or not any more, after the lane has become ordered or unordered. */
  sort(): void {
    const before = this.#ready
    this.#ready = new EntryQueue()
    while (!before.isEmpty) {
      this.#put(before.firstAtUs, before.firstNumber)
      before.drop()
    }
    if (this.#station.settings.isOrdered) return
    while (!this.#held.isEmpty) {
      const position = Math.floor(this.#held.firstNumber / DELIVERIES)
      this.#ready.push(position, this.#takeHeld())
    }
  }

  carry(state: Carrier): void {
    this.#ready.carry(state)
    this.#held.carry(state)
    this.#entered = state.number(this.#entered)
  }

  #put(position: number, ticket: number): void {
    if (!this.#station.settings.isOrdered || failuresOf(ticket) > 0) this.#ready.push(position, ticket)
    else this.#held.push(eventOf(ticket), position * DELIVERIES + indexOf(ticket))
  }

  #takeFirst(isHeldToo: boolean): number {
    const position = this.#ready.isEmpty ? NEVER : this.#ready.firstAtUs
    if (isHeldToo && this.#held.firstNumber < position * DELIVERIES) return this.#takeHeld()
    if (position === NEVER) return NONE
    const ticket = this.#ready.firstNumber
    this.#ready.drop()
    return ticket
  }

  #takeHeld(): number {
    const ticket = ticketOf(this.#held.firstAtUs, this.#held.firstNumber % DELIVERIES)
    this.#held.drop()
    return ticket
  }
}
