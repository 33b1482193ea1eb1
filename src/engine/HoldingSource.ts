import { ENTRY } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { Fifo } from './Fifo.ts'
import { POLL, PollSource } from './PollSource.ts'
import { VERDICTS } from './rows.ts'

/** What a held request keeps from its arrival on. */
const IS_HELD = POLL.own
const PAGE_SIZE = POLL.own + 1
const SOURCE_US = POLL.own + 2

/** How many columns it needs beyond those of a poll. */
export const HOLDING_COLUMNS = 3

const HELD = VERDICTS.indexOf('held')

/** A source app that holds a request for which it has nothing until it has (model.md, section Long polling). */
export class HoldingSource extends PollSource {
  /** Requests that are held, in the order of their arrival; some behind the first may have been answered since. */
  readonly #held = new Fifo()

  /** All held requests are read again, after the events of this microsecond: each has something to find now. */
  eventHappened(): void {
    const held = this.#held
    const { world, lane } = this.station
    while (held.length > 0) {
      const request = held.shift()
      if (this.#isHeld(request)) world.calendar.plan(world.nowUs, ENTRY.read, lane, request)
    }
  }

  readAgain(request: number): void {
    const { requests, station } = this
    requests.set(IS_HELD, request, 0)
    const above = station.world.eventCount - requests.get(POLL.cursor, request)
    this.read(request, above, requests.get(PAGE_SIZE, request), requests.get(SOURCE_US, request))
  }

  /** The request is answered with nothing, unless that has been done or it has been read again. */
  holdEnds(request: number): void {
    if (!this.#isHeld(request)) return
    const { requests } = this
    const held = this.#held
    requests.set(IS_HELD, request, 0)
    while (held.length > 0 && !this.#isHeld(held.at(0))) held.shift()
    this.read(request, 0, 0, requests.get(SOURCE_US, request))
  }

  override carry(state: Carrier): void {
    super.carry(state)
    this.#held.carry(state)
  }

  protected override serve(request: number, above: number): void {
    if (above > 0) return super.serve(request, above)
    const { requests } = this
    const { world, lane, settings } = this.station
    requests.set(IS_HELD, request, 1)
    requests.set(PAGE_SIZE, request, settings.pageSize)
    requests.set(SOURCE_US, request, settings.sourceUs)
    this.keepPayload(request)
    this.writeArrival(request, HELD)
    this.#held.push(request)
    world.calendar.plan(world.nowUs + settings.holdUs, ENTRY.hold, lane, request)
  }

  #isHeld(request: number): boolean {
    return this.requests.isOpen(request) && this.requests.get(IS_HELD, request) === 1
  }
}
