/** The figures of a list of waits, in ms to three decimals; all null when there is none. */
export interface DelayReport {
  count: number
  mean: number | null
  p50: number | null
  p90: number | null
  p99: number | null
  max: number | null
}

/** What is reported of a lane: counts, bytes and waits (model.md, section What a run reports). */
export interface LaneReport {
  requests: number
  useful: number
  wasted: number
  skipped: number
  bytesUp: number
  bytesDown: number
  attempts: number
  failedAttempts: number
  timeouts: number
  refused: number
  rejected: number
  unavailable: number
  rateLimited: number
  pending: number
  knownOnce: number
  knownAgain: number
  lost: number
  duplicateDeliveries: number
  effects: number
  duplicateEffects: number
  forgedEffects: number
  knownDelayMs: DelayReport
  effectDelayMs: DelayReport
}

/** What is reported of a run. */
export interface Report {
  engine: string
  seed: number
  untilMs: number
  /** Null if the rows were not hashed. */
  traceHash: string | null
  eventsHappened: number
  lanes: Readonly<Record<string, LaneReport>>
}
