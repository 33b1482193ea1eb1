import { md1, md1ResponseTail, md1WaitShare } from './md1.ts'
import { mm1, mm1ResponseQuantile, mm1ResponseTail } from './mm1.ts'
import { mmc, mmcResponseTail, mmcWaitTail, mustWaitChance } from './mmc.ts'
import { pollaczekKhinchine, varianceWaitRatio } from './pollaczekKhinchine.ts'
import { cappedRetryBalance, retryBalance, retryCeiling, safeAttempts } from './retryBalance.ts'
import { meanProcessingsWhenLate, timedOutShare, timeoutFor, workRateFor } from './timedOutShare.ts'
import type { WorkedForms, WorkedInputs } from './workedInputs.ts'

const lateShare = (given: WorkedInputs) => ({
  u: timedOutShare(given.ratePerS, given.one('mu'), given.one('tau')),
})

const balance = (given: WorkedInputs) => {
  const loads = retryBalance(given.ratePerS, given.one('mu'), given.one('tau'))
  return { x_low: loads?.lowPerS ?? Number.NaN, x_high: loads?.highPerS ?? Number.NaN }
}

const ceiling = (given: WorkedInputs) => {
  const { totalPerS, freshPerS } = retryCeiling(given.one('mu'), given.one('tau'))
  return { x_star: totalPerS, lambda_max: freshPerS }
}

/** Mean and mean square of a work time given as pairs of chance and seconds. */
function momentsOf(pairs: readonly [number, number][]): { mean: number; square: number } {
  const sum = (of: (s: number) => number) => pairs.reduce((total, [chance, s]) => total + chance * of(s), 0)
  return { mean: sum((s) => s), square: sum((s) => s * s) }
}

/** Q8 leaves out the mean square; it is that of Q7. */
const Q7_SQUARE_S2 = 0.02536

/** For tests: the rows on the receiver as a queue, on timeouts and on retry storms. */
export const workedQueues: WorkedForms = {
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
  Q7: (given) => {
    const { mean, square } = momentsOf(given.pairs('B'))
    const state = pollaczekKhinchine(given.ratePerS, mean, square)
    return {
      EB: mean,
      EB2: square,
      rho: state.utilisation,
      Wq: state.meanQueueWaitS,
      R: state.meanResponseS,
    }
  },
  Q8: (given) => ({
    Wq_MD1: md1(given.ratePerS, 1 / given.one('EB')).meanQueueWaitS,
    ratio: varianceWaitRatio(given.one('EB'), Q7_SQUARE_S2),
  }),
  X1: lateShare,
  X1b: lateShare,
  X2: (given) => ({ tau: timeoutFor(given.ratePerS, given.one('mu'), given.one('eps')) }),
  X3: (given) => ({ mu: workRateFor(given.ratePerS, given.one('tau'), given.one('eps')) }),
  X4: (given) => ({ m: meanProcessingsWhenLate(given.one('u')) }),
  S1: balance,
  S1b: balance,
  S2: ceiling,
  S2_2: ceiling,
  S2_5: ceiling,
  S2_10: ceiling,
  S3: (given) => ({
    x: cappedRetryBalance(given.ratePerS, given.one('mu'), given.one('tau'), given.one('n')) ?? Number.NaN,
  }),
  S4: (given) => ({ n_max: safeAttempts(given.ratePerS, given.one('mu')) }),
}
