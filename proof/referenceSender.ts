import type { Receiver } from './referenceReceiver.ts'
import { leave, settle } from './referenceWire.ts'
import {
  type Entry,
  type LaneState,
  laneNow,
  RANK,
  type Request,
  toUs,
  type World,
} from './referenceWorld.ts'

/** The effort to bring one event to the receiver. */
type Delivery = {
  event: number
  /** 1 is the event's own delivery, later ones are redeliveries. */
  number: number
  failures: number
  stage: 'not-due' | 'waits' | 'in-flight' | 'waits-for-retry' | 'succeeded' | 'given-up'
  retryEntry: Entry | null
}

/** Makes the sending side of a webhook lane. */
export const createSender = (world: World, state: LaneState, receiver: Receiver) => {
  const deliveries: Delivery[] = []
  /** Due deliveries that wait for a place or their turn, in the order in which they fell due. */
  let waiting: Delivery[] = []
  let inFlight = 0
  let failedInARow = 0
  let isDisabled = false
  const knobs = () => laneNow(world.scenario, state, 'webhook')

  const hasEnded = (d: Delivery): boolean => d.stage === 'succeeded' || d.stage === 'given-up'

  const isItsTurn = (d: Delivery): boolean =>
    !knobs().ordered || d.failures > 0 || deliveries.every((o) => o.event >= d.event || hasEnded(o))

  const planDue = (delivery: Delivery, atUs: number): Entry =>
    world.plan(atUs, RANK.delivery, [state.index, delivery.event, delivery.number], () => fallsDue(delivery))

  const fallsDue = (delivery: Delivery): void => {
    if (isDisabled) delivery.stage = 'given-up'
    else {
      delivery.stage = 'waits'
      waiting.push(delivery)
    }
    sendWaiting()
  }

  const sendWaiting = (): void => {
    for (;;) {
      const { maxInFlight } = knobs()
      if (maxInFlight !== null && inFlight >= maxInFlight) return
      const next = waiting.find(isItsTurn)
      if (!next) return
      waiting = waiting.filter((d) => d !== next)
      sendAttempt(next)
    }
  }

  const sendAttempt = (delivery: Delivery): void => {
    const { event } = delivery
    const isThin = knobs().thin
    const bytesUp = 410 + (isThin ? 120 : world.scenario.payloadBytes)
    const attempt = (state.attemptsOf.get(event) ?? 0) + 1
    state.attemptsOf.set(event, attempt)
    delivery.stage = 'in-flight'
    inFlight += 1
    leave(world, state, {
      kind: 'attempt',
      bytesUp,
      events: [event],
      attempt,
      drawKey: event,
      drawSub: attempt,
      onArrival: (request) =>
        receiver.receive(request, {
          event,
          isGenuine: true,
          isForged: false,
          isThin,
          bytesUp,
          answered: (outcome, status) => settled(delivery, request, outcome, status),
        }),
      onTimeout: (request) => settled(delivery, request, 'timeout', null),
    })
  }

  const settled = (delivery: Delivery, request: Request, outcome: string, status: number | null): void => {
    settle(world, request, outcome, status)
    inFlight -= 1
    if (status === 200) {
      failedInARow = 0
      delivery.stage = 'succeeded'
    } else failed(delivery, request)
    sendWaiting()
  }

  const failed = (delivery: Delivery, request: Request): void => {
    const { retry, disableAfter } = knobs()
    failedInARow += 1
    delivery.failures += 1
    if (disableAfter !== null && failedInARow >= disableAfter) disable()
    const delayMs = retry.delaysMs[delivery.failures - 1]
    if (isDisabled || delayMs === undefined) {
      delivery.stage = 'given-up'
      return
    }
    const u = world.draws.uniform('retry-jitter', state.id, delivery.event, request.attempt)
    const delayUs = Math.round(toUs(delayMs) * (1 + (2 * u - 1) * retry.jitter))
    delivery.stage = 'waits-for-retry'
    delivery.retryEntry = planDue(delivery, world.nowUs + delayUs)
  }

  const disable = (): void => {
    isDisabled = true
    for (const delivery of deliveries) {
      if (delivery.stage !== 'waits' && delivery.stage !== 'waits-for-retry') continue
      delivery.stage = 'given-up'
      if (delivery.retryEntry) delivery.retryEntry.isVoid = true
    }
    waiting = []
  }

  const deliver = (event: number, dueUs: number): void => {
    const number = deliveries.filter((d) => d.event === event).length + 1
    const delivery: Delivery = { event, number, failures: 0, stage: 'not-due', retryEntry: null }
    deliveries.push(delivery)
    planDue(delivery, dueUs)
  }

  return {
    eventHappened: (event: number): void => deliver(event, world.nowUs + toUs(knobs().dispatchMs)),
    redeliver(event: number): void {
      if (event <= world.happenedAtUs.length) deliver(event, world.nowUs)
    },
    sendWaiting,
    /** Tells whether every delivery of the event is given up. */
    isGivenUp: (event: number): boolean =>
      deliveries.filter((d) => d.event === event).every((d) => d.stage === 'given-up'),
  }
}
