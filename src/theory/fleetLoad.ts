import { demand } from './demand.ts'

/** What a fleet of pollers does to the source. */
export interface FleetLoad {
  requestsPerS: number
  /** When the last answer leaves if all ask at one instant, in seconds after it. */
  lastAnswerS: number
  /** Mean wait in the source's queue in that case, in seconds. */
  meanQueueWaitS: number
}

/**
 * The load of many pollers with one interval, and what it means if they all ask at once.
 *
 * Source: P7. Units: seconds, answers per second. Assumes a source that answers at a fixed rate, first come first
 * served. Valid for pollers / answersPerS < intervalS: the peak must be over before the next.
 */
export function fleetLoad(pollers: number, intervalS: number, answersPerS: number): FleetLoad {
  const lastAnswerS = pollers / answersPerS
  demand(lastAnswerS < intervalS, 'Time to answer all pollers', `be below ${intervalS} s`, lastAnswerS)
  return { requestsPerS: pollers / intervalS, lastAnswerS, meanQueueWaitS: (pollers - 1) / (2 * answersPerS) }
}

/**
 * The shortest interval at which a number of resources can be polled under a quota, in seconds.
 *
 * Source: P8. Units: seconds; requests per window. Assumes one request per resource and poll, evenly spread.
 * Valid for quota > 0.
 */
export function shortestInterval(resources: number, quota: number, windowS: number): number {
  demand(quota > 0, 'Quota', 'be above 0', quota)
  return (resources * windowS) / quota
}
