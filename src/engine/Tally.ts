/** The counts and sums of one lane up to an instant; the names are those of the report (model.md). */
export interface LaneTally {
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
  /** Events whose content has become known, the sum of their waits and the longest, in microseconds. */
  knownCount: number
  knownDelaySumUs: number
  knownDelayMaxUs: number
  /** First effects, the sum of their delays since the event happened and the longest, in microseconds. */
  effectCount: number
  effectDelaySumUs: number
  effectDelayMaxUs: number
  /** How the lane stands at the instant: */
  nextTickAtUs: number
  isDown: boolean
  jobsInWork: number
  jobsWaiting: number
}

/** How a whole run stands at an instant. */
export interface Tally {
  /** The instant: everything before it is counted, nothing at it. */
  atUs: number
  eventsHappened: number
  payloadBytes: number
  lanes: LaneTally[]
}
