import { ENTRY } from './Calendar.ts'
import { ACCEPTED as ACCEPTED_VERDICT, CALL, type Calls, isFailure } from './Calls.ts'
import type { Carrier } from './Carrier.ts'
import { Stream } from './chance.ts'
import type { Deliveries } from './Deliveries.ts'
import { roundUs } from './microseconds.ts'
import { ACCEPTED, OUTCOMES, ROW, THIN } from './rows.ts'
import { NONE, SendQueue } from './SendQueue.ts'
import type { Station } from './Station.ts'
import type { LaneSettings } from './settings.ts'
import { eventOf, failuresOf } from './tickets.ts'
import type { WebhookParts } from './WebhookParts.ts'
import type { Wire } from './Wire.ts'

const TIMEOUT = OUTCOMES.indexOf('timeout')
const UNBOUNDED = Number.POSITIVE_INFINITY

/** The source app's delivery side: brings each event to the receiver, in one or more attempts. */
export class WebhookSender {
  readonly #station: Station
  readonly #wire: Wire
  readonly #requests: Calls
  readonly #deliveries: Deliveries
  readonly #queue: SendQueue
  readonly #jitter: Stream
  #inFlight = 0
  #failuresInARow = 0
  #isDisabled = false

  constructor({ station, attemptWire, requests, deliveries }: WebhookParts) {
    this.#station = station
    this.#wire = attemptWire
    this.#requests = requests
    this.#deliveries = deliveries
    this.#queue = new SendQueue(station, deliveries)
    this.#jitter = new Stream(station.world.seed, 'retry-jitter', station.id)
  }

  eventHappened(event: number): void {
    const { world, lane, settings } = this.#station
    world.calendar.plan(world.nowUs + settings.dispatchUs, ENTRY.due, lane, this.#deliveries.begin(event))
  }

  redeliver(event: number): void {
    const { world, lane } = this.#station
    world.calendar.plan(world.nowUs, ENTRY.due, lane, this.#deliveries.beginAgain(event))
  }

  /** A first attempt or a retry falls due. */
  fallsDue(ticket: number): void {
    const isRetry = failuresOf(ticket) > 0
    if (this.#isDisabled) {
      if (!isRetry) this.#deliveries.giveUp(eventOf(ticket))
      return
    }
    if (isRetry) this.#deliveries.endWait(eventOf(ticket))
    if (this.#isDirect) this.#send(ticket)
    else {
      this.#queue.enter(ticket)
      this.#startWaiting()
    }
  }

  answerArrives(request: number): void {
    if (!this.#requests.isSettled(request)) this.#settle(request, this.#requests.outcomeOf(request))
    this.#requests.end(request)
  }

  /** Is called of an attempt that is still awaited. */
  timesOut(request: number): void {
    this.#settle(request, TIMEOUT)
  }

  settingsChanged(before: LaneSettings): void {
    const { maxInFlight, isOrdered } = this.#station.settings
    if (isOrdered !== before.isOrdered) this.#queue.sort()
    else if (maxInFlight === before.maxInFlight) return
    this.#startWaiting()
  }

  carry(state: Carrier): void {
    this.#queue.carry(state)
    this.#inFlight = state.number(this.#inFlight)
    this.#failuresInARow = state.number(this.#failuresInARow)
    this.#isDisabled = state.flag(this.#isDisabled)
  }

  /** Whether whatever falls due leaves at once. Then nothing waits. */
  get #isDirect(): boolean {
    const { maxInFlight, isOrdered } = this.#station.settings
    return maxInFlight === UNBOUNDED && !isOrdered
  }

  #startWaiting(): void {
    while (this.#inFlight < this.#station.settings.maxInFlight) {
      const ticket = this.#queue.take()
      if (ticket === NONE) return
      this.#send(ticket)
    }
  }

  #send(ticket: number): void {
    const { world, settings } = this.#station
    const requests = this.#requests
    const { payloadBytes } = world.settings
    const event = eventOf(ticket)
    const attempt = this.#deliveries.addAttempt(event)
    const request = requests.add()
    requests.set(CALL.event, request, event)
    requests.set(CALL.ticket, request, ticket)
    requests.set(CALL.attempt, request, attempt)
    requests.set(CALL.bytes, request, payloadBytes)
    this.#inFlight++
    if (settings.isThin) requests.set(CALL.isThin, request, 1)
    else world.writePayload(payloadBytes)
    this.#wire.send(request, ROW['attempt-sent'], settings.isThin ? event + THIN : event, event, attempt)
  }

  #settle(request: number, outcome: number): void {
    const { world, lane } = this.#station
    const requests = this.#requests
    const event = requests.get(CALL.event, request)
    const ticket = requests.get(CALL.ticket, request)
    const isAccepted = requests.get(CALL.verdict, request) === ACCEPTED_VERDICT
    const hasFailed = isFailure(outcome)
    this.#inFlight--
    this.#failuresInARow = hasFailed ? this.#failuresInARow + 1 : 0
    const retryAtUs = hasFailed ? this.#retryAtUs(ticket, event, requests.get(CALL.attempt, request)) : -1
    requests.settle(request)
    const detail = isAccepted ? outcome + ACCEPTED : outcome
    world.sink.row(world.nowUs, ROW['attempt-settled'], lane, request, detail, retryAtUs)
    if (!hasFailed) this.#deliveries.succeed(event)
    else if (retryAtUs < 0) this.#giveUp(event)
    else {
      this.#deliveries.beginWait(event)
      world.calendar.plan(retryAtUs, ENTRY.due, lane, ticket + 1)
    }
    if (!this.#isDirect) this.#startWaiting()
  }

  /** When the retry after a failed attempt falls due, -1 if there is none. */
  #retryAtUs(ticket: number, event: number, attempt: number): number {
    const { world, settings } = this.#station
    const { delaysUs, retryJitter } = settings
    const failures = failuresOf(ticket)
    if (failures >= delaysUs.length || this.#isGivenUp) return -1
    const delayUs = delaysUs[failures] as number
    if (retryJitter === 0) return world.nowUs + delayUs
    const factor = 1 + (2 * this.#jitter.uniform(event, attempt) - 1) * retryJitter
    return world.nowUs + roundUs(delayUs * factor)
  }

  /** Whether the endpoint is given up, or is so from this failure on. */
  get #isGivenUp(): boolean {
    return this.#isDisabled || this.#failuresInARow >= this.#station.settings.disableAfter
  }

  /** Gives up the delivery that has failed, and all that wait if the endpoint is given up with it. */
  #giveUp(event: number): void {
    if (this.#isDisabled || !this.#isGivenUp) return this.#deliveries.giveUp(event)
    const { world, lane } = this.#station
    this.#isDisabled = true
    world.sink.row(world.nowUs, ROW.disabled, lane, 0, 0, 0)
    this.#deliveries.giveUp(event)
    this.#deliveries.giveUpWaiting()
    for (let ticket = this.#queue.takeAny(); ticket !== NONE; ticket = this.#queue.takeAny()) {
      this.#deliveries.giveUp(eventOf(ticket))
    }
  }
}
