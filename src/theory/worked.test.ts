import { describe, expect, it } from 'vitest'
import { adaptiveRamp } from './adaptiveRamp.ts'
import { backOffOffset, firstWaitFor } from './backOffOffset.ts'
import { detectionDelay, driftingPollDelay } from './detectionDelay.ts'
import {
  emptyShare,
  evenlySpacedEmptyShare,
  eventsPerInterval,
  meanBatch,
  pollsPerDay,
  pollsPerEvent,
} from './emptyShare.ts'
import { fleetLoad, shortestInterval } from './fleetLoad.ts'
import { md1, md1ResponseTail, md1WaitShare } from './md1.ts'
import {
  attemptsNeeded,
  attemptsPerS,
  deliveredShareBy,
  meanAttempts,
  meanRetryDelay,
  neverDeliveredShare,
} from './meanAttempts.ts'
import { mm1, mm1ResponseQuantile, mm1ResponseTail } from './mm1.ts'
import { mmc, mmcResponseTail, mmcWaitTail, mustWaitChance } from './mmc.ts'
import { reconciliationDelay } from './reconciliationDelay.ts'
import { requestCrossover } from './requestCrossover.ts'
import { timedOutShare } from './timedOutShare.ts'
import rows from './worked.json' with { type: 'json' }

type Values = Record<string, number>

interface Row {
  id: string
  what: string
  in: Record<string, number | number[]>
  out: Values
}

/** Reads the inputs of a row; a missing one fails the test that asks for it. */
class Inputs {
  readonly #row: Row
  constructor(row: Row) {
    this.#row = row
  }
  one(name: string): number {
    const value = this.#row.in[name]
    if (typeof value !== 'number') throw new Error(`Row ${this.#row.id} must have a number ${name}.`)
    return value
  }
  many(name: string): number[] {
    const value = this.#row.in[name]
    if (!Array.isArray(value)) throw new Error(`Row ${this.#row.id} must have a list ${name}.`)
    return value
  }
  get ratePerS(): number {
    return 'lambda_per_day' in this.#row.in ? this.one('lambda_per_day') / 86_400 : this.one('lambda')
  }
}

const polling: Record<string, (given: Inputs) => Values> = {
  P1: (given) => {
    const delay = detectionDelay(given.one('T'), given.one('delta'))
    return { mean: delay.meanS, sd: delay.sdS, p95: delay.quantileS, max: delay.maxS }
  },
  P2: (given) => ({ P_empty: emptyShare(given.ratePerS, given.one('T')) }),
  P3: (given) => ({ polls_per_event: pollsPerEvent(given.ratePerS, given.one('T')) }),
  P4: (given) => ({
    batch: meanBatch(given.ratePerS, given.one('T')),
    P_empty: emptyShare(given.ratePerS, given.one('T')),
  }),
  P5: (given) => {
    const { polls, emptyPolls } = pollsPerDay(given.ratePerS, given.one('T'))
    return { polls, empty_polls: emptyPolls }
  },
  P6: (given) => {
    const u = given.one('useful') / given.one('polls')
    const lambdaT = eventsPerInterval(u)
    return { u, lambdaT, hours_between_events: given.one('T') / lambdaT / 3600 }
  },
  P7: (given) => {
    const load = fleetLoad(given.one('N'), given.one('T'), given.one('mu'))
    return { rate: load.requestsPerS, last: load.lastAnswerS, mean_wait: load.meanQueueWaitS }
  },
  P8: (given) => ({ T_min: shortestInterval(given.one('k'), given.one('Q'), given.one('W')) }),
  P9: (given) => {
    const { steps, rampS } = adaptiveRamp(given.one('T_min'), given.one('f'), given.one('T_max'))
    return { m: steps, ramp: rampS }
  },
  P10: (given) => ({ P_empty: evenlySpacedEmptyShare(given.ratePerS, given.one('T')) }),
  P11: (given) => ({ mean: driftingPollDelay(given.one('T'), given.one('y'), 0).meanS }),
  P12: (given) => {
    const open = reconciliationDelay(given.ratePerS, given.one('loss'), given.one('V'))
    return { mean_delay: open.meanDelayS, unsynced: open.unsyncedEvents }
  },
  C1: (given) => ({ T: requestCrossover(given.ratePerS) }),
  C2: (given) => ({ T: requestCrossover(given.ratePerS, given.one('p'), given.one('n')) }),
}

