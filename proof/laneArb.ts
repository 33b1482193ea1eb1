import fc from 'fast-check'
import {
  ackMsArb,
  acknowledgeArb,
  adaptiveArb,
  gapMsArb,
  handlerArb,
  holdMsArb,
  idempotencyArb,
  intervalArb,
  jitterArb,
  latencyArb,
  lossArb,
  networkArb,
  outagesArb,
  queueLimitArb,
  rateLimitArb,
  reconcileArb,
  retryArb,
  serviceArb,
  sourceMsArb,
  timeoutArb,
  workersArb,
} from './knobArb.ts'
import type { Lane, LongPollLane, PollLane, WebhookLane } from './referenceTypes.ts'

/** Values to set, by path. */
export type Knobs = Record<string, fc.Arbitrary<unknown>>

/** Always null. */
export const nullArb = fc.constant(null)
const pageSizeArb = fc.integer({ min: 1, max: 3 })
const thinkingIntervalArb = fc.oneof({ weight: 6, arbitrary: intervalArb }, nullArb)
const longTimeoutArb = timeoutArb.filter((ms) => ms >= 40)
const maxInFlightArb = fc.constantFrom(null, 1, 2)
const disableAfterArb = fc.constantFrom(null, null, 1, 3)
const dispatchArb = fc.constantFrom(0, 1, 5, 40)
const firstPollArb = fc.constantFrom(0, 0, 5, 40, 100)

const pollArb = (id: string, horizonMs: number): fc.Arbitrary<PollLane> =>
  fc.record({
    id: fc.constant(id),
    strategy: fc.constant('poll' as const),
    intervalMs: thinkingIntervalArb,
    firstPollAtMs: firstPollArb,
    jitter: jitterArb,
    pageSize: pageSizeArb,
    timeoutMs: timeoutArb,
    conditional: fc.boolean(),
    adaptive: adaptiveArb,
    rateLimit: rateLimitArb,
    network: networkArb,
    sourceMs: sourceMsArb,
    handler: handlerArb(horizonMs),
  })

const longPollArb = (id: string, horizonMs: number): fc.Arbitrary<LongPollLane> =>
  fc.record({
    id: fc.constant(id),
    strategy: fc.constant('long-poll' as const),
    holdMs: holdMsArb,
    gapMs: gapMsArb,
    firstPollAtMs: firstPollArb,
    pageSize: pageSizeArb,
    timeoutMs: longTimeoutArb,
    conditional: fc.boolean(),
    rateLimit: rateLimitArb,
    network: networkArb,
    sourceMs: sourceMsArb,
    handler: handlerArb(horizonMs),
  })

const webhookArb = (id: string, horizonMs: number): fc.Arbitrary<WebhookLane> =>
  fc.record({
    id: fc.constant(id),
    strategy: fc.constant('webhook' as const),
    dispatchMs: dispatchArb,
    timeoutMs: longTimeoutArb,
    retry: retryArb,
    maxInFlight: maxInFlightArb,
    ordered: fc.boolean(),
    disableAfter: disableAfterArb,
    thin: fc.boolean(),
    reconcileEveryMs: reconcileArb,
    network: networkArb,
    sourceMs: sourceMsArb,
    handler: handlerArb(horizonMs),
  })

/** The knobs that every lane has, by path below the lane. */
const sharedKnobs = (horizonMs: number): Knobs => ({
  network: networkArb,
  'network.latencyMs': latencyArb,
  'network.loss': lossArb,
  sourceMs: sourceMsArb,
  handler: handlerArb(horizonMs),
  'handler.workers': workersArb,
  'handler.serviceMs': serviceArb,
  'handler.outages': outagesArb(horizonMs),
  'handler.queueLimit': queueLimitArb,
  'handler.acknowledge': acknowledgeArb,
  'handler.ackMs': ackMsArb,
  'handler.verifySignature': fc.boolean(),
  'handler.idempotency': idempotencyArb,
})

const pollKnobs: Knobs = {
  intervalMs: thinkingIntervalArb,
  jitter: jitterArb,
  pageSize: pageSizeArb,
  timeoutMs: timeoutArb,
  conditional: fc.boolean(),
  adaptive: adaptiveArb,
  rateLimit: rateLimitArb,
}

const longPollKnobs: Knobs = {
  holdMs: holdMsArb,
  gapMs: gapMsArb,
  pageSize: pageSizeArb,
  timeoutMs: longTimeoutArb,
  conditional: fc.boolean(),
  rateLimit: rateLimitArb,
}

const webhookKnobs: Knobs = {
  dispatchMs: dispatchArb,
  timeoutMs: longTimeoutArb,
  retry: retryArb,
  'retry.delaysMs': retryArb.map((retry) => retry.delaysMs),
  'retry.jitter': jitterArb,
  maxInFlight: maxInFlightArb,
  ordered: fc.boolean(),
  disableAfter: disableAfterArb,
  thin: fc.boolean(),
  reconcileEveryMs: reconcileArb,
}

/** Every settable field of a lane, by path below the lane. */
export const knobsOf = (lane: Lane, horizonMs: number): Knobs => {
  if (lane.strategy === 'poll') return { ...sharedKnobs(horizonMs), ...pollKnobs }
  if (lane.strategy === 'long-poll') return { ...sharedKnobs(horizonMs), ...longPollKnobs }
  return { ...sharedKnobs(horizonMs), ...webhookKnobs }
}

/** A random lane. */
export const laneArb = (index: number, horizonMs: number): fc.Arbitrary<Lane> => {
  const id = `lane-${index + 1}`
  return fc.oneof<fc.Arbitrary<Lane>[]>(
    pollArb(id, horizonMs),
    webhookArb(id, horizonMs),
    longPollArb(id, horizonMs),
  )
}
