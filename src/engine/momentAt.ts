import type { LaneRecords } from './LaneRecords.ts'
import type { Records } from './Records.ts'
import type { Tally } from './Tally.ts'
import type { RequestKind } from './Wire.ts'

/** A message on the wire at an instant. It left at `fromUs` and reaches the other side at `toUs`, unless it is lost. */
export interface Message {
  request: number
  /** What the request is that it belongs to. */
  kind: RequestKind
  leg: 'out' | 'back'
  fromUs: number
  toUs: number
  /** Share of the way that it has gone, more than 0, at most 1. */
  progress: number
  isLost: boolean
  /** When an intervention lost it, infinite if none has. */
  droppedAtUs: number
  /** Whether the side that sent the request still waits for its answer. */
  isAwaited: boolean
  /** Whether it belongs to a call without content. */
  isThin: boolean
  /** First event that it carries or asks for, and how many it carries (0 for a question or a bare answer). */
  firstEvent: number
  count: number
  attempt: number
  /** HTTP status of an answer, 0 for a refused connection and for requests. */
  status: number
}

/** An attempt that will be made at `atUs`, because attempt number `attempt` of the event failed. */
export interface PendingRetry {
  event: number
  attempt: number
  atUs: number
}

/** A request that the source keeps waiting since `sinceUs`. */
export interface HeldRequest {
  request: number
  sinceUs: number
}

/** A job in work: of an event, 0 if it was forged; done at `toUs`. */
export interface JobInWork {
  event: number
  fromUs: number
  toUs: number
}

/** How one lane stands at an instant, beyond its counts. */
export interface LaneMoment {
  /** Messages on its wires, oldest first. */
  messages: readonly Message[]
  /** Requests whose sender waits although nothing is on the wire: being worked on, held, or gone unheard. */
  silent: readonly number[]
  /** Those of them that are held. */
  held: readonly HeldRequest[]
  retries: readonly PendingRetry[]
  /** In the order in which they were started; how many wait is in the tally. */
  jobs: readonly JobInWork[]
}

/** How the world stands at an instant: everything before `atUs` has happened, nothing at it. */
export interface Moment {
  atUs: number
  tally: Tally
  lanes: readonly LaneMoment[]
}

/** The moment of a run at `atUs` microseconds, which its trace must keep: a function of the trace and the time alone. */
export function momentAt(records: Records, atUs: number): Moment {
  records.catchUp()
  return {
    atUs,
    tally: records.tallies.at(atUs),
    lanes: records.lanes.map((lane, index) => laneMomentAt(records, lane, index, atUs)),
  }
}

function laneMomentAt(records: Records, lane: LaneRecords, index: number, atUs: number): LaneMoment {
  const messages: Message[] = []
  const silent: number[] = []
  const held: HeldRequest[] = []
  const retries: PendingRetry[] = []
  const jobs: JobInWork[] = []
  records.requestsIn(index, atUs, atUs, (request) => {
    const isSettled = lane.settledAtUs(request) < atUs
    if (isSettled) addRetry(retries, lane, request, atUs)
    const before = messages.length
    addMessage(messages, lane, request, 'out', atUs)
    addMessage(messages, lane, request, 'back', atUs)
    if (messages.length > before || isSettled) return
    silent.push(request)
    const sinceUs = lane.arrivedAtUs(request)
    if (sinceUs < atUs && lane.verdict(request) === 'held' && lane.answeredAtUs(request) >= atUs) {
      held.push({ request, sinceUs })
    }
  })
  lane.jobs.visit(atUs, atUs, (job) => {
    const event = lane.jobs.events.get(job)
    jobs.push({ event, fromUs: lane.jobs.startedAt.get(job), toUs: lane.jobs.doneAt.get(job) })
  })
  return { messages, silent, held, retries, jobs }
}

function addRetry(list: PendingRetry[], lane: LaneRecords, request: number, atUs: number): void {
  const retryAtUs = lane.retryAtUs(request)
  // Once the endpoint is given up nothing is tried again.
  if (retryAtUs === Number.POSITIVE_INFINITY || retryAtUs < atUs || lane.disabledAtUs < atUs) return
  list.push({ event: lane.firstEvent(request), attempt: lane.attempt(request), atUs: retryAtUs })
}

function addMessage(
  list: Message[],
  lane: LaneRecords,
  request: number,
  leg: 'out' | 'back',
  atUs: number,
): void {
  const fromUs = leg === 'out' ? lane.sentAtUs(request) : lane.answeredAtUs(request)
  const toUs = leg === 'out' ? lane.reachesAtUs(request) : lane.backAtUs(request)
  if (!(fromUs < atUs && atUs <= toUs)) return
  const isLost = leg === 'out' ? lane.isLostOut(request) : lane.isLostBack(request)
  const kind = lane.kindOf(request)
  const isThin = lane.isThin(request)
  const carriesOut = (kind === 'attempt' || kind === 'forged') && !isThin ? 1 : 0
  const droppedAtUs = isLost ? lane.droppedAtUs(request) : Number.POSITIVE_INFINITY
  const isDroppedLater = droppedAtUs !== Number.POSITIVE_INFINITY && droppedAtUs >= atUs
  list.push({
    request,
    kind,
    leg,
    fromUs,
    toUs,
    progress: (atUs - fromUs) / (toUs - fromUs),
    isLost: isLost && !isDroppedLater,
    droppedAtUs: isDroppedLater ? Number.POSITIVE_INFINITY : droppedAtUs,
    isAwaited: lane.settledAtUs(request) >= atUs,
    isThin,
    firstEvent: lane.firstEvent(request),
    count: leg === 'out' ? carriesOut : lane.count(request),
    attempt: lane.attempt(request),
    status: leg === 'out' ? 0 : lane.status(request),
  })
}
