import { createForging } from './referenceForging.ts'
import { createHandler } from './referenceHandler.ts'
import { createReceiver } from './referenceReceiver.ts'
import { createReconciliation } from './referenceReconcile.ts'
import { createSender } from './referenceSender.ts'
import { createLaneState, type LaneParts, type World } from './referenceWorld.ts'

/** Makes a lane whose subscriber is told: `webhook`. */
export const createWebhookLane = (world: World, index: number, id: string): LaneParts => {
  const state = createLaneState(id, index)
  const handler = createHandler(world, state)
  const receiver = createReceiver(world, state, handler)
  const sender = createSender(world, state, receiver)
  const reconciliation = createReconciliation(world, state, handler, receiver)
  const forging = createForging(world, state, receiver)
  state.isGivenUp = sender.isGivenUp
  return {
    state,
    start() {
      reconciliation.start()
      forging.start()
    },
    eventHappened: sender.eventHappened,
    outageEdge: () => {},
    changed(before) {
      reconciliation.changed(before)
      handler.startWaiting()
      sender.sendWaiting()
      forging.changed(before)
    },
    pollNow: () => {},
    redeliver: sender.redeliver,
    forge: forging.forge,
  }
}
