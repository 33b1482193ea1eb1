import { Attacker } from './Attacker.ts'
import { CALL, type Calls, KIND } from './Calls.ts'
import type { Carrier } from './Carrier.ts'
import type { AttackSettings } from './eventSettings.ts'
import { Fetcher } from './Fetcher.ts'
import { Reconciler } from './Reconciler.ts'
import { LEG } from './Requests.ts'
import type { Station } from './Station.ts'
import { Subscriber } from './Subscriber.ts'
import type { LaneSettings } from './settings.ts'
import { WebhookParts } from './WebhookParts.ts'
import { WebhookReceiver } from './WebhookReceiver.ts'
import { WebhookSender } from './WebhookSender.ts'

/** A webhook lane: its sender at the source app, its receiver, and who else sends requests; joined by a network. */
export class WebhookLane extends Subscriber {
  readonly #parts: WebhookParts
  readonly #requests: Calls
  readonly #sender: WebhookSender
  readonly #receiver: WebhookReceiver
  readonly #fetcher: Fetcher
  readonly #reconciler: Reconciler
  readonly #attacker: Attacker

  constructor(station: Station) {
    super()
    this.#parts = new WebhookParts(station)
    this.#requests = this.#parts.requests
    this.#sender = new WebhookSender(this.#parts)
    this.#fetcher = new Fetcher(this.#parts)
    this.#reconciler = new Reconciler(this.#parts)
    this.#attacker = new Attacker(this.#parts)
    this.#receiver = new WebhookReceiver(this.#parts, this.#fetcher, this.#attacker)
  }

  start(): void {
    this.#parts.door.planEdges()
    this.#reconciler.start()
    this.#attacker.start()
  }

  override eventHappened(event: number): void {
    this.#sender.eventHappened(event)
  }

  override deliveryDue(ticket: number): void {
    this.#sender.fallsDue(ticket)
  }

  requestArrives(request: number): void {
    const requests = this.#requests
    if (!requests.isOn(LEG.out, request)) return
    requests.move(request, LEG.none)
    const kind = requests.get(CALL.kind, request)
    if (kind === KIND.fetch) this.#fetcher.requestArrives(request)
    else if (kind === KIND.reconcile) this.#reconciler.requestArrives(request)
    else this.#receiver.requestArrives(request)
  }

  answerLeaves(request: number): void {
    const kind = this.#requests.get(CALL.kind, request)
    if (kind === KIND.fetch) this.#fetcher.answerLeaves(request)
    else if (kind === KIND.reconcile) this.#reconciler.answerLeaves(request)
    else this.#receiver.answerLeaves(request)
  }

  answerArrives(request: number): void {
    const requests = this.#requests
    if (!requests.isOn(LEG.back, request)) return
    requests.move(request, LEG.none)
    const kind = requests.get(CALL.kind, request)
    if (kind === KIND.attempt) this.#sender.answerArrives(request)
    else if (kind === KIND.fetch) this.#fetcher.answerArrives(request)
    else if (kind === KIND.reconcile) this.#reconciler.answerArrives(request)
    else this.#attacker.answerArrives(request)
  }

  timesOut(request: number): void {
    const requests = this.#requests
    if (!requests.isAwaited(request)) return
    const kind = requests.get(CALL.kind, request)
    if (kind === KIND.attempt) this.#sender.timesOut(request)
    else if (kind === KIND.fetch) this.#fetcher.timesOut(request)
    else if (kind === KIND.reconcile) this.#reconciler.timesOut(request)
    else this.#attacker.timesOut(request)
  }

  workDone(job: number): void {
    this.#receiver.workDone(job)
  }

  edge(): void {
    this.#parts.door.look()
  }

  override tick(number: number): void {
    this.#reconciler.tick(number)
  }

  override forgeDue(number: number): void {
    this.#attacker.forgeDue(number)
  }

  drop(request: number): void {
    // Whichever wire it is on: losing a message draws no chance.
    this.#parts.attemptWire.drop(request)
  }

  override redeliver(event: number): void {
    this.#sender.redeliver(event)
  }

  override forge(isReplay: boolean): void {
    this.#attacker.forge(isReplay)
  }

  override attackChanged(before: AttackSettings | null): void {
    this.#attacker.attackChanged(before)
  }

  settingsChanged(before: LaneSettings): void {
    const { door, handler } = this.#parts
    this.#reconciler.intervalChanged(before.reconcileUs)
    handler.startWaiting()
    this.#sender.settingsChanged(before)
    door.planEdges()
    door.look()
  }

  carry(state: Carrier): void {
    this.#parts.carry(state)
    this.#sender.carry(state)
    this.#receiver.carry(state)
    this.#reconciler.carry(state)
    this.#attacker.carry(state)
  }
}
