import { Column } from './Column.ts'
import { OUTCOMES, type Outcome, VERDICTS, type Verdict } from './rows.ts'
import { WindowIndex } from './WindowIndex.ts'

/** What a request is: a poll by a polling client, or an attempt to deliver an event. */
export type RequestKind = 'poll' | 'attempt'

/** The time of what has not happened. */
export const NEVER = Number.POSITIVE_INFINITY

const time = () => new Column('f64', NEVER)

/**
 * The requests and waits of one lane, looked up by number, as far as the trace goes. Requests are numbered from 1 in
 * the order of sending, events from 1 in the order of happening. Times are microseconds, NEVER for "not (yet)".
 * A moment in the past is read by treating every time at or after it as not yet. Filled by Records alone.
 */
export class LaneRecords {
  readonly kind: RequestKind
  /** Number of requests that have left. */
  requestCount = 0
  readonly sentAt = time()
  readonly reachesAt = time()
  readonly arrivedAt = time()
  readonly answeredAt = time()
  readonly backAt = time()
  readonly settledAt = time()
  readonly retryAt = time()
  readonly verdicts = new Column('u8', 0)
  readonly outcomes = new Column('u8', 0)
  readonly flags = new Column('u8', 0)
  readonly statuses = new Column('u32', 0)
  readonly counts = new Column('u32', 0)
  readonly abouts = new Column('u32', 0)
  readonly attempts = new Column('u32', 1)
  readonly attemptsOf = new Column('u32', 0)
  readonly knownAt = time()
  readonly broughtBy = new Column('u32', 0)
  readonly effectAt = time()
  readonly laterEffects = new Map<number, number[]>()
  readonly givenUpAt = time()
  /** Requests whose sender still waits, and events that are not known, as far as the trace goes. */
  readonly unsettled = new Set<number>()
  readonly unknown = new Set<number>()
  /** When each skipped tick fell, and when the lane closed and opened, alternately. */
  readonly skippedAt: number[] = []
  readonly closings: { fromUs: number; toUs: number; kind: 'refuse' | 'hang' }[] = []
  readonly requestWindows = new WindowIndex()
  readonly waitWindows = new WindowIndex()

  constructor(kind: RequestKind) {
    this.kind = kind
  }

  sentAtUs(request: number): number {
    return this.sentAt.get(request)
  }

  /** When the request's message reaches the other side, or would have, had it not been lost. */
  reachesAtUs(request: number): number {
    return this.reachesAt.get(request)
  }

  arrivedAtUs(request: number): number {
    return this.arrivedAt.get(request)
  }

  /** When the answer (or refusal) left the other side. */
  answeredAtUs(request: number): number {
    return this.answeredAt.get(request)
  }

  /** When the answer reaches the sender, or would have, had it not been lost. */
  backAtUs(request: number): number {
    return this.backAt.get(request)
  }

  settledAtUs(request: number): number {
    return this.settledAt.get(request)
  }

  /** When the next attempt falls due after this failed one, NEVER if there is none. */
  retryAtUs(request: number): number {
    return this.retryAt.get(request)
  }

  /** What the other side did with the request; meaningful from its arrival on. */
  verdict(request: number): Verdict {
    return VERDICTS[this.verdicts.get(request)] as Verdict
  }

  /** How the request ended for its sender. */
  outcome(request: number): Outcome {
    return OUTCOMES[this.outcomes.get(request)] as Outcome
  }

  isLostOut(request: number): boolean {
    return (this.flags.get(request) & 1) !== 0
  }

  isLostBack(request: number): boolean {
    return (this.flags.get(request) & 2) !== 0
  }

  /** HTTP status of the answer that left, 0 if there is none. */
  status(request: number): number {
    return this.statuses.get(request)
  }

  /** Number of events in the answer to a poll, from the instant at which it left. */
  count(request: number): number {
    return this.counts.get(request)
  }

  /** The event of an attempt; for a poll the first event that its answer could bring. */
  firstEvent(request: number): number {
    return this.abouts.get(request)
  }

  /** The number of the attempt over all deliveries of its event; 1 for a poll. */
  attempt(request: number): number {
    return this.attempts.get(request)
  }

  /** When the lane came to know the event. */
  knownAtUs(event: number): number {
    return this.knownAt.get(event)
  }

  /** The request whose message brought the event. */
  bringerOf(event: number): number {
    return this.broughtBy.get(event)
  }

  /** When the lane acted on the event, each time, ascending. */
  effectsAtUs(event: number): readonly number[] {
    const first = this.effectAt.get(event)
    return first === NEVER ? [] : [first, ...(this.laterEffects.get(event) ?? [])]
  }

  /** When the last delivery of the event was given up. */
  givenUpAtUs(event: number): number {
    return this.givenUpAt.get(event)
  }

  /** How many attempts have been made to deliver the event. */
  attemptsFor(event: number): number {
    return this.attemptsOf.get(event)
  }
}
