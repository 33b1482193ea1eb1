import { adaptiveRamp } from './adaptiveRamp.ts'
import { byteCrossover, conditionalPollBytesPerS, deliveryBytesPerS } from './byteCrossover.ts'
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
import { type LongPollCycle, longPollCycle } from './longPollCycle.ts'
import { reconciliationDelay } from './reconciliationDelay.ts'
import { requestCrossover } from './requestCrossover.ts'
import type { WorkedForms, WorkedInputs } from './workedInputs.ts'

const DAY_S = 86_400

function cycleOf(given: WorkedInputs): LongPollCycle {
  return longPollCycle(given.ratePerS, given.one('g'), given.one('H'))
}

function bytesOf(given: WorkedInputs): { emptyPoll: number; eventInPoll: number; delivery: number } {
  return { emptyPoll: given.one('C_e'), eventInPoll: given.one('c_e'), delivery: given.one('C_h') }
}

/** For tests: the rows on polling, long polling, requests and bytes. */
export const workedPolling: WorkedForms = {
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
  L1: (given) => ({ hold: cycleOf(given).meanHoldS }),
  L2: (given) => {
    const { requestsPerS, requestsPerEvent } = cycleOf(given)
    return { rate: requestsPerS, per_event: requestsPerEvent }
  },
  L3: (given) => ({ empty: cycleOf(given).emptyShare }),
  L4: (given) => ({ delay: cycleOf(given).meanExtraWaitS }),
  L5: (given) => ({
    requests_per_day: DAY_S * cycleOf(given).requestsPerS,
    short_poll_requests_per_day: pollsPerDay(given.ratePerS, 1).polls,
  }),
  C1: (given) => ({ T: requestCrossover(given.ratePerS) }),
  C2: (given) => ({ T: requestCrossover(given.ratePerS, given.one('p'), given.one('n')) }),
  C3: (given) => ({ T: byteCrossover(given.ratePerS, bytesOf(given)) }),
  C4: (given) => ({
    T: byteCrossover(given.ratePerS, {
      ...bytesOf(given),
      pollSetUp: given.one('h_p'),
      deliverySetUp: given.one('h_h'),
    }),
  }),
  C5: (given) => {
    const bytes = {
      unchanged: given.one('C_304'),
      changed: given.one('C_200'),
      eventInPoll: given.one('c_e'),
    }
    const perS = conditionalPollBytesPerS(given.ratePerS, given.one('T'), bytes)
    return { bytes_per_s: perS, bytes_per_day: DAY_S * perS }
  },
  C6: (given) => {
    const perS = deliveryBytesPerS(given.ratePerS, given.one('C_h'))
    return { bytes_per_s: perS, bytes_per_day: DAY_S * perS }
  },
}