const retrying: Record<string, (given: Inputs) => Values> = {
  R1: (given) => ({ attempts: meanAttempts(given.one('p'), given.one('n')) }),
  R2: (given) => ({ loss: neverDeliveredShare(given.one('p'), given.one('n')) }),
  R3: (given) => ({ mean_delay: meanRetryDelay(given.one('p'), given.many('offsets')) }),
  R4: (given) => ({ P: deliveredShareBy(given.one('p'), given.many('offsets'), given.one('t')) }),
  R5: (given) => ({ n: attemptsNeeded(given.one('p'), given.one('eps')) }),
  R6: (given) => {
    const b = firstWaitFor(given.one('Z'), given.one('r'), given.one('k'))
    return { b, S4: backOffOffset(b, given.one('r'), 4) }
  },
  R7: (given) => ({ rate: attemptsPerS(given.ratePerS, given.one('p'), given.one('n')) }),
}

const queueing: Record<string, (given: Inputs) => Values> = {
  Q1: (given) => {
    const state = mm1(given.ratePerS, given.one('mu'))
    return {
      rho: state.utilisation,
      Wq: state.meanQueueWaitS,
      R: state.meanResponseS,
      N_q: state.meanWaiting,
      N: state.meanPresent,
    }
  },
  Q2: (given) => ({
    P: mm1ResponseTail(given.ratePerS, given.one('mu'), given.one('t')),
    p95: mm1ResponseQuantile(given.ratePerS, given.one('mu'), 0.95),
    p99: mm1ResponseQuantile(given.ratePerS, given.one('mu'), 0.99),
  }),
  Q3: (given) => {
    const state = md1(given.ratePerS, given.one('mu'))
    return { Wq: state.meanQueueWaitS, R: state.meanResponseS }
  },
  Q4: (given) => {
    const [early = 0, late = 0] = given.many('x')
    return {
      F_025: md1WaitShare(given.ratePerS, given.one('mu'), early),
      F_09: md1WaitShare(given.ratePerS, given.one('mu'), late),
    }
  },
  Q4b: (given) => ({ P: md1ResponseTail(given.ratePerS, given.one('mu'), given.one('tau')) }),
  Q5: (given) => {
    const { ratePerS } = given
    const state = mmc(ratePerS, given.one('mu'), given.one('c'))
    return {
      C: mustWaitChance(ratePerS, given.one('mu'), given.one('c')),
      Wq: state.meanQueueWaitS,
      R: state.meanResponseS,
      P_Wq_gt_02: mmcWaitTail(ratePerS, given.one('mu'), given.one('c'), 0.2),
    }
  },
  Q6: (given) => ({ P: mmcResponseTail(given.ratePerS, given.one('mu'), given.one('c'), given.one('t')) }),
  X1: (given) => ({ u: timedOutShare(given.ratePerS, given.one('mu'), given.one('tau')) }),
  X1b: (given) => ({ u: timedOutShare(given.ratePerS, given.one('mu'), given.one('tau')) }),
}

const worked: Record<string, (given: Inputs) => Values> = { ...polling, ...retrying, ...queueing }

describe('the closed forms', () => {
  it.each(rows as unknown as Row[])('give the worked values of $id, $what', (row) => {
    const form = worked[row.id]
    if (form === undefined) throw new Error(`Row ${row.id} must have a form.`)
    const computed = form(new Inputs(row))
    expect(Object.keys(computed).sort()).toEqual(Object.keys(row.out).sort())
    for (const [name, value] of Object.entries(row.out)) {
      expect(Math.abs((computed[name] ?? Number.NaN) - value), name).toBeLessThanOrEqual(
        1e-4 * Math.abs(value) + 1e-9,
      )
    }
  })

  it('are all held to a worked row', () => {
    expect(Object.keys(worked).sort()).toEqual(rows.map((row) => row.id).sort())
  })

  it('refuse queues that never settle', () => {
    expect(() => mm1(10, 10)).toThrow('Arrival rate must be below 10, got 10.')
    expect(() => md1(11, 10)).toThrow('Arrival rate must be below 10, got 11.')
    expect(() => mmc(30, 10, 3)).toThrow('Arrival rate must be below 30, got 30.')
  })
})
