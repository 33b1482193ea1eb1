import type { LaneHandler } from './referenceHandler.ts'
import { answer, answerLater, leave, settle } from './referenceWire.ts'
import {
  type LaneState,
  laneNow,
  learn,
  outageNow,
  type Request,
  toUs,
  type World,
} from './referenceWorld.ts'

/** A call as it arrives at the receiver; `event` null is a forged call's own. */
export type Call = {
  event: number | null
  isGenuine: boolean
  /** It would not pass a signature check. */
  isForged: boolean
  isThin: boolean
  bytesUp: number
  /** Plays at the sender when the answer arrives in time; `status` null is a refused connection. */
  answered(outcome: string, status: number | null): void
}

/** Makes the receiving side of a webhook lane. */
export const createReceiver = (world: World, state: LaneState, handler: LaneHandler) => {
  const claimedAtUs = new Map<number, number>()
  let lastGenuine: Call | null = null
  const knobs = () => laneNow(world.scenario, state, 'webhook')

  /** Tells whether an event's id counts as seen now. */
  const isClaimed = (event: number): boolean => {
    const { idempotency } = knobs().handler
    const claimUs = claimedAtUs.get(event)
    if (idempotency.kind === 'none' || claimUs === undefined) return false
    return world.nowUs - claimUs <= toUs(idempotency.ttlMs)
  }

  const claim = (event: number): void => {
    if (knobs().handler.idempotency.kind === 'seen-ids') claimedAtUs.set(event, world.nowUs)
  }

  /** Asks the source for one event until it answers. */
  const fetchEvent = (event: number | null, attempt: number, arrive: () => void): void => {
    leave(world, state, {
      kind: 'fetch',
      bytesUp: 297,
      events: event === null ? [] : [event],
      attempt,
      onArrival(request) {
        const bytesDown = 579 + (event === null ? 0 : world.scenario.payloadBytes)
        answerLater(world, state, request, toUs(knobs().sourceMs), bytesDown, () => {
          settle(world, request, event === null ? 'empty' : 'useful', event === null ? 404 : 200)
          arrive()
        })
      },
      onTimeout(request) {
        settle(world, request, 'timeout', null)
        fetchEvent(event, attempt + 1, arrive)
      },
    })
  }

  const accept = (request: Request, call: Call): void => {
    const { event } = call
    const { acknowledge, ackMs } = knobs().handler
    const acknowledgedAtOnce = acknowledge === 'at-once'
    const number = handler.nextNumber()
    const accepted = () => call.answered('accepted', 200)
    request.isAccepted = true
    if (event !== null) claim(event)
    if (acknowledgedAtOnce) answerLater(world, state, request, toUs(ackMs), 99, accepted)
    const work = (): void => {
      if (event !== null) learn(world, state, event)
      const onDone = () => (acknowledgedAtOnce ? undefined : answer(world, state, request, 99, accepted))
      handler.add({ number, event, onDone })
    }
    if (!call.isThin) {
      work()
      return
    }
    fetchEvent(event, 1, () => {
      if (event !== null) work()
      else if (!acknowledgedAtOnce) answerLater(world, state, request, toUs(ackMs), 99, accepted)
    })
  }

  /** Plays the arrival of a call, steps 1 to 5. */
  const receive = (request: Request, call: Call): void => {
    const { verifySignature, ackMs } = knobs().handler
    const outage = outageNow(world, state)
    const say = (outcome: string, status: number): void =>
      answerLater(world, state, request, toUs(ackMs), 99, () => call.answered(outcome, status))

    if (outage) {
      if (outage.kind === 'refuse') answer(world, state, request, 0, () => call.answered('refused', null))
      return
    }
    if (call.isGenuine) lastGenuine = call
    if (verifySignature && call.isForged) say('rejected', 401)
    else if (call.event !== null && isClaimed(call.event)) {
      state.duplicateDeliveries += 1
      say('duplicate', 200)
    } else if (handler.isFull()) say('unavailable', 503)
    else accept(request, call)
  }

  return { receive, isClaimed, claim, lastGenuine: () => lastGenuine }
}

/** The receiving side of a webhook lane. */
export type Receiver = ReturnType<typeof createReceiver>
