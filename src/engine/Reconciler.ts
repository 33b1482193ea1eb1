import { ENTRY } from './Calendar.ts'
import { CALL, type Calls, KIND, RECONCILE } from './Calls.ts'
import type { Carrier } from './Carrier.ts'
import type { Claims } from './Claims.ts'
import type { Deliveries } from './Deliveries.ts'
import type { Door } from './Door.ts'
import type { Handler } from './Handler.ts'
import { LATE, OUTCOMES, ROW, VERDICTS } from './rows.ts'
import type { Station } from './Station.ts'
import type { WebhookParts } from './WebhookParts.ts'
import { Wire } from './Wire.ts'

const PAGE_SIZE = 100
const PLANNED_ANEW = 0
const SENT = 1
const SKIPPED = 2

const READ = VERDICTS.indexOf('read')
const USEFUL = OUTCOMES.indexOf('useful')
const EMPTY = OUTCOMES.indexOf('empty')
const TIMEOUT = OUTCOMES.indexOf('timeout')

/** The slow poll beside a webhook that finds what was missed. */
export class Reconciler {
  readonly #station: Station
  readonly #wire: Wire
  readonly #requests: Calls
  readonly #deliveries: Deliveries
  readonly #claims: Claims
  readonly #handler: Handler
  readonly #door: Door
  /** Number of ticks planned; all but the last are over or void. */
  #planned = 0
  /** When the last tick fell, or the instant from which the first is counted. */
  #lastUs = 0
  #hasFallen = false
  /** The request that is not settled, 0 if there is none. */
  #unsettled = 0

  constructor(parts: WebhookParts) {
    this.#station = parts.station
    this.#wire = new Wire(parts.station, parts.requests, 'reconcile')
    this.#requests = parts.requests
    this.#deliveries = parts.deliveries
    this.#claims = parts.claims
    this.#handler = parts.handler
    this.#door = parts.door
  }

  start(): void {
    const { reconcileUs } = this.#station.settings
    if (reconcileUs >= 0) this.#plan(reconcileUs, PLANNED_ANEW)
  }

  tick(number: number): void {
    const { world, settings } = this.#station
    if (number !== this.#planned) return
    const mayAsk = this.#unsettled === 0 && this.#door.closing === undefined
    this.#lastUs = world.nowUs
    this.#hasFallen = true
    this.#plan(world.nowUs + settings.reconcileUs, mayAsk ? SENT : SKIPPED)
    if (mayAsk) this.#ask()
  }

  /** A reconcile poll reaches the source. */
  requestArrives(request: number): void {
    const { world, lane, settings } = this.#station
    const requests = this.#requests
    const above = world.eventCount - requests.get(RECONCILE.cursor, request)
    const late = requests.isSettled(request) ? LATE : 0
    requests.set(RECONCILE.count, request, above < PAGE_SIZE ? above : PAGE_SIZE)
    requests.set(RECONCILE.hasMore, request, above > PAGE_SIZE ? 1 : 0)
    requests.set(RECONCILE.bytes, request, world.settings.payloadBytes)
    world.sink.row(world.nowUs, ROW.arrived, lane, request, READ + late, 0)
    world.calendar.plan(world.nowUs + settings.sourceUs, ENTRY.answerLeaves, lane, request)
  }

  answerLeaves(request: number): void {
    const count = this.#requests.get(RECONCILE.count, request)
    if (count > 0) this.#station.world.writePayload(this.#requests.get(RECONCILE.bytes, request))
    this.#wire.answer(request, ROW['poll-answered'], count, request, 0)
  }

  answerArrives(request: number): void {
    const requests = this.#requests
    const isAwaited = !requests.isSettled(request)
    const cursor = requests.get(RECONCILE.cursor, request)
    const count = requests.get(RECONCILE.count, request)
    const hasMore = requests.get(RECONCILE.hasMore, request) === 1
    if (isAwaited) this.#settle(request, count > 0 ? USEFUL : EMPTY)
    requests.end(request)
    if (!isAwaited) return
    for (let event = cursor + 1; event <= cursor + count; event++) this.#learn(event, request)
    const goesOn = this.#station.settings.reconcileUs >= 0 && this.#door.closing === undefined
    if (hasMore && goesOn) this.#ask()
  }

  /** Is called of a reconcile poll that is still awaited. */
  timesOut(request: number): void {
    this.#settle(request, TIMEOUT)
  }

  /** Plans the next tick anew after a change of the interval from `before`, -1 for "does not reconcile". */
  intervalChanged(before: number): void {
    const { world, settings } = this.#station
    const { reconcileUs } = settings
    if (reconcileUs === before) return
    if (reconcileUs < 0) {
      this.#writeSwitch(0)
      this.#writeTick(++this.#planned, PLANNED_ANEW, -1)
      return
    }
    if (before < 0) {
      this.#writeSwitch(1)
      if (!this.#hasFallen) this.#lastUs = world.nowUs
    }
    this.#plan(Math.max(world.nowUs, this.#lastUs + reconcileUs), PLANNED_ANEW)
  }

  carry(state: Carrier): void {
    this.#planned = state.number(this.#planned)
    this.#lastUs = state.number(this.#lastUs)
    this.#hasFallen = state.flag(this.#hasFallen)
    this.#unsettled = state.number(this.#unsettled)
  }

  #ask(): void {
    const request = this.#requests.add()
    const cursor = this.#deliveries.knownUpTo
    this.#requests.set(CALL.kind, request, KIND.reconcile)
    this.#requests.set(RECONCILE.cursor, request, cursor)
    this.#unsettled = request
    this.#wire.send(request, ROW['reconcile-sent'], cursor, request, 0)
  }

  #settle(request: number, outcome: number): void {
    const { world, lane } = this.#station
    this.#unsettled = 0
    this.#requests.settle(request)
    world.sink.row(world.nowUs, ROW.settled, lane, request, outcome, 0)
  }

  #learn(event: number, request: number): void {
    if (this.#deliveries.isKnown(event)) return
    this.#deliveries.learn(event, request)
    if (this.#claims.holds(event)) return
    this.#claims.claim(event)
    this.#handler.accept(event, 0)
  }

  #plan(atUs: number, reason: number): void {
    const { world, lane } = this.#station
    this.#writeTick(++this.#planned, reason, atUs)
    world.calendar.plan(atUs, ENTRY.tick, lane, this.#planned)
  }

  #writeTick(number: number, reason: number, atUs: number): void {
    const { world, lane } = this.#station
    world.sink.row(world.nowUs, ROW.tick, lane, number, reason, atUs)
  }

  #writeSwitch(isOn: number): void {
    const { world, lane } = this.#station
    world.sink.row(world.nowUs, ROW.reconciling, lane, isOn, this.#deliveries.stranded, 0)
  }
}
