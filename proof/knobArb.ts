import fc from 'fast-check'
import type { Attack, Dist, Handler, LaneBase, Outage, PlainTimes, WebhookLane } from './referenceTypes.ts'

/** Instants on a coarse grid, so that things meet at equal microseconds. */
export const instantArb = (horizonMs: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.nat({ max: Math.floor(horizonMs / 100) }).map((n) => n * 100),
    fc.nat({ max: Math.floor(horizonMs / 5) }).map((n) => n * 5),
    fc.constantFrom(0, 1, 40, 45, 80, 85, 90, 105, 200, 500, 999.999),
  )

/** A latency or a service time. */
const distArb = (choices: number[]): fc.Arbitrary<Dist> => {
  const msArb = fc.constantFrom(...choices)
  return fc.oneof(
    { weight: 6, arbitrary: msArb.map((ms): Dist => ({ kind: 'constant', ms })) },
    fc
      .tuple(msArb, msArb)
      .map(([a, b]): Dist => ({ kind: 'uniform', minMs: Math.min(a, b), maxMs: Math.max(a, b) })),
    msArb.map((meanMs): Dist => ({ kind: 'exponential', meanMs })),
    fc
      .tuple(msArb, fc.constantFrom(0, 0.5, 1))
      .map(([medianMs, sigma]): Dist => ({ kind: 'lognormal', medianMs, sigma })),
  )
}

/** Outages, ascending; about half of them touch their neighbour. */
export const outagesArb = (horizonMs: number): fc.Arbitrary<Outage[]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<Outage[]>([]) },
    fc
      .tuple(
        fc.uniqueArray(instantArb(horizonMs), { minLength: 2, maxLength: 4 }),
        fc.array(fc.constantFrom<(Outage['kind'] | null)[]>('refuse', 'hang', null), {
          minLength: 3,
          maxLength: 3,
        }),
      )
      .map(([instants, kinds]) => {
        const edges = [...instants].sort((a, b) => a - b)
        return edges.slice(1).flatMap((toMs, i) => {
          const kind = kinds[i] ?? null
          return kind ? [{ fromMs: edges[i] ?? 0, toMs, kind }] : []
        })
      }),
  )

const ttlArb = fc.constantFrom(0, 5, 40, 60, 100, 1000, 86400000)

/** Ways to keep ids. */
export const idempotencyArb: fc.Arbitrary<Handler['idempotency']> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  ttlArb.map((ttlMs) => ({ kind: 'seen-ids' as const, ttlMs })),
)

export const serviceArb = distArb([0, 1, 5, 20, 60, 60])
export const workersArb = fc.integer({ min: 1, max: 3 })
export const queueLimitArb = fc.constantFrom(null, 0, 0, 1, 2)
export const acknowledgeArb = fc.constantFrom<Handler['acknowledge'][]>('after-work', 'at-once')
export const ackMsArb = fc.constantFrom(0, 1, 5)
export const sourceMsArb = fc.constantFrom(0, 5)

/** A subscriber's handler. */
export const handlerArb = (horizonMs: number): fc.Arbitrary<Handler> =>
  fc.record({
    workers: workersArb,
    serviceMs: serviceArb,
    outages: outagesArb(horizonMs),
    queueLimit: queueLimitArb,
    acknowledge: acknowledgeArb,
    ackMs: ackMsArb,
    verifySignature: fc.boolean(),
    idempotency: idempotencyArb,
  })

export const latencyArb = distArb([0, 1, 5, 40])
export const lossArb = fc.constantFrom(0, 0, 0, 0, 0.3, 1)

/** A lane's network. */
export const networkArb: fc.Arbitrary<LaneBase['network']> = fc.record({
  latencyMs: latencyArb,
  loss: lossArb,
})

export const intervalArb = fc.constantFrom(10, 15, 40, 50, 85, 100, 200, 500)
export const timeoutArb = fc.constantFrom(1, 5, 10, 40, 45, 80, 85, 85, 100, 100, 200, 200)
export const jitterArb = fc.constantFrom(0, 0, 0.5, 1)

/** When and how often the sender tries again. */
export const retryArb: fc.Arbitrary<WebhookLane['retry']> = fc.record({
  delaysMs: fc.array(fc.constantFrom(0, 1, 10, 40, 100, 300), { maxLength: 3 }),
  jitter: jitterArb,
})

const ascending = (times: number[]): number[] => [...times].sort((a, b) => a - b)

/** A row of instants: the kinds that events and forged calls share. */
export const plainTimesArb = (horizonMs: number): fc.Arbitrary<PlainTimes> =>
  fc.oneof(
    fc.constantFrom(0, 60, 300, 600).map((perMinute): PlainTimes => ({ kind: 'poisson', perMinute })),
    fc
      .tuple(fc.constantFrom(40, 50, 85, 100, 500), fc.constantFrom(0, 5, 40, 100, 1000))
      .map(([everyMs, firstAtMs]): PlainTimes => ({ kind: 'periodic', everyMs, firstAtMs })),
    fc
      .array(instantArb(horizonMs), { minLength: 5, maxLength: 25, size: 'max' })
      .map((times): PlainTimes => ({ kind: 'trace', atMs: ascending(times) })),
  )

/** Forged calls, or none. */
export const attackArb = (horizonMs: number): fc.Arbitrary<Attack | null> =>
  fc.oneof(
    fc.constant(null),
    fc.record({ forged: plainTimesArb(horizonMs), knowsUrl: fc.boolean(), replays: fc.boolean() }),
  )

export const adaptiveArb = fc.constantFrom(
  null,
  { factor: 1, maxMs: 500 },
  { factor: 2, maxMs: 500 },
  { factor: 1.5, maxMs: 1000 },
)
export const rateLimitArb = fc.constantFrom(
  null,
  { requests: 1, perMs: 100 },
  { requests: 2, perMs: 500 },
  { requests: 5, perMs: 300 },
)
// A hold of 0 with a gap of 0 on a network without latency would ask without end in one microsecond.
export const holdMsArb = fc.constantFrom(5, 40, 100, 500)
export const gapMsArb = fc.constantFrom(0, 5, 40, 100)
export const reconcileArb = fc.constantFrom(null, 50, 100, 500)
