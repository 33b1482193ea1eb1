import { Attempts } from './Attempts.ts'
import { Deliveries } from './Deliveries.ts'
import { Door } from './Door.ts'
import type { Subscriber } from './Subscriber.ts'
import { WebhookReceiver } from './WebhookReceiver.ts'
import { WebhookSender } from './WebhookSender.ts'
import { Wire } from './Wire.ts'
import type { World } from './World.ts'

/** A webhook lane: its sender at the source app and its receiver, joined by a network. */
export class WebhookLane implements Subscriber {
  readonly #door: Door
  readonly #sender: WebhookSender
  readonly #receiver: WebhookReceiver

  constructor(world: World, lane: number, id: string) {
    const wire = new Wire(world.seed, id, 'attempt')
    const attempts = new Attempts()
    const deliveries = new Deliveries()
    this.#door = new Door(world, lane)
    this.#sender = new WebhookSender(world, lane, wire, attempts, deliveries)
    this.#receiver = new WebhookReceiver(world, lane, wire, this.#door, attempts, deliveries)
  }

  start(): void {
    this.#door.planEdges()
  }

  eventHappened(event: number): void {
    this.#sender.planDelivery(event)
  }

  deliveryDue(event: number): void {
    this.#sender.send(event)
  }

  requestArrives(request: number): void {
    this.#receiver.requestArrives(request)
  }

  answerLeaves(request: number): void {
    this.#receiver.answerLeaves(request)
  }

  answerArrives(request: number): void {
    this.#sender.answerArrives(request)
  }

  timesOut(request: number): void {
    this.#sender.timesOut(request)
  }

  workDone(job: number): void {
    this.#receiver.workDone(job)
  }

  edge(): void {
    this.#door.look()
  }

  settingsChanged(): void {
    this.#receiver.startWaiting()
    this.#door.planEdges()
    this.#door.look()
  }

  tick(): void {}

  askNow(): void {}
}
