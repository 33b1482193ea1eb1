import type { AskingPlan, Client } from './referenceAsking.ts'
import { createHandler } from './referenceHandler.ts'
import { createLongPollPlan } from './referenceLongPoll.ts'
import { createTicks } from './referenceTicks.ts'
import type { CompleteScenario, RateLimit } from './referenceTypes.ts'
import { answerLater, leave, settle } from './referenceWire.ts'
import {
  createLaneState,
  type Entry,
  type LaneParts,
  laneNow,
  learn,
  outageNow,
  RANK,
  type Request,
  readSource,
  toUs,
  type World,
} from './referenceWorld.ts'

/** The source's side of a lane's rate limit. */
const createWindow = (world: World) => {
  let window: { startUs: number; count: number } | null = null
  return {
    /** Counts an arriving request; gives the window's end if it is past the limit. */
    count(limit: RateLimit | null): number | null {
      if (!limit) return null
      if (!window || world.nowUs >= window.startUs + toUs(limit.perMs))
        window = { startUs: world.nowUs, count: 0 }
      if (window.count >= limit.requests) return window.startUs + toUs(limit.perMs)
      window.count += 1
      return null
    },
    changed(before: RateLimit | null, after: RateLimit | null): void {
      if (!window || !before) return
      if (!after || world.nowUs >= window.startUs + toUs(before.perMs)) window = null
    },
  }
}

/** Makes a lane whose subscriber asks: `poll` and `long-poll`. */
export const createPollingLane = (world: World, index: number, id: string): LaneParts => {
  const state = createLaneState(id, index)
  const handler = createHandler(world, state)
  const window = createWindow(world)
  const knobs = () => laneNow(world.scenario, state, 'poll', 'long-poll')
  const strategy = world.scenario.lanes[index]?.strategy
  let cursor = 0
  let unsettled: Request | null = null
  let waitsUntilUs = 0
  /** Questions that the source holds. */
  let held: { reread: Entry | null; holdEnd: Entry; answerNow: () => void }[] = []

  const settleNow = (request: Request, outcome: string, status: number | null): void => {
    settle(world, request, outcome, status)
    unsettled = null
    plan.settled(outcome === 'useful' || outcome === 'empty' ? outcome : 'other')
  }

  const timedOut = (request: Request): void => settleNow(request, 'timeout', null)

  const answered = (request: Request, events: number[], hasMore: boolean, emptyStatus: number): void => {
    request.events = events
    settleNow(request, events.length > 0 ? 'useful' : 'empty', events.length > 0 ? 200 : emptyStatus)
    for (const event of events) {
      learn(world, state, event)
      cursor = event
    }
    for (const event of events) handler.add({ number: handler.nextNumber(), event, onDone: () => {} })
    if (hasMore && strategy === 'poll') send()
  }

  const arrived = (request: Request, askedCursor: number): void => {
    const lane = knobs()
    const sourceUs = toUs(lane.sourceMs)
    const windowEndUs = window.count(lane.rateLimit)
    if (windowEndUs !== null) {
      answerLater(world, state, request, sourceUs, 579, () => {
        waitsUntilUs = windowEndUs
        settleNow(request, 'rate-limited', 429)
      })
      return
    }
    const { pageSize, conditional } = lane
    const payloadBytes = world.scenario.payloadBytes
    const answerNow = (): void => {
      const { events, hasMore } = readSource(world, askedCursor, pageSize)
      const emptyStatus = conditional ? 304 : 200
      const bytes = 579 + payloadBytes * events.length + (events.length === 0 && !conditional ? 2 : 0)
      answerLater(world, state, request, sourceUs, bytes, () =>
        answered(request, events, hasMore, emptyStatus),
      )
    }
    const finds = readSource(world, askedCursor, pageSize).events.length > 0
    if (lane.strategy === 'poll' || finds) answerNow()
    else hold(request, toUs(lane.holdMs), answerNow)
  }

  const hold = (request: Request, holdUs: number, answerNow: () => void): void => {
    const end = (): void => {
      held = held.filter((h) => h !== one)
      one.holdEnd.isVoid = true
      answerNow()
    }
    const order = [state.index, request.number]
    const one = {
      reread: null as Entry | null,
      holdEnd: world.plan(world.nowUs + holdUs, RANK.timeout, order, end),
      answerNow: end,
    }
    held.push(one)
  }

  const eventHappened = (): void => {
    for (const one of held) one.reread ??= world.plan(world.nowUs, RANK.reread, [state.index], one.answerNow)
  }

  const send = (): void => {
    const askedCursor = cursor
    unsettled = leave(world, state, {
      kind: 'poll',
      bytesUp: 297,
      events: [],
      attempt: 1,
      onArrival: (request) => arrived(request, askedCursor),
      onTimeout: timedOut,
    })
  }

  const canSend = (): boolean => unsettled === null && !outageNow(world, state) && world.nowUs >= waitsUntilUs

  const client: Client = {
    canSend,
    isUnsettled: () => unsettled !== null,
    waitsUntilUs: () => waitsUntilUs,
    send,
    skip: () => {
      state.skipped += 1
    },
  }
  const plan: AskingPlan =
    strategy === 'poll' ? createTicks(world, state, client) : createLongPollPlan(world, state, client)

  const outageEdge = (): void => {
    if (!outageNow(world, state)) plan.outageEnded()
    else if (unsettled) timedOut(unsettled)
  }

  const changed = (before: CompleteScenario): void => {
    const old = laneNow(before, state, 'poll', 'long-poll')
    window.changed(old.rateLimit, knobs().rateLimit)
    plan.changed(before)
    handler.startWaiting()
  }

  const pollNow = (): void => {
    if (!canSend()) return
    plan.askedByHand()
    send()
  }

  return {
    state,
    start: () => plan.start(),
    eventHappened,
    outageEdge,
    changed,
    pollNow,
    redeliver: () => {},
    forge: () => {},
  }
}
