import { ENTRY } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { Door } from './Door.ts'
import { Handler } from './Handler.ts'
import { POLL, POLL_COLUMNS } from './PollSource.ts'
import { LEG, Requests } from './Requests.ts'
import { OUTCOMES, ROW } from './rows.ts'
import type { Station } from './Station.ts'
import { Subscriber } from './Subscriber.ts'
import type { LaneSettings } from './settings.ts'
import { Wire } from './Wire.ts'

const USEFUL = OUTCOMES.indexOf('useful')
const EMPTY = OUTCOMES.indexOf('empty')
const TIMEOUT = OUTCOMES.indexOf('timeout')
const RATE_LIMITED = OUTCOMES.indexOf('rate-limited')
const NEVER = Number.POSITIVE_INFINITY

/**
 * A subscriber that asks for the events above its cursor, with at most one request unsettled (model.md, section Polling).
 * When it asks, and whom, is the matter of the kinds of clients.
 */
export abstract class AskingClient extends Subscriber {
  protected readonly station: Station
  protected readonly requests: Requests
  protected readonly wire: Wire
  readonly #door: Door
  readonly #handler: Handler
  #cursor = 0
  /** The request that waits for its answer (0: none), until when it waits, and when the calendar says that time is up. */
  #unsettled = 0
  #waitsUntilUs = 0
  #alarmAtUs = NEVER
  #limitedUntilUs = 0

  constructor(station: Station, moreColumns: number) {
    super()
    this.station = station
    this.requests = new Requests(POLL_COLUMNS + moreColumns)
    this.wire = new Wire(station, this.requests, 'poll')
    this.#door = new Door(station)
    this.#handler = new Handler(station)
  }

  /** The client plans what comes after its request has settled and what it brought is known. */
  protected abstract planAfterSettling(outcome: number, hasMore: boolean): void

  start(): void {
    this.#door.planEdges()
  }

  answerArrives(request: number): void {
    const { requests } = this
    if (!requests.isOn(LEG.back, request)) return
    if (request !== this.#unsettled) return requests.end(request)
    const found = requests.get(POLL.found, request)
    if (found === 0) return this.#hearNothing(requests.get(POLL.nothing, request))
    const hasMore = requests.get(POLL.hasMore, request) === 1
    requests.close(request)
    this.#close(USEFUL)
    this.#learn(found, request)
    this.planAfterSettling(USEFUL, hasMore)
  }

  /**
   * One entry serves all requests: as only one is unsettled at a time, an entry that falls early is planned again. It does
   * not matter for which request it was planned.
   */
  timesOut(): void {
    const { nowUs } = this.station.world
    if (this.#unsettled !== 0 && this.#waitsUntilUs <= nowUs) this.#giveUp()
    if (this.#alarmAtUs > nowUs) return
    this.#alarmAtUs = NEVER
    if (this.#unsettled !== 0) this.#setAlarm()
  }

  workDone(job: number): void {
    const handler = this.#handler
    const event = handler.eventOf(job)
    const { world, lane } = this.station
    handler.finish(job)
    world.sink.row(world.nowUs, ROW.effect, lane, event, 1, world.happenedAtUs(event))
    handler.startWaiting()
  }

  edge(): void {
    if (this.#door.look() && this.#unsettled !== 0) this.#giveUp()
  }

  drop(request: number): void {
    this.wire.drop(request)
  }

  settingsChanged(_before: LaneSettings): void {
    this.#handler.startWaiting()
    this.#door.planEdges()
    this.edge()
  }

  carry(state: Carrier): void {
    this.requests.carry(state)
    this.#door.carry(state)
    this.#handler.carry(state)
    this.#cursor = state.number(this.#cursor)
    this.#unsettled = state.number(this.#unsettled)
    this.#waitsUntilUs = state.number(this.#waitsUntilUs)
    this.#alarmAtUs = state.number(this.#alarmAtUs)
    this.#limitedUntilUs = state.number(this.#limitedUntilUs)
  }

  /** The end of the rate limit's window that the client was told last, 0 before. */
  protected get limitedUntilUs(): number {
    return this.#limitedUntilUs
  }

  /** Whether the client may ask now: it waits for no answer and no window's end, and is in no outage. */
  protected get mayAsk(): boolean {
    return (
      this.#unsettled === 0 &&
      this.#limitedUntilUs <= this.station.world.nowUs &&
      this.#door.closing === undefined
    )
  }

  /** Whether nothing of any request is under way, nor anything there to be found. */
  protected get isIdle(): boolean {
    return this.#unsettled === 0 && this.#cursor === this.station.world.eventCount && this.requests.isEmpty
  }

  /** When the next outage begins, infinite if none is foreseen. */
  protected get nextOutageUs(): number {
    const { world, settings } = this.station
    for (const { fromUs } of settings.closings) {
      if (fromUs > world.nowUs) return fromUs
    }
    return NEVER
  }

  protected ask(): void {
    const { requests } = this
    const request = requests.add()
    requests.set(POLL.cursor, request, this.#cursor)
    this.wire.dispatch(request, ROW['poll-sent'], this.#cursor, request, 0)
    this.#unsettled = request
    const { world, settings } = this.station
    this.#waitsUntilUs = world.nowUs + settings.timeoutUs
    if (this.#waitsUntilUs < this.#alarmAtUs) this.#setAlarm()
  }

  /** The next `count` events are known, and jobs. */
  #learn(count: number, request: number): void {
    const { world, lane } = this.station
    const { sink, nowUs } = world
    const first = this.#cursor + 1
    const last = this.#cursor + count
    for (let event = first; event <= last; event++) {
      sink.row(nowUs, ROW.known, lane, event, request, world.happenedAtUs(event))
    }
    this.#cursor = last
    for (let event = first; event <= last; event++) this.#handler.accept(event, 0)
  }

  /** The awaited answer brings no event: an empty one, or a 429 if `nothing` is below 0. */
  #hearNothing(nothing: number): void {
    if (nothing < 0) this.#limitedUntilUs = -nothing
    const outcome = nothing < 0 ? RATE_LIMITED : EMPTY
    this.requests.close(this.#unsettled)
    this.#close(outcome)
    this.planAfterSettling(outcome, false)
  }

  /** The client stops waiting for its request, whose message may still be under way. */
  #giveUp(): void {
    this.requests.settle(this.#unsettled)
    this.#close(TIMEOUT)
    this.planAfterSettling(TIMEOUT, false)
  }

  #close(outcome: number): void {
    const { world, lane } = this.station
    world.sink.row(world.nowUs, ROW.settled, lane, this.#unsettled, outcome, 0)
    this.#unsettled = 0
  }

  #setAlarm(): void {
    const { world, lane } = this.station
    this.#alarmAtUs = this.#waitsUntilUs
    world.calendar.plan(this.#waitsUntilUs, ENTRY.timeout, lane, this.#unsettled)
  }
}
