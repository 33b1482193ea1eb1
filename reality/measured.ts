import type { LaneLog } from './LaneLog.ts'

/** The standard normal variable is below this with probability 0.9. */
const NORMAL_P90 = 1.2815515655446004

/** A lognormal variable, as a scenario has it. */
export interface Lognormal {
  kind: 'lognormal'
  medianMs: number
  sigma: number
}

/** How long the requests of a lane really were under way, in ms: from leaving to having been read. */
function requestLegsOf({ requests }: LaneLog): number[] {
  return requests.flatMap(({ sentAtMs, arrivedAtMs }) =>
    arrivedAtMs === null ? [] : [arrivedAtMs - sentAtMs],
  )
}

/** The same of the answers that were waited for, from the time at which each was to leave. */
function answerLegsOf({ requests }: LaneLog): number[] {
  return requests.flatMap(({ answerDueAtMs, settledAtMs, status }) =>
    answerDueAtMs === null || settledAtMs === null || status === null ? [] : [settledAtMs - answerDueAtMs],
  )
}

/**
 * What the latency of a lane is taken from, in ms, as the engine has one for both directions: all messages of a polling
 * lane, whose news takes a request and an answer; of a webhook lane the requests, which alone carry news. Their answers
 * are quicker, by less than any timeout of these scenarios hangs on.
 */
export function legsOf(lane: 'polling' | 'webhook', log: LaneLog): number[] {
  return lane === 'webhook' ? requestLegsOf(log) : [...requestLegsOf(log), ...answerLegsOf(log)]
}

/** How much later than planned the requests of a lane left, in ms: that is how late the timers of its system are. */
export function delaysOf({ requests }: LaneLog): number[] {
  return requests.map(({ dueAtMs, sentAtMs }) => sentAtMs - dueAtMs)
}

/** How long the jobs of a lane really took, in ms. */
export function servicesOf({ effects }: LaneLog): number[] {
  return effects.map(({ startedAtMs, atMs }) => atMs - startedAtMs)
}

/** The mean; 0 for none. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The nearest-rank percentile, the ⌈0.9 n⌉-th smallest; 0 for none. */
export function p90Of(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b)
  return ascending[Math.ceil((values.length * 9) / 10) - 1] ?? 0
}

/**
 * The lognormal variable with the mean and the 90th percentile of what was measured.
 *
 * With mean m = exp(μ + σ²/2) and percentile q = exp(μ + zσ): σ = z - √(z² - 2 ln(q/m)). Where a few huge values lift
 * the mean above the percentile there is none: then it is the constant m.
 */
export function fitOf(values: readonly number[]): Lognormal {
  const mean = meanOf(values)
  const spread = mean > 0 ? Math.log(p90Of(values) / mean) : 0
  const root = Math.max(0, NORMAL_P90 * NORMAL_P90 - 2 * Math.max(0, spread))
  const sigma = NORMAL_P90 - Math.sqrt(root)
  return { kind: 'lognormal', medianMs: mean * Math.exp((-sigma * sigma) / 2), sigma }
}
