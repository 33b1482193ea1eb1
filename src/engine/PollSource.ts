import { ENTRY } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { RateLimit } from './RateLimit.ts'
import { LEG, REQUEST, type Requests } from './Requests.ts'
import { EMPTY_OK, LATE, ROW, VERDICTS } from './rows.ts'
import type { Station } from './Station.ts'
import type { LaneSettings } from './settings.ts'
import type { Wire } from './Wire.ts'

/**
 * Columns of a poll. All but the cursor are 0 until it reaches the source. If it finds nothing, `nothing` is the flag of an
 * empty answer, or minus the end of the window if it came past a rate limit. From `own` on there is room for what a kind
 * of source remembers of a request.
 */
export const POLL = {
  cursor: REQUEST.free,
  found: REQUEST.free + 1,
  hasMore: REQUEST.free + 2,
  payload: REQUEST.free + 3,
  nothing: REQUEST.free + 4,
  own: REQUEST.free + 5,
} as const

/** How many columns of its own a poll has at least. */
export const POLL_COLUMNS = POLL.own - REQUEST.free

const READ = VERDICTS.indexOf('read')
const RATE_LIMITED = VERDICTS.indexOf('rate-limited')
const TOO_MANY_REQUESTS = 429

/** The source app as polls see it: reads what is above a cursor, within a rate limit, and answers. */
export class PollSource {
  protected readonly station: Station
  protected readonly requests: Requests
  readonly #wire: Wire
  readonly #limit = new RateLimit()

  constructor(station: Station, requests: Requests, wire: Wire) {
    this.station = station
    this.requests = requests
    this.#wire = wire
  }

  /** The message of a request reaches the source, unless it has been lost. */
  requestArrives(request: number): void {
    const { requests } = this
    if (!requests.isOn(LEG.out, request)) return
    requests.move(request, LEG.none)
    const { world, settings } = this.station
    const { rateLimit } = settings
    if (rateLimit !== null) {
      const untilUs = this.#limit.refusesUntilUs(rateLimit, world.nowUs)
      if (untilUs > 0) return this.#refuse(request, untilUs)
    }
    if (!settings.conditional) requests.set(POLL.nothing, request, EMPTY_OK)
    this.serve(request, world.eventCount - requests.get(POLL.cursor, request))
  }

  answerLeaves(request: number): void {
    const { requests } = this
    const found = requests.get(POLL.found, request)
    if (found === 0) return this.#answerNothing(request)
    this.station.world.writePayload(requests.get(POLL.payload, request))
    this.#wire.answer(request, ROW['poll-answered'], found, request, 0)
  }

  settingsChanged(before: LaneSettings): void {
    const { world, settings } = this.station
    this.#limit.change(before.rateLimit, settings.rateLimit, world.nowUs)
  }

  carry(state: Carrier): void {
    this.#limit.carry(state)
  }

  /** A request that no limit refuses arrives; there are `above` events above its cursor. */
  protected serve(request: number, above: number): void {
    const { settings } = this.station
    if (above > 0) this.keepPayload(request)
    this.writeArrival(request, READ)
    this.read(request, above, settings.pageSize, settings.sourceUs)
  }

  /** Reads at most `pageSize` of `above` events; the answer leaves `sourceUs` later. */
  protected read(request: number, above: number, pageSize: number, sourceUs: number): void {
    const { world, lane } = this.station
    if (above > 0) {
      const { requests } = this
      requests.set(POLL.found, request, above < pageSize ? above : pageSize)
      if (above > pageSize) requests.set(POLL.hasMore, request, 1)
    }
    world.calendar.plan(world.nowUs + sourceUs, ENTRY.answerLeaves, lane, request)
  }

  /** What it is answered later is as large as contents are now. */
  protected keepPayload(request: number): void {
    this.requests.set(POLL.payload, request, this.station.world.settings.payloadBytes)
  }

  protected writeArrival(request: number, verdict: number): void {
    const { world, lane } = this.station
    const detail = this.requests.isSettled(request) ? verdict + LATE : verdict
    world.sink.row(world.nowUs, ROW.arrived, lane, request, detail, 0)
  }

  #answerNothing(request: number): void {
    const nothing = this.requests.get(POLL.nothing, request)
    if (nothing >= 0) this.#wire.answer(request, ROW['poll-answered'], nothing, request, 0)
    else this.#wire.answer(request, ROW['call-answered'], TOO_MANY_REQUESTS, request, 0)
  }

  #refuse(request: number, untilUs: number): void {
    const { world, lane, settings } = this.station
    this.requests.set(POLL.nothing, request, -untilUs)
    this.writeArrival(request, RATE_LIMITED)
    world.calendar.plan(world.nowUs + settings.sourceUs, ENTRY.answerLeaves, lane, request)
  }
}
