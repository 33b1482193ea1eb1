import type { Lane, Traffic } from './referenceTypes.ts'
import { type Entry, type LaneState, RANK, type Request, toUs, type World } from './referenceWorld.ts'

const knobs = (world: World, state: LaneState): Lane => {
  const lane = world.scenario.lanes[state.index]
  if (!lane) throw new Error(`Lane must exist, got ${state.index}.`)
  return lane
}

/** Puts a message on the wire; gives its arrival, or null if it is lost. */
const message = (
  world: World,
  state: LaneState,
  request: Request,
  way: 'up' | 'down',
  arrive: () => void,
): Entry | null => {
  const { network } = knobs(world, state)
  const { kind, drawKey, drawSub } = request
  if (world.draws.chance(`loss-${way}-${kind}`, state.id, drawKey, drawSub, network.loss)) return null
  const latency = world.draws.duration(
    `latency-${way}-${kind}`,
    state.id,
    drawKey,
    drawSub,
    network.latencyMs,
  )
  const rank = way === 'up' ? RANK.arrival : RANK.response
  return world.plan(world.nowUs + latency, rank, [state.index, request.number], () => {
    request.wire = null
    arrive()
  })
}

/** Describes a request that leaves now. */
export type Leaving = {
  kind: Traffic
  bytesUp: number
  events: number[]
  attempt: number
  /** Key of the draws; the number of the request if left out. */
  drawKey?: number
  drawSub?: number
  onArrival(request: Request): void
  onTimeout(request: Request): void
}

/** Sends a request now: counts it, puts it on the wire and starts the wait for its answer. */
export const leave = (world: World, state: LaneState, leaving: Leaving): Request => {
  const number = state.requests.length + 1
  const request: Request = {
    number,
    kind: leaving.kind,
    drawKey: leaving.drawKey ?? number,
    drawSub: leaving.drawSub ?? 0,
    sentAtUs: world.nowUs,
    arrivedAtUs: null,
    settledAtUs: null,
    outcome: 'in-flight',
    status: null,
    events: leaving.events,
    attempt: leaving.attempt,
    wire: null,
    timeout: null,
    isAccepted: false,
  }
  state.requests.push(request)
  state.bytesUp += leaving.bytesUp
  request.wire = message(world, state, request, 'up', () => {
    request.arrivedAtUs = world.nowUs
    leaving.onArrival(request)
  })
  const endUs = world.nowUs + toUs(knobs(world, state).timeoutMs)
  request.timeout = world.plan(endUs, RANK.timeout, [state.index, number], () => leaving.onTimeout(request))
  return request
}

/** Settles a request, once. */
export const settle = (world: World, request: Request, outcome: string, status: number | null): void => {
  if (request.settledAtUs !== null) throw new Error(`Request must be unsettled, got ${request.outcome}.`)
  request.settledAtUs = world.nowUs
  request.outcome = outcome
  request.status = status
  if (request.timeout) request.timeout.isVoid = true
}

/** Sends the answer now; `arrive` plays only if the request is still unsettled when it is there. */
export const answer = (
  world: World,
  state: LaneState,
  request: Request,
  bytesDown: number,
  arrive: () => void,
): void => {
  state.bytesDown += bytesDown
  request.wire = message(world, state, request, 'down', () => {
    if (request.settledAtUs === null) arrive()
  })
}

/** Sends the answer after a while. */
export const answerLater = (
  world: World,
  state: LaneState,
  request: Request,
  afterUs: number,
  bytesDown: number,
  arrive: () => void,
): void => {
  world.plan(world.nowUs + afterUs, RANK.work, [state.index, 1, request.number], () =>
    answer(world, state, request, bytesDown, arrive),
  )
}
