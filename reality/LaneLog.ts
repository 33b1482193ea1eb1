import type { IncomingMessage } from 'node:http'

/** One real HTTP request; times are null until reached. */
export interface RealRequest {
  /** When it was to leave: at a tick, at the end of a delay. */
  dueAtMs: number
  sentAtMs: number
  /** When the other side had read all of it and acted on it. */
  arrivedAtMs: number | null
  /** When the other side was to send its answer: when the work was done. */
  answerDueAtMs: number | null
  /** When the asking side had the whole answer, or stopped waiting. */
  settledAtMs: number | null
  /** Null when no answer settled it. */
  status: number | null
  /** Whether there was no connection. */
  isRefused: boolean
  /** When it brought something: at the end of a poll, at the acceptance of an attempt. */
  usefulAtMs: number | null
}

/** Something that was done because of an event. */
export interface RealEffect {
  event: number
  startedAtMs: number
  atMs: number
}

const NUMBER_HEADER = 'x-request-number'

/** Everything that really happened in one lane, with the time at which it did. */
export class LaneLog {
  readonly requests: RealRequest[] = []
  readonly effects: RealEffect[] = []
  readonly knownAtMs = new Map<number, number>()
  readonly skippedAtMs: number[] = []
  readonly duplicatesAtMs: number[] = []

  /** Opens the entry of a request that leaves now and was to leave at `dueAtMs`; its number travels in a header, so that both ends find it. */
  open(dueAtMs: number, sentAtMs: number): { request: RealRequest; headers: Record<string, string> } {
    const request: RealRequest = {
      dueAtMs,
      sentAtMs,
      arrivedAtMs: null,
      answerDueAtMs: null,
      settledAtMs: null,
      status: null,
      isRefused: false,
      usefulAtMs: null,
    }
    return { request, headers: { [NUMBER_HEADER]: String(this.requests.push(request)) } }
  }

  /** The entry of what arrived; none for a call from outside. */
  entryOf(message: IncomingMessage): RealRequest | undefined {
    return this.requests[Number(message.headers[NUMBER_HEADER]) - 1]
  }

  /** Notes that an event is known, unless it was before. */
  know(event: number, atMs: number): void {
    if (!this.knownAtMs.has(event)) this.knownAtMs.set(event, atMs)
  }
}
