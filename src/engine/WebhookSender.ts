import { ATTEMPT, type Attempts } from './Attempts.ts'
import { ENTRY } from './Calendar.ts'
import { Stream } from './chance.ts'
import type { Deliveries } from './Deliveries.ts'
import { roundUs } from './microseconds.ts'
import { ACCEPTED, LOST, OUTCOMES, ROW, VERDICTS } from './rows.ts'
import type { LaneSettings } from './settings.ts'
import type { Wire } from './Wire.ts'
import type { World } from './World.ts'

const GOOD = OUTCOMES.indexOf('accepted')
const DUPLICATE = OUTCOMES.indexOf('duplicate')
const TIMEOUT = OUTCOMES.indexOf('timeout')
const REFUSED = OUTCOMES.indexOf('refused')
const UNAVAILABLE = OUTCOMES.indexOf('unavailable')
const ACCEPTED_VERDICT = VERDICTS.indexOf('accepted')

/** The source app's delivery side: brings each event to the receiver, in one or more attempts. */
export class WebhookSender {
  readonly #world: World
  readonly #lane: number
  readonly #wire: Wire
  readonly #attempts: Attempts
  readonly #deliveries: Deliveries
  readonly #jitter: Stream

  constructor(world: World, lane: number, wire: Wire, attempts: Attempts, deliveries: Deliveries) {
    this.#world = world
    this.#lane = lane
    this.#wire = wire
    this.#attempts = attempts
    this.#deliveries = deliveries
    this.#jitter = new Stream(world.seed, 'retry-jitter', this.#settings.id)
  }

  get #settings(): LaneSettings {
    return this.#world.settings.lanes[this.#lane] as LaneSettings
  }

  planDelivery(event: number): void {
    const { calendar, nowUs } = this.#world
    calendar.plan(nowUs + this.#settings.dispatchUs, ENTRY.due, this.#lane, event)
  }

  /** Sends the next attempt of the event. */
  send(event: number): void {
    const { sink, nowUs, settings, calendar } = this.#world
    const attempt = this.#deliveries.addAttempt(event)
    const request = this.#attempts.open(event, attempt)
    const arrivesAtUs = nowUs + this.#wire.outUs(this.#settings, event, attempt)
    const isLost = this.#wire.isLostOut(this.#settings, event, attempt)
    this.#world.writePayload(settings.payloadBytes)
    sink.row(nowUs, ROW['attempt-sent'], this.#lane, request, event + (isLost ? LOST : 0), arrivesAtUs)
    if (isLost) this.#attempts.end(request)
    else calendar.plan(arrivesAtUs, ENTRY.arrive, this.#lane, request)
    calendar.plan(nowUs + this.#settings.timeoutUs, ENTRY.timeout, this.#lane, request)
  }

  answerArrives(request: number): void {
    const isAwaited = !this.#attempts.isSettled(request)
    if (isAwaited) this.#settle(request, this.#outcomeOf(request))
    this.#attempts.end(request)
  }

  timesOut(request: number): void {
    if (this.#attempts.isOpen(request) && !this.#attempts.isSettled(request)) this.#settle(request, TIMEOUT)
  }

  #outcomeOf(request: number): number {
    const status = this.#attempts.get(ATTEMPT.status, request)
    if (status === 0) return REFUSED
    if (status === 503) return UNAVAILABLE
    return this.#attempts.get(ATTEMPT.verdict, request) === ACCEPTED_VERDICT ? GOOD : DUPLICATE
  }

  #settle(request: number, outcome: number): void {
    const { sink, nowUs, calendar } = this.#world
    const event = this.#attempts.get(ATTEMPT.event, request)
    const isAccepted = this.#attempts.get(ATTEMPT.verdict, request) === ACCEPTED_VERDICT
    const hasFailed = outcome !== GOOD && outcome !== DUPLICATE
    const delayUs = hasFailed ? this.#delayAfter(event, this.#attempts.get(ATTEMPT.attempt, request)) : -1
    const retryAtUs = delayUs < 0 ? -1 : nowUs + delayUs
    this.#attempts.settle(request)
    sink.row(
      nowUs,
      ROW['attempt-settled'],
      this.#lane,
      request,
      outcome + (isAccepted ? ACCEPTED : 0),
      retryAtUs,
    )
    if (retryAtUs >= 0) calendar.plan(retryAtUs, ENTRY.due, this.#lane, event)
    else if (hasFailed) this.#giveUp(event)
  }

  /** How long to wait after failed attempt number `attempt`, -1 if there is no further one. */
  #delayAfter(event: number, attempt: number): number {
    const { delaysUs, retryJitter } = this.#settings
    const delayUs = delaysUs[attempt - 1]
    if (delayUs === undefined) return -1
    if (retryJitter === 0) return delayUs
    return roundUs(delayUs * (1 + (2 * this.#jitter.uniform(event, attempt) - 1) * retryJitter))
  }

  #giveUp(event: number): void {
    const { sink, nowUs } = this.#world
    this.#deliveries.giveUp(event)
    sink.row(nowUs, ROW['given-up'], this.#lane, event, this.#deliveries.isKnown(event) ? 0 : 1, 0)
  }
}
