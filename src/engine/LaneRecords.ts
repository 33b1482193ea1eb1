import { Column } from './Column.ts'
import { JobRecords } from './JobRecords.ts'
import { OUTCOMES, type Outcome, VERDICTS, type Verdict } from './rows.ts'
import { WindowIndex } from './WindowIndex.ts'
import type { RequestKind } from './Wire.ts'

/** The time of what has not happened. */
export const NEVER = Number.POSITIVE_INFINITY

/** The kinds of requests in the order of their codes. */
export const REQUEST_KINDS: readonly RequestKind[] = ['poll', 'attempt', 'fetch', 'reconcile', 'forged']

/** Flags of a request. */
export const IS_LOST_OUT = 1
export const IS_LOST_BACK = 2
export const IS_THIN = 4

const time = () => new Column('f64', NEVER)

/** A stretch in which a lane was closed. */
export interface ClosedStretch {
  fromUs: number
  toUs: number
  kind: 'refuse' | 'hang'
}

/**
 * The requests and waits of one lane, looked up by number, as far as the trace goes. Requests are numbered from 1 in
 * the order of sending, events from 1 in the order of happening. Times are microseconds, NEVER for "not (yet)".
 * A moment in the past is read by treating every time at or after it as not yet. Numbers older than the trace keeps
 * answer as if nothing had become of them. Filled by Records alone.
 */
export class LaneRecords {
  /** What the lane lives by: other kinds of requests stand beside. */
  readonly kind: 'poll' | 'attempt'
  /** Number of requests that have left. */
  requestCount = 0
  readonly sentAt = time()
  readonly reachesAt = time()
  readonly arrivedAt = time()
  readonly answeredAt = time()
  readonly backAt = time()
  readonly settledAt = time()
  readonly retryAt = time()
  readonly droppedAt = time()
  readonly kinds = new Column('u8', 0)
  readonly verdicts = new Column('u8', 0)
  readonly outcomes = new Column('u8', 0)
  readonly flags = new Column('u8', 0)
  readonly statuses = new Column('u16', 0)
  readonly counts = new Column('u16', 0)
  readonly abouts = new Column('u32', 0)
  readonly attempts = new Column('u32', 1)
  readonly attemptsOf = new Column('u32', 0)
  /** Deliveries of an event that have not ended. */
  readonly deliveriesOf = new Column('u32', 1)
  /** 1 if a delivery of the event has succeeded. */
  readonly succeeded = new Column('u8', 0)
  readonly knownAt = time()
  readonly broughtBy = new Column('u32', 0)
  readonly effectAt = time()
  readonly laterEffects = new Map<number, number[]>()
  readonly givenUpAt = time()
  readonly forgedEffectsAt: number[] = []
  readonly jobs = new JobRecords()
  /** As far as the trace goes: requests whose sender still waits, and settled ones that are still to be answered. */
  readonly unsettled = new Set<number>()
  readonly owed = new Set<number>()
  /** Events that are not known, and those with a delivery that has failed before and goes on. */
  readonly unknown = new Set<number>()
  readonly retrying = new Set<number>()
  /** When each skipped tick fell, and when the lane closed and opened, alternately. */
  readonly skippedAt: number[] = []
  readonly closings: ClosedStretch[] = []
  readonly requestWindows = new WindowIndex()
  readonly waitWindows = new WindowIndex()
  /** The request that was settled last. */
  lastSettled = 0
  isReconciling: boolean
  /** When the sender gave the endpoint up for good. */
  disabledAtUs = NEVER

  constructor(kind: 'poll' | 'attempt', isReconciling: boolean) {
    this.kind = kind
    this.isReconciling = isReconciling
  }

  /** The columns of numbers that requests have, and those that events have. */
  get requestColumns(): readonly Column[] {
    const times = [this.sentAt, this.reachesAt, this.arrivedAt, this.answeredAt, this.backAt]
    const rarer = [this.settledAt, this.retryAt, this.droppedAt, this.kinds, this.verdicts, this.outcomes]
    return [...times, ...rarer, this.flags, this.statuses, this.counts, this.abouts, this.attempts]
  }

  get eventColumns(): readonly Column[] {
    const known = [this.knownAt, this.broughtBy, this.effectAt, this.givenUpAt]
    return [...known, this.attemptsOf, this.deliveriesOf, this.succeeded]
  }

  /** What the request is. */
  kindOf(request: number): RequestKind {
    return REQUEST_KINDS[this.kinds.get(request)] as RequestKind
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

  /** When an intervention lost the request's message, or its answer: before that it was not lost. */
  droppedAtUs(request: number): number {
    return this.droppedAt.get(request)
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
    return (this.flags.get(request) & IS_LOST_OUT) !== 0
  }

  isLostBack(request: number): boolean {
    return (this.flags.get(request) & IS_LOST_BACK) !== 0
  }

  /** Whether a call carries no content. */
  isThin(request: number): boolean {
    return (this.flags.get(request) & IS_THIN) !== 0
  }

  /** HTTP status of the answer that left, 0 if there is none. */
  status(request: number): number {
    return this.statuses.get(request)
  }

  /** Number of events in the answer to a poll or a fetch, from the instant at which it left. */
  count(request: number): number {
    return this.counts.get(request)
  }

  /**
   * The event of an attempt or a fetch, the one that a replay copies, 0 for a forged call and its fetch; for a poll the
   * first event that its answer could bring.
   */
  firstEvent(request: number): number {
    return this.abouts.get(request)
  }

  /** The number of the attempt over all deliveries of its event, or of the try of a fetch; else 1. */
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

  /** Whether the event is lost as far as the trace goes: not known, every delivery given up, no reconciliation. */
  isLost(event: number): boolean {
    if (this.isReconciling || !this.unknown.has(event)) return false
    return this.kind === 'attempt' && this.deliveriesOf.get(event) === 0 && this.succeeded.get(event) === 0
  }

  /** How many attempts have been made to deliver the event. */
  attemptsFor(event: number): number {
    return this.attemptsOf.get(event)
  }
}
