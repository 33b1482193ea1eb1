import { backlogDrain } from './backlogDrain.ts'
import { backOffOffset, firstWaitFor } from './backOffOffset.ts'
import {
  type AttemptChances,
  duplicateShare,
  meanProcessings,
  neverProcessedShare,
} from './duplicateShare.ts'
import { idLifetime, idStore, missedDuplicateShare, replayWindow } from './idStore.ts'
import {
  equalJitter,
  fullJitter,
  meanDecorrelatedWait,
  proportionalJitter,
  retryPeakPerS,
} from './jitterShapes.ts'
import {
  attemptsNeeded,
  attemptsPerS,
  deliveredShareBy,
  meanAttempts,
  meanRetryDelay,
  neverDeliveredShare,
} from './meanAttempts.ts'
import { deliveredAfter, lostInOutageShare, meanOutageDelay, overshoot } from './outageDelay.ts'
import type { WorkedForms, WorkedInputs } from './workedInputs.ts'

const DAY_S = 86_400

function chancesOf(given: WorkedInputs): AttemptChances {
  return { acknowledged: given.one('a'), unacknowledged: given.one('q') }
}

const outageMean = (given: WorkedInputs) => ({
  mean_delay: meanOutageDelay(given.many('offsets'), given.one('L')),
})
const neverProcessed = (given: WorkedInputs) => ({ P: neverProcessedShare(chancesOf(given), given.one('n')) })

/** For tests: the rows on retries, outages, jitter and duplicates. */
export const workedDelivery: WorkedForms = {
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
  O1: (given) => ({ delivered_at: deliveredAfter(given.many('offsets'), given.one('D')) ?? Number.NaN }),
  O2: (given) => {
    const over = overshoot(given.many('offsets'), given.one('D'))
    return { overshoot: over?.wait ?? Number.NaN, bound: over?.bound ?? Number.NaN }
  },
  O3: (given) => ({ lost: lostInOutageShare(given.many('offsets'), given.one('L')) }),
  O4: outageMean,
  O4b: outageMean,
  O5: (given) => {
    const drain = backlogDrain(given.ratePerS, given.one('mu'), given.one('L'))
    return {
      backlog: drain.backlog,
      drain: drain.drainS,
      affected: drain.affected,
      mean_delay: drain.meanDelayS,
    }
  },
  J1: (given) => {
    const { mean, sd } = fullJitter(given.one('v'))
    return { mean, sd }
  },
  J2: (given) => {
    const { mean, sd, least } = equalJitter(given.one('v'))
    return { mean, sd, min: least }
  },
  J3: (given) => {
    const { mean, sd } = proportionalJitter(given.one('v'), given.one('f'))
    return { mean, sd }
  },
  J4: (given) => ({ mean: meanDecorrelatedWait(given.one('b'), given.one('prev')) }),
  J5: (given) => ({ rate: retryPeakPerS(given.one('N'), given.one('v')) }),
  I1: (given) => ({
    m: meanProcessings(chancesOf(given), given.one('n')),
    u: duplicateShare(chancesOf(given)),
  }),
  I2: (given) => ({ P: duplicateShare(chancesOf(given)) }),
  I3: neverProcessed,
  I3b: neverProcessed,
  I4: (given) => {
    const { entries, bytes } = idStore(given.ratePerS, given.one('TTL'), given.one('bytes'))
    return { entries, megabytes: bytes / 1e6 }
  },
  I5: (given) => {
    const TTL = idLifetime(given.many('offsets'), given.one('slack'))
    return { TTL, days: TTL / DAY_S }
  },
  I6: (given) => ({
    missed: missedDuplicateShare(given.one('q'), given.many('offsets'), given.one('TTL')),
  }),
  I7: (given) => ({ seconds: replayWindow(given.one('w')) }),
}
