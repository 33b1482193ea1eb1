import type { LaneRecords } from './LaneRecords.ts'
import type { Records } from './Records.ts'
import type { Tally } from './Tally.ts'

/** A message on the wire at an instant. It left at `fromUs` and reaches the other side at `toUs`, unless it is lost. */
export interface Message {
  request: number
  leg: 'out' | 'back'
  fromUs: number
  toUs: number
  /** Share of the way that it has gone, more than 0, at most 1. */
  progress: number
  isLost: boolean
  /** Whether the side that sent the request still waits for its answer. */
  isAwaited: boolean
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

/** How one lane stands at an instant, beyond its counts. */
export interface LaneMoment {
  /** Messages on its wires, oldest first. */
  messages: readonly Message[]
  /** Requests whose sender waits although nothing is on the wire: being worked on, held, or gone unheard. */
  silent: readonly number[]
  retries: readonly PendingRetry[]
}

/** How the world stands at an instant: everything before `atUs` has happened, nothing at it. */
export interface Moment {
  atUs: number
  tally: Tally
  lanes: readonly LaneMoment[]
}

/** The moment of a run at `atUs` microseconds: a function of the trace and the time alone. */
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
  const retries: PendingRetry[] = []
  records.requestsIn(index, atUs, atUs, (request) => {
    const retryAtUs = lane.retryAtUs(request)
    const isSettled = lane.settledAtUs(request) < atUs
    if (isSettled && retryAtUs !== Number.POSITIVE_INFINITY && retryAtUs >= atUs) {
      retries.push({ event: lane.firstEvent(request), attempt: lane.attempt(request), atUs: retryAtUs })
    }
    const before = messages.length
    addMessage(messages, lane, request, 'out', atUs)
    addMessage(messages, lane, request, 'back', atUs)
    if (messages.length === before && !isSettled) silent.push(request)
  })
  return { messages, silent, retries }
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
  const carriesOut = lane.kind === 'attempt' ? 1 : 0
  list.push({
    request,
    leg,
    fromUs,
    toUs,
    progress: (atUs - fromUs) / (toUs - fromUs),
    isLost: leg === 'out' ? lane.isLostOut(request) : lane.isLostBack(request),
    isAwaited: lane.settledAtUs(request) >= atUs,
    firstEvent: lane.firstEvent(request),
    count: leg === 'out' ? carriesOut : lane.count(request),
    attempt: lane.attempt(request),
    status: leg === 'out' ? 0 : lane.status(request),
  })
}
