import type { Attacker } from './Attacker.ts'
import { ENTRY } from './Calendar.ts'
import { ACCEPTED, CALL, type Calls, DUPLICATE, KIND } from './Calls.ts'
import type { Carrier } from './Carrier.ts'
import type { Claims } from './Claims.ts'
import type { Deliveries } from './Deliveries.ts'
import type { Door } from './Door.ts'
import { EventColumn } from './EventColumn.ts'
import type { Fetcher } from './Fetcher.ts'
import type { Handler } from './Handler.ts'
import { FORGED, LATE, ROW, VERDICTS } from './rows.ts'
import type { Station } from './Station.ts'
import type { WebhookParts } from './WebhookParts.ts'
import type { Wire } from './Wire.ts'

const UNAVAILABLE = VERDICTS.indexOf('unavailable')
const REFUSED = VERDICTS.indexOf('refused')
const HUNG = VERDICTS.indexOf('hung')
const REJECTED = VERDICTS.indexOf('rejected')

/** The side of a webhook lane that is called (model.md, section Webhook, steps 1 to 5). */
export class WebhookReceiver {
  readonly #station: Station
  readonly #attemptWire: Wire
  readonly #forgedWire: Wire
  readonly #requests: Calls
  readonly #deliveries: Deliveries
  readonly #claims: Claims
  readonly #handler: Handler
  readonly #door: Door
  readonly #fetcher: Fetcher
  readonly #attacker: Attacker
  readonly #effects = new EventColumn()

  constructor(parts: WebhookParts, fetcher: Fetcher, attacker: Attacker) {
    this.#station = parts.station
    this.#attemptWire = parts.attemptWire
    this.#forgedWire = parts.forgedWire
    this.#requests = parts.requests
    this.#deliveries = parts.deliveries
    this.#claims = parts.claims
    this.#handler = parts.handler
    this.#door = parts.door
    this.#fetcher = fetcher
    this.#attacker = attacker
  }

  /** An attempt or a forged call reaches the receiver. */
  requestArrives(request: number): void {
    const { world, lane, settings } = this.#station
    const requests = this.#requests
    const event = requests.get(CALL.event, request)
    const isForged = requests.get(CALL.kind, request) === KIND.forged
    const verdict = this.#verdictOn(event)
    const flags = (isForged ? FORGED : 0) + (requests.isSettled(request) ? LATE : 0)
    requests.set(CALL.verdict, request, verdict)
    if (!isForged && verdict !== REFUSED && verdict !== HUNG) this.#attacker.overhears(request)
    world.sink.row(world.nowUs, ROW.arrived, lane, request, verdict + flags, 0)
    if (verdict === ACCEPTED) this.#accept(event, request)
    else if (verdict === HUNG) requests.end(request)
    else if (verdict === REFUSED) this.answerLeaves(request)
    else {
      requests.set(CALL.status, request, verdict === DUPLICATE ? 200 : verdict === REJECTED ? 401 : 503)
      world.calendar.plan(world.nowUs + settings.ackUs, ENTRY.answerLeaves, lane, request)
    }
  }

  /** Sends the answer (or the refusal, whose status is 0). */
  answerLeaves(request: number): void {
    const requests = this.#requests
    const status = requests.get(CALL.status, request)
    if (requests.get(CALL.kind, request) === KIND.forged) {
      this.#forgedWire.answer(request, ROW['call-answered'], status, request, 0)
    } else {
      const event = requests.get(CALL.event, request)
      const attempt = requests.get(CALL.attempt, request)
      this.#attemptWire.answer(request, ROW['call-answered'], status, event, attempt)
    }
  }

  workDone(job: number): void {
    const event = this.#handler.eventOf(job)
    const request = this.#handler.requestOf(job)
    this.#handler.finish(job)
    this.#writeEffect(event, job)
    if (request > 0) this.answerLeaves(request)
    this.#handler.startWaiting()
  }

  carry(state: Carrier): void {
    this.#effects.carry(state)
  }

  #verdictOn(event: number): number {
    const { closing } = this.#door
    if (closing) return closing.hangs ? HUNG : REFUSED
    const { verifiesSignature, queueLimit } = this.#station.settings
    if (event === 0) {
      if (verifiesSignature) return REJECTED
    } else if (this.#claims.holds(event)) return DUPLICATE
    return this.#handler.isBusy && this.#handler.waiting >= queueLimit ? UNAVAILABLE : ACCEPTED
  }

  #accept(event: number, request: number): void {
    const { world, lane, settings } = this.#station
    const { acknowledgesAtOnce, ackUs } = settings
    const requests = this.#requests
    requests.set(CALL.status, request, 200)
    if (acknowledgesAtOnce) world.calendar.plan(world.nowUs + ackUs, ENTRY.answerLeaves, lane, request)
    if (event > 0) this.#claims.claim(event)
    const waiting = acknowledgesAtOnce ? 0 : request
    if (requests.get(CALL.isThin, request) === 1) {
      requests.set(CALL.ackUs, request, ackUs)
      this.#fetcher.fetch(event, this.#handler.reserve(event, waiting))
    } else {
      if (event > 0) this.#deliveries.learn(event, request)
      this.#handler.accept(event, waiting)
    }
  }

  #writeEffect(event: number, job: number): void {
    const { world, lane } = this.#station
    if (event === 0) {
      world.sink.row(world.nowUs, ROW['forged-effect'], lane, job, 0, 0)
      return
    }
    const effects = this.#effects.get(event) + 1
    this.#effects.set(event, effects)
    world.sink.row(world.nowUs, ROW.effect, lane, event, effects, world.happenedAtUs(event))
  }
}
