import fc from 'fast-check'
import { pollLaneWith, scenarioWith, webhookLaneWith } from './completeLanes.ts'
import { outagesArb } from './knobArb.ts'
import type { CompleteScenario, EventTimes, Intervention, PollLane } from './referenceTypes.ts'

const intervalArb = fc.constantFrom(200, 250.5, 500, 1000, 5000)
const jitterArb = fc.constantFrom(0, 0, 0.1, 0.5, 1)
const timeoutArb = fc.constantFrom(30_000, 30_000, 30_000, 170, 60)
const networkArb = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<PollLane['network']>(
      { latencyMs: { kind: 'constant', ms: 40 }, loss: 0 },
      { latencyMs: { kind: 'uniform', minMs: 5, maxMs: 90 }, loss: 0 },
      { latencyMs: { kind: 'uniform', minMs: 0, maxMs: 0.01 }, loss: 0 },
    ),
  },
  fc.constantFrom<PollLane['network']>(
    { latencyMs: { kind: 'exponential', meanMs: 20 }, loss: 0 },
    { latencyMs: { kind: 'constant', ms: 40 }, loss: 0.2 },
  ),
)
const adaptiveArb = fc.constantFrom(null, null, null, { factor: 2, maxMs: 20_000 })
const rateLimitArb = fc.constantFrom(null, null, null, { requests: 3, perMs: 5000 })
const conditionalArb = fc.boolean()

const knobs: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  intervalMs: fc.oneof({ weight: 4, arbitrary: intervalArb }, fc.constant(null)),
  jitter: jitterArb,
  timeoutMs: timeoutArb,
  network: networkArb,
  adaptive: adaptiveArb,
  rateLimit: rateLimitArb,
  conditional: conditionalArb,
  sourceMs: fc.constantFrom(0, 5, 90),
  'handler.outages': outagesArb(60_000),
}

const laneArb = (id: string): fc.Arbitrary<PollLane> =>
  fc
    .record({
      intervalMs: intervalArb,
      firstPollAtMs: fc.constantFrom(0, 40, 7000),
      jitter: jitterArb,
      timeoutMs: timeoutArb,
      conditional: conditionalArb,
      adaptive: adaptiveArb,
      rateLimit: rateLimitArb,
      network: networkArb,
      outages: outagesArb(60_000),
    })
    .map(({ outages, ...fields }) => {
      const lane = pollLaneWith({ ...fields, id })
      return { ...lane, handler: { ...lane.handler, outages } }
    })

const eventsArb: fc.Arbitrary<EventTimes> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, 0.2, 1, 6).map((perMinute): EventTimes => ({ kind: 'poisson', perMinute })),
  },
  fc.constant<EventTimes>({ kind: 'bursty', perMinute: 3, burstSize: 3, spacingMs: 40 }),
  fc.constant<EventTimes>({ kind: 'trace', atMs: [120, 120, 7000.04, 50_000] }),
)

const interventionsArb = (ids: readonly string[]): fc.Arbitrary<Intervention[]> => {
  const idArb = fc.constantFrom(...ids)
  const setArb = fc
    .tuple(idArb, fc.constantFrom(...Object.keys(knobs)))
    .chain(([id, path]) =>
      (knobs[path] ?? fc.constant(null)).map((value) => ({ [`lanes.${id}.${path}`]: value })),
    )
    .map((set) => ({ set }))
  const deedArb = fc.oneof(
    { weight: 4, arbitrary: setArb },
    fc.constant({ do: 'emit' }),
    idArb.map((lane) => ({ do: 'poll', lane })),
    fc.constant({ set: { payloadBytes: 10 } }),
  )
  const atMsArb = fc.oneof(fc.nat({ max: 60_000 }), fc.constantFrom(10_000, 20_000.5, 40_005))
  return fc.array(
    fc.tuple(atMsArb, deedArb).map(([atMs, deed]) => ({ atMs, ...deed }) as Intervention),
    { maxLength: 6 },
  )
}

/** Random scenarios of polling lanes (with a webhook beside them at times) in which mostly nothing happens, for minutes. */
export const quietArb: fc.Arbitrary<CompleteScenario> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([count, hasWebhook]) => {
    const ids = Array.from({ length: count }, (_, index) => `lane-${index + 1}`)
    return fc.record({
      seed: fc.nat({ max: 2 ** 32 - 1 }),
      durationMs: fc.constantFrom(60_000, 120_000, 300_000.5),
      events: eventsArb,
      lanes: fc
        .tuple(...ids.map(laneArb))
        .map((lanes) => [...lanes, ...(hasWebhook ? [webhookLaneWith()] : [])]),
      interventions: interventionsArb(ids),
    })
  })
  .map((fields) => structuredClone(scenarioWith(fields)))
