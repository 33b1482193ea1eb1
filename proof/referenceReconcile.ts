import type { LaneHandler } from './referenceHandler.ts'
import type { Receiver } from './referenceReceiver.ts'
import type { CompleteScenario } from './referenceTypes.ts'
import { answerLater, leave, settle } from './referenceWire.ts'
import {
  type Entry,
  type LaneState,
  laneNow,
  learn,
  outageNow,
  RANK,
  type Request,
  readSource,
  toUs,
  type World,
} from './referenceWorld.ts'

const PAGE = 100

/** Makes the slow poll beside a webhook. */
export const createReconciliation = (
  world: World,
  state: LaneState,
  handler: LaneHandler,
  receiver: Receiver,
) => {
  const knobs = () => laneNow(world.scenario, state, 'webhook')
  let planned: Entry | null = null
  let unsettled: Request | null = null
  let hasTicked = false
  /** The last tick; before the first, 0 or the instant of switching on. */
  let lastTickUs = 0

  const everyUs = (): number | null => {
    const { reconcileEveryMs } = knobs()
    return reconcileEveryMs === null ? null : toUs(reconcileEveryMs)
  }

  const planTick = (): void => {
    if (planned) planned.isVoid = true
    planned = null
    const every = everyUs()
    if (every === null) return
    const atUs = Math.max(world.nowUs, lastTickUs + every)
    planned = world.plan(atUs, RANK.poll, [state.index, 0], fall)
  }

  const fall = (): void => {
    hasTicked = true
    lastTickUs = world.nowUs
    planTick()
    if (unsettled || outageNow(world, state)) state.skipped += 1
    else send()
  }

  const knownWithoutGap = (): number => {
    let n = 0
    while (state.knownAtUs.has(n + 1)) n += 1
    return n
  }

  const send = (): void => {
    const cursor = knownWithoutGap()
    unsettled = leave(world, state, {
      kind: 'reconcile',
      bytesUp: 297,
      events: [],
      attempt: 1,
      onArrival(request) {
        const { events, hasMore } = readSource(world, cursor, PAGE)
        const bytesDown = 579 + world.scenario.payloadBytes * events.length
        const sourceUs = toUs(knobs().sourceMs)
        answerLater(world, state, request, sourceUs, bytesDown, () => answered(request, events, hasMore))
      },
      onTimeout(request) {
        settle(world, request, 'timeout', null)
        unsettled = null
      },
    })
  }

  const answered = (request: Request, events: number[], hasMore: boolean): void => {
    request.events = events
    settle(world, request, events.length > 0 ? 'useful' : 'empty', events.length > 0 ? 200 : 304)
    unsettled = null
    const fresh = events.filter((event) => !state.knownAtUs.has(event))
    for (const event of fresh) learn(world, state, event)
    for (const event of fresh) {
      if (receiver.isClaimed(event)) continue
      receiver.claim(event)
      handler.add({ number: handler.nextNumber(), event, onDone: () => {} })
    }
    if (hasMore && everyUs() !== null && !outageNow(world, state)) send()
  }

  return {
    start: planTick,
    changed(before: CompleteScenario): void {
      const oldMs = laneNow(before, state, 'webhook').reconcileEveryMs
      const newMs = knobs().reconcileEveryMs
      if (oldMs === newMs) return
      if (oldMs === null && !hasTicked) lastTickUs = world.nowUs
      planTick()
    },
  }
}
