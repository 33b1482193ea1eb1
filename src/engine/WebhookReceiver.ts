import { ATTEMPT, type Attempts } from './Attempts.ts'
import { ENTRY } from './Calendar.ts'
import type { Deliveries } from './Deliveries.ts'
import type { Door } from './Door.ts'
import { Handler } from './Handler.ts'
import { LATE, LOST, ROW, VERDICTS, WAS_LOST } from './rows.ts'
import type { LaneSettings } from './settings.ts'
import type { Wire } from './Wire.ts'
import type { World } from './World.ts'

const ACCEPTED = VERDICTS.indexOf('accepted')
const DUPLICATE = VERDICTS.indexOf('duplicate')
const UNAVAILABLE = VERDICTS.indexOf('unavailable')
const REFUSED = VERDICTS.indexOf('refused')
const HUNG = VERDICTS.indexOf('hung')

/** The side of a webhook lane that is called (model.md, section Webhook, steps 1 to 5). */
export class WebhookReceiver {
  readonly #world: World
  readonly #lane: number
  readonly #wire: Wire
  readonly #door: Door
  readonly #attempts: Attempts
  readonly #deliveries: Deliveries
  readonly #handler: Handler

  constructor(
    world: World,
    lane: number,
    wire: Wire,
    door: Door,
    attempts: Attempts,
    deliveries: Deliveries,
  ) {
    this.#world = world
    this.#lane = lane
    this.#wire = wire
    this.#door = door
    this.#attempts = attempts
    this.#deliveries = deliveries
    this.#handler = new Handler(world, lane)
  }

  get #settings(): LaneSettings {
    return this.#world.settings.lanes[this.#lane] as LaneSettings
  }

  requestArrives(request: number): void {
    const event = this.#attempts.get(ATTEMPT.event, request)
    const verdict = this.#verdictOn(event)
    const late = this.#attempts.isSettled(request) ? LATE : 0
    this.#attempts.set(ATTEMPT.verdict, request, verdict)
    this.#world.sink.row(this.#world.nowUs, ROW.arrived, this.#lane, request, verdict + late, 0)
    if (verdict === HUNG) this.#attempts.end(request)
    else if (verdict === REFUSED) this.answerLeaves(request)
    else if (verdict === ACCEPTED) this.#accept(event, request)
    else this.#answerAfter(this.#settings.ackUs, request, verdict === UNAVAILABLE ? 503 : 200)
  }

  /** Sends the answer (or the refusal, whose status is 0). */
  answerLeaves(request: number): void {
    const { sink, nowUs, calendar } = this.#world
    const event = this.#attempts.get(ATTEMPT.event, request)
    const attempt = this.#attempts.get(ATTEMPT.attempt, request)
    const status = this.#attempts.get(ATTEMPT.status, request)
    const backAtUs = nowUs + this.#wire.backUs(this.#settings, event, attempt)
    const isLost = this.#wire.isLostBack(this.#settings, event, attempt)
    sink.row(nowUs, ROW['call-answered'], this.#lane, request, status + (isLost ? LOST : 0), backAtUs)
    if (isLost) this.#attempts.end(request)
    else calendar.plan(backAtUs, ENTRY.response, this.#lane, request)
  }

  workDone(job: number): void {
    const { sink, nowUs } = this.#world
    const event = this.#handler.eventOf(job)
    const request = this.#handler.requestOf(job)
    this.#handler.finish(job)
    const effects = this.#deliveries.addEffect(event)
    sink.row(nowUs, ROW.effect, this.#lane, event, effects, this.#world.happenedAtUs(event))
    if (request > 0) this.answerLeaves(request)
    this.#handler.startWaiting()
  }

  startWaiting(): void {
    this.#handler.startWaiting()
  }

  #verdictOn(event: number): number {
    const { ttlUs, queueLimit } = this.#settings
    const { closing } = this.#door
    if (closing) return closing.hangs ? HUNG : REFUSED
    const claimedAtUs = this.#deliveries.claimedAtUs(event)
    if (ttlUs >= 0 && claimedAtUs >= 0 && this.#world.nowUs - claimedAtUs <= ttlUs) return DUPLICATE
    return this.#handler.isBusy && this.#handler.waiting >= queueLimit ? UNAVAILABLE : ACCEPTED
  }

  #accept(event: number, request: number): void {
    const { sink, nowUs } = this.#world
    const { ttlUs, acknowledgesAtOnce, ackUs } = this.#settings
    if (!this.#deliveries.isKnown(event)) {
      const flag = this.#deliveries.isLost(event) ? WAS_LOST : 0
      this.#deliveries.becomeKnown(event)
      sink.row(nowUs, ROW.known, this.#lane, event, request + flag, this.#world.happenedAtUs(event))
    }
    if (ttlUs >= 0) this.#deliveries.claim(event, nowUs)
    this.#attempts.set(ATTEMPT.status, request, 200)
    if (acknowledgesAtOnce) this.#answerAfter(ackUs, request, 200)
    this.#handler.accept(event, acknowledgesAtOnce ? 0 : request)
  }

  #answerAfter(delayUs: number, request: number, status: number): void {
    const { calendar, nowUs } = this.#world
    this.#attempts.set(ATTEMPT.status, request, status)
    calendar.plan(nowUs + delayUs, ENTRY.answerLeaves, this.#lane, request)
  }
}
