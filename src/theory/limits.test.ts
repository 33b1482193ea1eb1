import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backlogDrain, outageClearTime } from './backlogDrain.ts'
import { byteCrossover } from './byteCrossover.ts'
import { deliveryChain, deliveryOutcome } from './deliveryChain.ts'
import { meanWaitForGaps, meanWaitForPoll } from './detectionDelay.ts'
import { meanProcessings } from './duplicateShare.ts'
import { erlangB } from './erlangB.ts'
import { idLifetime, replayWindow } from './idStore.ts'
import { lambertWOfExp } from './lambertWOfExp.ts'
import { longPollCycle, longPollWaitQuantile } from './longPollCycle.ts'
import { lossyRetries } from './lossyRetries.ts'
import { md1 } from './md1.ts'
import { meanAttempts } from './meanAttempts.ts'
import { messagesInFlight } from './messagesInFlight.ts'
import { mm1, mm1ResponseTail } from './mm1.ts'
import { mmc, mmcResponseTail, mustWaitChance } from './mmc.ts'
import { mmcK } from './mmcK.ts'
import { deliveredAfter, lostInOutageShare, overshoot } from './outageDelay.ts'
import { pollaczekKhinchine } from './pollaczekKhinchine.ts'
import { cappedRetryBalance, retryBalance, retryCeiling } from './retryBalance.ts'

const share = (max = 1) => fc.double({ min: 0, max, noNaN: true })
const positive = (max: number) => fc.double({ min: 1e-3, max, noNaN: true })
const near = (value: number, other: number) =>
  expect(Math.abs(value - other)).toBeLessThan(1e-9 * (1 + Math.abs(other)))

describe('queues', () => {
  it('with several workers are M/M/1 for one', () => {
    fc.assert(
      fc.property(share(0.99), positive(100), positive(10), (load, workPerS, timeS) => {
        const ratePerS = load * workPerS
        near(mmc(ratePerS, workPerS, 1).meanQueueWaitS, mm1(ratePerS, workPerS).meanQueueWaitS)
        near(mmcResponseTail(ratePerS, workPerS, 1, timeS), mm1ResponseTail(ratePerS, workPerS, timeS))
      }),
    )
  })

  it('with any work are M/M/1 and M/D/1 for their moments', () => {
    fc.assert(
      fc.property(share(0.99), positive(100), (load, workPerS) => {
        const [ratePerS, workS] = [load * workPerS, 1 / workPerS]
        const exponential = pollaczekKhinchine(ratePerS, workS, 2 * workS * workS)
        near(exponential.meanQueueWaitS, mm1(ratePerS, workPerS).meanQueueWaitS)
        near(
          pollaczekKhinchine(ratePerS, workS, workS * workS).meanQueueWaitS,
          md1(ratePerS, workPerS).meanQueueWaitS,
        )
      }),
    )
  })

  it('with limited room are Erlang B without room, and M/M/c with plenty', () => {
    fc.assert(
      fc.property(share(0.9), positive(10), fc.integer({ min: 1, max: 20 }), (load, workPerS, workers) => {
        const ratePerS = load * workers * workPerS
        near(mmcK(ratePerS, workPerS, workers, 0).blockedShare, erlangB(ratePerS / workPerS, workers))
        const wide = mmcK(ratePerS, workPerS, workers, 1000)
        near(wide.blockedShare, 0)
        near(wide.meanWaiting, mmc(ratePerS, workPerS, workers).meanWaiting)
        near(wide.utilisation, load)
      }),
    )
  })

  it('with one worker and room for K - 1 block as the truncated geometric says', () => {
    const load = 0.7
    expect(mmcK(7, 10, 1, 3).blockedShare).toBeCloseTo((load ** 4 * (1 - load)) / (1 - load ** 5), 12)
    expect(mmcK(30, 10, 1, 2).acceptedPerS).toBeLessThan(10)
  })

  it('make C workers of Erlang B and C agree on the load of 2 for 3 workers', () => {
    expect(erlangB(2, 3)).toBeCloseTo(4 / 19, 12)
    expect(mustWaitChance(2, 1, 3)).toBeCloseTo(4 / 9, 12)
  })

  it('clear as a fluid after a long outage', () => {
    // What is drained at 10 a second less 7 new ones; the work that was there before weighs little.
    expect(outageClearTime(7, 10, 1e6) / backlogDrain(7, 10, 1e6).drainS).toBeCloseTo(1, 5)
    expect(outageClearTime(7, 10, 0)).toBeCloseTo(0.7 / 0.3 / 10 / 0.3, 12)
  })
})

