import { demand } from './demand.ts'
import { erlangB } from './erlangB.ts'

/** The steady state of a queue with limited room. Times in seconds. */
export interface LimitedQueue {
  /** Share of the arrivals that find every place taken. */
  blockedShare: number
  /** Arrivals per second that find a place. */
  acceptedPerS: number
  /** Share of the workers' time that is worked. */
  utilisation: number
  /** Of those that find a place. */
  meanQueueWaitS: number
  meanWaiting: number
}

/**
 * Several workers, exponential work, and room for a limited number of waiting jobs (M/M/c/K, K = workers + room).
 *
 * Source: birth and death (L. Kleinrock, Queueing Systems I, 3.5 and 3.6), from Erlang B by one division per place; waits
 * by Little's law. Units: per second. Assumes Poisson arrivals, exponential work, first come first served, steady
 * state, and that nobody who is turned away comes back. Valid for every rate; room 0 is Erlang B.
 */
export function mmcK(ratePerS: number, workPerS: number, workers: number, room: number): LimitedQueue {
  demand(workPerS > 0, 'Work rate', 'be above 0', workPerS)
  const load = ratePerS / workPerS
  const perPlace = load / workers
  // Weights relative to "all workers busy, nobody waits"; from there on each place multiplies by load / workers.
  const full = erlangB(load, workers)
  let weight = full
  let waiting = 0
  let sum = 1
  for (let place = 1; place <= room; place += 1) {
    weight *= perPlace
    sum += weight
    waiting += place * weight
  }
  const blockedShare = weight / sum
  const acceptedPerS = ratePerS * (1 - blockedShare)
  const meanWaiting = waiting / sum
  return {
    blockedShare,
    acceptedPerS,
    utilisation: acceptedPerS / (workers * workPerS),
    meanQueueWaitS: acceptedPerS === 0 ? 0 : meanWaiting / acceptedPerS,
    meanWaiting,
  }
}
