/** The figures of a lane that are compared; a part of what the engine reports, under the same names. */
export interface LaneFigures {
  requests: number
  useful: number
  wasted: number
  skipped: number
  attempts: number
  failedAttempts: number
  timeouts: number
  refused: number
  rejected: number
  duplicateDeliveries: number
  effects: number
  duplicateEffects: number
  knownDelayMs: Waits
  effectDelayMs: Waits
}

/** The waits of the events that are over, in ms; null when there is none. */
export interface Waits {
  count: number
  mean: number | null
  p90: number | null
}
