import { ENTRY } from './Calendar.ts'
import { CALL, type Calls, FETCH, KIND } from './Calls.ts'
import type { Deliveries } from './Deliveries.ts'
import type { Handler } from './Handler.ts'
import { AGAIN, LATE, OUTCOMES, ROW, VERDICTS } from './rows.ts'
import type { Station } from './Station.ts'
import type { WebhookParts } from './WebhookParts.ts'
import { Wire } from './Wire.ts'

const READ = VERDICTS.indexOf('read')
const USEFUL = OUTCOMES.indexOf('useful')
const EMPTY = OUTCOMES.indexOf('empty')
const TIMEOUT = OUTCOMES.indexOf('timeout')

/** Asks the source for the contents of events that thin calls have only named, each until it is answered. */
export class Fetcher {
  readonly #station: Station
  readonly #wire: Wire
  readonly #requests: Calls
  readonly #deliveries: Deliveries
  readonly #handler: Handler

  constructor({ station, requests, deliveries, handler }: WebhookParts) {
    this.#station = station
    this.#wire = new Wire(station, requests, 'fetch')
    this.#requests = requests
    this.#deliveries = deliveries
    this.#handler = handler
  }

  /** Asks for an event (0: one that never happened), for a job that is reserved. */
  fetch(event: number, job: number): void {
    this.#send(event, job, 1)
  }

  /** A fetch reaches the source. */
  requestArrives(request: number): void {
    const { world, lane, settings } = this.#station
    const late = this.#requests.isSettled(request) ? LATE : 0
    this.#requests.set(FETCH.bytes, request, world.settings.payloadBytes)
    world.sink.row(world.nowUs, ROW.arrived, lane, request, READ + late, 0)
    world.calendar.plan(world.nowUs + settings.sourceUs, ENTRY.answerLeaves, lane, request)
  }

  answerLeaves(request: number): void {
    if (this.#requests.get(FETCH.event, request) === 0) {
      this.#wire.answer(request, ROW['call-answered'], 404, request, 0)
    } else {
      this.#station.world.writePayload(this.#requests.get(FETCH.bytes, request))
      this.#wire.answer(request, ROW['poll-answered'], 1, request, 0)
    }
  }

  answerArrives(request: number): void {
    const isAwaited = !this.#requests.isSettled(request)
    const event = this.#requests.get(FETCH.event, request)
    const job = this.#requests.get(FETCH.job, request)
    if (isAwaited) this.#settle(request, event === 0 ? EMPTY : USEFUL)
    this.#requests.end(request)
    if (!isAwaited) return
    if (event === 0) this.#dismiss(job)
    else {
      this.#deliveries.learn(event, request)
      this.#handler.enter(job)
    }
  }

  /** Is called of a fetch that is still awaited. */
  timesOut(request: number): void {
    const event = this.#requests.get(FETCH.event, request)
    const job = this.#requests.get(FETCH.job, request)
    const tries = this.#requests.get(FETCH.tries, request)
    this.#settle(request, TIMEOUT)
    this.#send(event, job, tries + 1)
  }

  #send(event: number, job: number, tries: number): void {
    const request = this.#requests.add()
    this.#requests.set(CALL.kind, request, KIND.fetch)
    this.#requests.set(FETCH.event, request, event)
    this.#requests.set(FETCH.job, request, job)
    this.#requests.set(FETCH.tries, request, tries)
    this.#wire.send(request, ROW['fetch-sent'], tries > 1 ? event + AGAIN : event, request, 0)
  }

  #settle(request: number, outcome: number): void {
    const { world, lane } = this.#station
    this.#requests.settle(request)
    world.sink.row(world.nowUs, ROW.settled, lane, request, outcome, 0)
  }

  /** There is no such event, so there is no job; the call that waits for its end is answered like one that asks for no work. */
  #dismiss(job: number): void {
    const { world, lane } = this.#station
    const call = this.#handler.requestOf(job)
    this.#handler.forget(job)
    if (call === 0) return
    world.calendar.plan(world.nowUs + this.#requests.get(CALL.ackUs, call), ENTRY.answerLeaves, lane, call)
  }
}
