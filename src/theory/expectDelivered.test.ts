import { describe, expect, it } from 'vitest'
import type { Handler, Scenario, WebhookLane } from '../engine/Scenario.ts'
import { lossyRetries } from './lossyRetries.ts'
import { mm1ResponseTail } from './mm1.ts'
import type { Expectation } from './Prediction.ts'
import { plainScenario } from './plainScenario.ts'
import { theoryFor } from './theoryFor.ts'

/** Long enough for every retry to be in. */
const AT_US = 1e12
const { handler, network } = plainScenario().lanes[1] as WebhookLane
const DAY_MS = 86_400_000
const remembers = { idempotency: { kind: 'seen-ids', ttlMs: DAY_MS } } as const

function expectation(webhook: Partial<WebhookLane>, changes: Partial<Scenario> = {}): Expectation {
  const prediction = theoryFor(plainScenario(changes, {}, webhook), 'webhook', AT_US)
  if (!prediction.applies) throw new Error(`Prediction must apply, got ${prediction.why}.`)
  return prediction
}

function desk(own: Partial<Handler>, webhook: Partial<WebhookLane> = {}, perMinute = 120): Expectation {
  return expectation(
    { ...webhook, handler: { ...handler, ...own } },
    { events: { kind: 'poisson', perMinute } },
  )
}

describe('a webhook that loses messages', () => {
  const lossy = {
    network: { ...network, loss: 0.2 },
    timeoutMs: 1000,
    retry: { delaysMs: [1000, 2000], jitter: 0 },
  }

  it('repeats effects as losses and retries say where nothing is remembered', () => {
    const forms = lossyRetries(0.2, 0.2, 3)
    const expected = expectation(lossy)
    expect(expected.attemptsPerEvent).toBeCloseTo(forms.attempts, 12)
    expect(expected.lostShare).toBeCloseTo(forms.neverReceivedShare, 12)
    expect(expected.effectsPerEvent).toBeCloseTo(forms.copies, 12)
    expect(expected.duplicateEffectsPerEvent).toBeCloseTo(forms.duplicates, 12)
    expect(expected.failedShare).toBeCloseTo(0.36, 12)
    expect(expected.assumptions).toContain('retries-as-fresh-load')
  })

  it('wastes the repeats where they are recognized', () => {
    const expected = expectation({ ...lossy, handler: { ...handler, ...remembers } })
    const attempts = 1 + 0.36 + 0.36 ** 2
    expect(expected.effectsPerEvent).toBeCloseTo(1 - 0.2 ** 3, 12)
    expect(expected.duplicateEffectsPerEvent).toBe(0)
    expect(expected.wastedShare).toBeCloseTo(1 - (1 - 0.2 ** 3) / attempts, 12)
    expect((expected.wasted ?? 0) / (expected.requests ?? 0)).toBeCloseTo(expected.wastedShare ?? 0, 4)
    expect(expected.gaps).toEqual([])
  })

  it('says nothing of effects where ids may be forgotten', () => {
    const short = { idempotency: { kind: 'seen-ids', ttlMs: 1000 } } as const
    const expected = expectation({ ...lossy, handler: { ...handler, ...short } })
    expect(expected.requests).not.toBeNull()
    expect(expected.gapOf).toMatchObject({ wasted: 'ids-forgotten', effectsPerEvent: 'ids-forgotten' })
  })

  it('waits for the attempt that is the first to arrive', () => {
    // 0.8, 0.16 and 0.032 of all learn of it at 45, 2045 and 5045 ms.
    expect(expectation(lossy).waitQuantilesMs).toEqual({ p50: 45, p90: 2045, p99: 5045 })
    const jittered = expectation({ ...lossy, retry: { ...lossy.retry, jitter: 0.5 } })
    expect(jittered.gapOf.waitQuantilesMs).toBe('jitter')
  })

  it('has the quantiles of a latency that varies', () => {
    const slow = expectation({ network: { loss: 0, latencyMs: { kind: 'exponential', meanMs: 100 } } })
    expect(slow.waitQuantilesMs?.p90).toBeCloseTo(5 - 100 * Math.log(0.1), 2)
    const skewed = { kind: 'lognormal', medianMs: 100, sigma: 0.5 } as const
    const wait = expectation({ network: { loss: 0, latencyMs: skewed } }).waitQuantilesMs
    expect(wait?.p50).toBeCloseTo(105, 2)
    expect(wait?.p90).toBeCloseTo(5 + 100 * Math.exp(0.5 * 1.2815515655446), 2)
  })

  it('brings nothing where everything is lost', () => {
    const dead = expectation({ ...lossy, network: { ...network, loss: 1 } })
    expect(dead).toMatchObject({ attemptsPerEvent: 3, lostShare: 1, effectsPerEvent: 0, meanWaitMs: null })
    expect(dead.gapOf.meanWaitMs).toBe('nothing-arrives')
  })
})

