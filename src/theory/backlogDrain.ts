import { demand } from './demand.ts'

/** What a sender that holds its events through an outage must make up for. Times in seconds. */
export interface BacklogDrain {
  /** Events that wait when the outage ends. */
  backlog: number
  drainS: number
  /** Events born before the backlog is gone. */
  affected: number
  meanDelayS: number
}

/**
 * The backlog of an outage that is drained at full speed, without retry schedules.
 *
 * Source: O5. Units: per second, seconds. A fluid limit: the delay falls linearly from the outage's length to 0.
 * Valid for ratePerS < workPerS, and good to 1 % for a backlog of 20 000.
 */
export function backlogDrain(ratePerS: number, workPerS: number, outageS: number): BacklogDrain {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  const backlog = ratePerS * outageS
  return {
    backlog,
    drainS: backlog / (workPerS - ratePerS),
    affected: (backlog * workPerS) / (workPerS - ratePerS),
    meanDelayS: outageS / 2,
  }
}

/**
 * Mean time after an outage until the worker is idle for the first time, in seconds.
 *
 * Source: mean length of a busy period that begins with a given work (L. Kleinrock, Queueing Systems I, 5.8), here
 * what arrived in the outage and what was unfinished before: (outage x u + u / (1 - u) / work rate) / (1 - u), u
 * the utilisation. Units: per second, seconds. Assumes M/M/1 in steady state before, and a worker that stands
 * still in the outage while jobs queue up. Valid for ratePerS < workPerS.
 */
export function outageClearTime(ratePerS: number, workPerS: number, outageS: number): number {
  demand(ratePerS < workPerS, 'Arrival rate', `be below ${workPerS}`, ratePerS)
  const utilisation = ratePerS / workPerS
  return (outageS * utilisation + utilisation / (1 - utilisation) / workPerS) / (1 - utilisation)
}