describe('polls', () => {
  it('wait half an interval on a grid, and a whole mean gap where gaps are exponential', () => {
    expect(meanWaitForPoll(60, 0)).toBe(30)
    expect(meanWaitForGaps(60, 2 * 60 * 60)).toBe(60)
    // Uniform gaps T (1 ± j): T (1 + j^2 / 3) / 2.
    const j = 0.5
    expect(meanWaitForGaps(60, 60 * 60 * (1 + (j * j) / 3))).toBeCloseTo(30 * (1 + (j * j) / 3), 12)
  })

  it('that are held split their cycle into events found and events in the gap', () => {
    fc.assert(
      fc.property(positive(10), positive(5), positive(60), (ratePerS, gapS, holdS) => {
        const cycle = longPollCycle(ratePerS, gapS, holdS)
        // Each request ends by its first event, or empty, or found some that came in the gap.
        const found = Math.exp(-ratePerS * gapS) * -Math.expm1(-ratePerS * holdS)
        near(ratePerS * cycle.meanCycleS, ratePerS * gapS + found)
        expect(longPollWaitQuantile(cycle, 1)).toBeCloseTo(gapS, 9)
        expect(longPollWaitQuantile(cycle, (cycle.meanHoldS / cycle.meanCycleS) * 0.99)).toBe(0)
      }),
    )
  })

  it('that are held without a hold are chained polls, and 1 / H a second where nothing happens', () => {
    expect(longPollCycle(0.5, 2, 0)).toMatchObject({ requestsPerS: 0.5, meanExtraWaitS: 1 })
    expect(longPollCycle(0, 0.1, 30)).toMatchObject({ requestsPerS: 1 / 30.1, emptyShare: 1 })
  })
})

describe('retries', () => {
  it('follow R1 where all attempts fail alike', () => {
    fc.assert(
      fc.property(share(), share(), fc.integer({ min: 1, max: 20 }), (loss, answerFails, most) => {
        const risks = { loss, firstAnswerFails: answerFails, laterAnswerFails: answerFails }
        const chain = deliveryChain(risks, most)
        const outcome = deliveryOutcome(risks, chain)
        const forms = lossyRetries(loss, answerFails, most)
        near(outcome.attempts, meanAttempts(1 - (1 - loss) * (1 - answerFails), most))
        near(outcome.attempts, forms.attempts)
        near(outcome.lostShare, forms.neverReceivedShare)
        near(outcome.repeats, forms.duplicates)
        near(forms.copies, outcome.repeats + 1 - outcome.lostShare)
      }),
    )
  })

  it('are worked through as I1 says where calls get through or lose their answer', () => {
    const chances = { acknowledged: 0.8 * 0.8, unacknowledged: 0.8 * 0.2 }
    expect(lossyRetries(0.2, 0.2, 5).copies).toBeCloseTo(meanProcessings(chances, 5), 12)
    expect(meanProcessings(chances, Number.POSITIVE_INFINITY)).toBeCloseTo(0.8 / 0.64, 12)
  })

  it('balance below and above the ceiling, and not beyond it', () => {
    const { totalPerS, freshPerS } = retryCeiling(10, 1)
    const under = retryBalance(freshPerS * 0.999, 10, 1)
    expect(under?.lowPerS).toBeLessThan(totalPerS)
    expect(under?.highPerS).toBeGreaterThan(totalPerS)
    expect(retryBalance(freshPerS * 1.001, 10, 1)).toBeNull()
    // Many attempts are as good as endless ones; a single one adds nothing.
    expect(cappedRetryBalance(5, 10, 1, 200)).toBeCloseTo(retryBalance(5, 10, 1)?.lowPerS ?? 0, 9)
    expect(cappedRetryBalance(5, 10, 1, 1)).toBeCloseTo(5, 9)
    expect(cappedRetryBalance(12, 10, 1, 3)).toBeNull()
  })

  it('solve y + ln y = x by Lambert', () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 1e6, noNaN: true }), (x) => {
        const y = lambertWOfExp(x)
        near(y + Math.log(y), x)
      }),
    )
  })

  it('meet an outage at its edges', () => {
    expect(deliveredAfter([0, 5, 305], 0)).toBe(0)
    expect(deliveredAfter([0, 5, 305], 305)).toBe(305)
    expect(deliveredAfter([0, 5, 305], 306)).toBeNull()
    expect(overshoot([0, 5, 305], 306)).toBeNull()
    expect(lostInOutageShare([0, 5, 305], 300)).toBe(0)
  })
})

describe('the rest', () => {
  it('keeps ids at least as long as calls can be replayed', () => {
    expect(idLifetime([0, 5], 10, 300)).toBe(300)
    expect(replayWindow(300, 60)).toBe(360)
  })

  it('lets a webhook move fewer bytes at every interval where a delivery is cheap', () => {
    expect(byteCrossover(1, { emptyPoll: 300, eventInPoll: 1500, delivery: 1400 })).toBe(
      Number.POSITIVE_INFINITY,
    )
  })

  it('has as many messages on the wire as a Poisson number of that mean', () => {
    const { mean, variance, aboveChance } = messagesInFlight(50, 0.04)
    expect([mean, variance]).toEqual([2, 2])
    expect(aboveChance).toBeCloseTo(1 - Math.exp(-2), 12)
  })
})