describe('a receiver that is slow to answer', () => {
  const slow = { serviceMs: { kind: 'exponential', meanMs: 300 } } as const
  const once = { timeoutMs: 1000, retry: { delaysMs: [], jitter: 0 } }
  const retried = { timeoutMs: 1000, retry: { delaysMs: [500, 3000], jitter: 0 } }
  const late = mm1ResponseTail(2, 1 / 0.3, 0.92)

  it('lets X1 of the calls fail where nobody calls again', () => {
    const expected = desk(slow, once)
    expect(expected.failedShare).toBeCloseTo(late, 12)
    expect(expected).toMatchObject({ attemptsPerEvent: 1, effectsPerEvent: 1, gaps: [] })
    expect(expected.assumptions).toContain('steady-queue')
    expect(expected.assumptions).not.toContain('answers-in-time')
  })

  it('makes one repeat of every late call where ids are remembered', () => {
    const expected = desk({ ...slow, ...remembers }, retried)
    expect(expected.attemptsPerEvent).toBeCloseTo(1 + late, 12)
    expect(expected).toMatchObject({ effectsPerEvent: 1, duplicateEffectsPerEvent: 0, gaps: [] })
  })

  it('keeps only waits and losses where late calls bring more work', () => {
    const expected = desk(slow, retried)
    expect(expected).toMatchObject({ requests: null, effectsPerEvent: null, queue: null, meanWaitMs: 45 })
    expect(expected.gaps).toEqual(['slow-answers'])
  })

  it('works through every attempt where no answer can be in time', () => {
    const expected = desk({ serviceMs: { kind: 'constant', ms: 1500 }, workers: 50 }, retried)
    expect(expected).toMatchObject({ attemptsPerEvent: 3, failedShare: 1, duplicateEffectsPerEvent: 2 })
  })
})

describe('the receiver as a queue', () => {
  it.each([
    ['M/M/1', { kind: 'exponential', meanMs: 350 }, 1, 816.667],
    ['M/D/1', { kind: 'constant', ms: 350 }, 1, 408.333],
    ['M/G/1', { kind: 'uniform', minMs: 50, maxMs: 600 }, 1, 373.81],
    ['M/M/c', { kind: 'exponential', meanMs: 1000 }, 3, 444.444],
  ] as const)('is %s where work is %j', (form, serviceMs, workers, meanWaitMs) => {
    const { queue } = desk({ acknowledge: 'at-once', serviceMs, workers })
    expect(queue?.form).toBe(form)
    expect(queue?.meanWaitMs).toBeCloseTo(meanWaitMs, 2)
    expect(queue?.meanWaiting).toBeCloseTo((queue?.meanWaitMs ?? 0) * 0.002, 9)
  })

  it('has no form for several workers with other work, nor where it never settles', () => {
    const atOnce = { acknowledge: 'at-once' } as const
    expect(desk({ ...atOnce, workers: 2 }).gapOf.queue).toBe('several-workers')
    expect(desk({ ...atOnce, serviceMs: { kind: 'constant', ms: 600 } }).gapOf.queue).toBe('overloaded')
    const beat = expectation({}, { events: { kind: 'periodic', everyMs: 1000, firstAtMs: 0 } })
    expect(beat.gapOf.queue).toBe('events-not-poisson')
  })

  it('gets what is left of the calls after losses', () => {
    const single = { network: { ...network, loss: 0.3 }, retry: { delaysMs: [], jitter: 0 } }
    expect(desk({ acknowledge: 'at-once' }, single).queue?.utilisation).toBeCloseTo(2 * 0.7 * 0.02, 12)
  })
})
