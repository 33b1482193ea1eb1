import type { Carrier } from './Carrier.ts'
import { EventColumn } from './EventColumn.ts'
import { Fifo } from './Fifo.ts'
import { ROW, WAS_LOST } from './rows.ts'
import type { Station } from './Station.ts'
import { DELIVERIES, ticketOf } from './tickets.ts'

/** The state of an event is a sum: known, a delivery has succeeded, OPEN for each delivery that has not ended. */
const KNOWN = 1
const SUCCEEDED = 2
const OPEN = 4
/** Is added for each delivery that waits for a retry to fall due. */
const WAIT = OPEN * 2 * DELIVERIES
/** Not known, and every delivery has been given up: only reconciliation still helps. */
const STRANDED = 0

/** Where a webhook lane stands with each event: what became of its deliveries, and whether the receiver knows it. */
export class Deliveries {
  readonly #station: Station
  readonly #state = new EventColumn()
  readonly #attempts = new EventColumn()
  readonly #redeliveries = new EventColumn()
  /** Deliveries of all events that wait for a retry to fall due. */
  #waits = 0
  #stranded = 0
  /** All events up to it are known; those after it have not been looked at. */
  #knownUpTo = 0
  /** Of the events before it only the stragglers, which were redelivered later, may have deliveries that have not ended. */
  #endedBefore = 1
  readonly #stragglers = new Fifo()

  constructor(station: Station) {
    this.#station = station
  }

  /** Begins the delivery of an event that happens, and returns its ticket. */
  begin(event: number): number {
    this.#state.set(event, OPEN)
    return ticketOf(event, 0)
  }

  /** Begins one more delivery of the event, with its row, and returns its ticket. */
  beginAgain(event: number): number {
    const { world, lane } = this.#station
    const state = this.#state.get(event)
    const index = this.#redeliveries.get(event) + 1
    const flag = state === STRANDED && this.#isForgetful ? WAS_LOST : 0
    if (state === STRANDED) this.#stranded--
    if (state < OPEN && event < this.#endedBefore) this.#stragglers.push(event)
    this.#state.set(event, state + OPEN)
    this.#redeliveries.set(event, index)
    world.sink.row(world.nowUs, ROW.redelivered, lane, event, this.#attempts.get(event) + flag, 0)
    return ticketOf(event, index)
  }

  /** Counts an attempt and returns its number over all deliveries of the event. */
  addAttempt(event: number): number {
    const attempt = this.#attempts.get(event) + 1
    this.#attempts.set(event, attempt)
    return attempt
  }

  /** A delivery of the event begins to wait for its retry. */
  beginWait(event: number): void {
    this.#waits++
    this.#state.set(event, this.#state.get(event) + WAIT)
  }

  endWait(event: number): void {
    this.#waits--
    this.#state.set(event, this.#state.get(event) - WAIT)
  }

  succeed(event: number): void {
    const state = this.#state.get(event) - OPEN
    this.#state.set(event, state | SUCCEEDED)
    if (event < this.#endedBefore) this.#leaveStragglers(event)
  }

  /** Gives up a delivery of the event, with its row. */
  giveUp(event: number): void {
    const { world, lane } = this.#station
    const state = this.#state.get(event) - OPEN
    this.#state.set(event, state)
    if (event < this.#endedBefore) this.#leaveStragglers(event)
    if (state === STRANDED) this.#stranded++
    const isLost = state === STRANDED && this.#isForgetful
    world.sink.row(world.nowUs, ROW['given-up'], lane, event, isLost ? 1 : 0, 0)
  }

  /** Gives up all deliveries that wait for a retry. */
  giveUpWaiting(): void {
    for (let event = 1; this.#waits > 0; event++) {
      while (this.#state.get(event) >= WAIT) {
        this.endWait(event)
        this.giveUp(event)
      }
    }
  }

  isKnown(event: number): boolean {
    return (this.#state.get(event) & KNOWN) === KNOWN
  }

  /** The receiver knows the event from now on, by `request`; says so in a row if it is news. */
  learn(event: number, request: number): void {
    const { world, lane } = this.#station
    const state = this.#state.get(event)
    if ((state & KNOWN) === KNOWN) return
    const flag = state === STRANDED && this.#isForgetful ? WAS_LOST : 0
    if (state === STRANDED) this.#stranded--
    this.#state.set(event, state | KNOWN)
    world.sink.row(world.nowUs, ROW.known, lane, event, request + flag, world.happenedAtUs(event))
  }

  /** The highest number up to which all events are known. */
  get knownUpTo(): number {
    const { eventCount } = this.#station.world
    while (this.#knownUpTo < eventCount && this.isKnown(this.#knownUpTo + 1)) this.#knownUpTo++
    return this.#knownUpTo
  }

  /** The lowest event with a delivery that has not ended; a higher number than any if there is none. */
  get lowestOpen(): number {
    const { eventCount } = this.#station.world
    while (this.#endedBefore <= eventCount && this.#state.get(this.#endedBefore) < OPEN) this.#endedBefore++
    let lowest = this.#endedBefore
    for (let place = 0; place < this.#stragglers.length; place++) {
      const straggler = this.#stragglers.at(place)
      if (straggler < lowest) lowest = straggler
    }
    return lowest
  }

  /** How many events are neither known nor on their way in a delivery. */
  get stranded(): number {
    return this.#stranded
  }

  carry(state: Carrier): void {
    this.#state.carry(state)
    this.#attempts.carry(state)
    this.#redeliveries.carry(state)
    this.#waits = state.number(this.#waits)
    this.#stranded = state.number(this.#stranded)
    this.#knownUpTo = state.number(this.#knownUpTo)
    this.#endedBefore = state.number(this.#endedBefore)
    this.#stragglers.carry(state)
  }

  /** Whether an event that is neither known nor on its way is lost. */
  get #isForgetful(): boolean {
    return this.#station.settings.reconcileUs < 0
  }

  #leaveStragglers(event: number): void {
    if (this.#state.get(event) >= OPEN) return
    for (let place = 0; place < this.#stragglers.length; place++) {
      if (this.#stragglers.at(place) === event) {
        this.#stragglers.remove(place)
        return
      }
    }
  }
}
