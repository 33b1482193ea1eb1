import { ENTRY } from './Calendar.ts'
import { Door } from './Door.ts'
import { Handler } from './Handler.ts'
import { Ring } from './Ring.ts'
import { EMPTY_OK, LOST, OUTCOMES, ROW, VERDICTS } from './rows.ts'
import type { Subscriber } from './Subscriber.ts'
import type { LaneSettings } from './settings.ts'
import { Ticks } from './Ticks.ts'
import { Wire } from './Wire.ts'
import type { World } from './World.ts'

const CURSOR = 0
const COUNT = 1
const HAS_MORE = 2
const PAYLOAD = 3
const EMPTY_EXTRA = 4
const IS_SETTLED = 5
const IS_OVER = 6

const READ = VERDICTS.indexOf('read')
const USEFUL = OUTCOMES.indexOf('useful')
const EMPTY = OUTCOMES.indexOf('empty')
const TIMEOUT = OUTCOMES.indexOf('timeout')

/** A subscriber that asks on a schedule for the events above its cursor (model.md, section Polling). */
export class PollingClient implements Subscriber {
  readonly #world: World
  readonly #lane: number
  readonly #wire: Wire
  readonly #handler: Handler
  readonly #door: Door
  readonly #ticks: Ticks
  readonly #requests = new Ring(7)
  #cursor = 0
  #unsettled = 0

  constructor(world: World, lane: number) {
    this.#world = world
    this.#lane = lane
    this.#wire = new Wire(world.seed, this.#settings.id, 'poll')
    this.#handler = new Handler(world, lane)
    this.#door = new Door(world, lane)
    this.#ticks = new Ticks(world, lane)
  }

  get #settings(): LaneSettings {
    return this.#world.settings.lanes[this.#lane] as LaneSettings
  }

  start(): void {
    this.#door.planEdges()
    this.#ticks.start()
  }

  tick(number: number): void {
    const mayAsk = this.#mayAsk
    if (this.#ticks.fall(number, mayAsk) && mayAsk) this.#ask()
  }

  askNow(): void {
    if (this.#mayAsk) this.#ask()
  }

  requestArrives(request: number): void {
    const { sink, nowUs, eventCount, settings, calendar } = this.#world
    const { pageSize, conditional, sourceUs } = this.#settings
    const above = eventCount - this.#requests.get(CURSOR, request)
    const found = above < pageSize ? above : pageSize
    this.#requests.set(COUNT, request, found)
    this.#requests.set(HAS_MORE, request, above > found ? 1 : 0)
    this.#requests.set(PAYLOAD, request, settings.payloadBytes)
    this.#requests.set(EMPTY_EXTRA, request, found === 0 && !conditional ? EMPTY_OK : 0)
    sink.row(nowUs, ROW.arrived, this.#lane, request, READ, 0)
    calendar.plan(nowUs + sourceUs, ENTRY.answerLeaves, this.#lane, request)
  }

  answerLeaves(request: number): void {
    const { sink, nowUs, calendar } = this.#world
    const found = this.#requests.get(COUNT, request)
    const backAtUs = nowUs + this.#wire.backUs(this.#settings, request, 0)
    const isLost = this.#wire.isLostBack(this.#settings, request, 0)
    if (found > 0) this.#world.writePayload(this.#requests.get(PAYLOAD, request))
    const detail = found + this.#requests.get(EMPTY_EXTRA, request) + (isLost ? LOST : 0)
    sink.row(nowUs, ROW['poll-answered'], this.#lane, request, detail, backAtUs)
    if (isLost) this.#end(request)
    else calendar.plan(backAtUs, ENTRY.response, this.#lane, request)
  }

  answerArrives(request: number): void {
    const isAwaited = this.#unsettled === request
    const found = this.#requests.get(COUNT, request)
    const hasMore = this.#requests.get(HAS_MORE, request) === 1
    this.#end(request)
    if (!isAwaited) return
    this.#settle(request, found > 0 ? USEFUL : EMPTY)
    for (let event = this.#cursor + 1; event <= this.#cursor + found; event++) this.#learn(event, request)
    this.#cursor += found
    if (hasMore) this.#ask()
  }

  timesOut(request: number): void {
    if (this.#unsettled === request) this.#settle(request, TIMEOUT)
  }

  workDone(job: number): void {
    const event = this.#handler.eventOf(job)
    const { sink, nowUs } = this.#world
    this.#handler.finish(job)
    sink.row(nowUs, ROW.effect, this.#lane, event, 1, this.#world.happenedAtUs(event))
    this.#handler.startWaiting()
  }

  edge(): void {
    if (this.#door.look() && this.#unsettled !== 0) this.#settle(this.#unsettled, TIMEOUT)
  }

  settingsChanged(intervalUsBefore: number): void {
    if (this.#settings.intervalUs !== intervalUsBefore) this.#ticks.intervalChanged(intervalUsBefore)
    this.#handler.startWaiting()
    this.#door.planEdges()
    this.edge()
  }

  eventHappened(): void {}

  deliveryDue(): void {}

  get #mayAsk(): boolean {
    return this.#unsettled === 0 && this.#door.closing === undefined
  }

  #ask(): void {
    const { sink, nowUs, calendar } = this.#world
    const request = this.#requests.add()
    this.#requests.set(CURSOR, request, this.#cursor)
    this.#unsettled = request
    const arrivesAtUs = nowUs + this.#wire.outUs(this.#settings, request, 0)
    const isLost = this.#wire.isLostOut(this.#settings, request, 0)
    sink.row(nowUs, ROW['poll-sent'], this.#lane, request, this.#cursor + (isLost ? LOST : 0), arrivesAtUs)
    if (isLost) this.#end(request)
    else calendar.plan(arrivesAtUs, ENTRY.arrive, this.#lane, request)
    calendar.plan(nowUs + this.#settings.timeoutUs, ENTRY.timeout, this.#lane, request)
  }

  #learn(event: number, request: number): void {
    const { sink, nowUs } = this.#world
    sink.row(nowUs, ROW.known, this.#lane, event, request, this.#world.happenedAtUs(event))
    this.#handler.accept(event, 0)
  }

  #settle(request: number, outcome: number): void {
    this.#unsettled = 0
    this.#world.sink.row(this.#world.nowUs, ROW['poll-settled'], this.#lane, request, outcome, 0)
    if (this.#requests.get(IS_OVER, request) === 1) this.#requests.close(request)
    else this.#requests.set(IS_SETTLED, request, 1)
  }

  /** Nothing of the request is under way any more. */
  #end(request: number): void {
    if (this.#requests.get(IS_SETTLED, request) === 1) this.#requests.close(request)
    else this.#requests.set(IS_OVER, request, 1)
  }
}
