import fc from 'fast-check'
import { attackArb, instantArb, plainTimesArb } from './knobArb.ts'
import { type Knobs, knobsOf, laneArb, nullArb } from './laneArb.ts'
import type { CompleteScenario, EventTimes, Intervention, Lane } from './referenceTypes.ts'

const eventKnobs = (events: EventTimes): Knobs => {
  const perMinute = fc.constantFrom(0, 60, 120, 300, 600)
  if (events.kind === 'poisson') return { 'events.perMinute': perMinute }
  if (events.kind === 'periodic') return { 'events.everyMs': fc.constantFrom(40, 50, 85, 100, 500) }
  if (events.kind === 'trace') return {}
  const burstSize = fc.integer({ min: 1, max: 4 })
  return {
    'events.perMinute': perMinute,
    'events.burstSize': burstSize,
    'events.spacingMs': fc.constantFrom(0, 5, 40),
  }
}

const setArb = (knobs: Knobs): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .uniqueArray(fc.constantFrom(...Object.keys(knobs)), { minLength: 1, maxLength: 2 })
    .chain((paths) =>
      fc
        .tuple(...paths.map((path) => knobs[path] ?? nullArb))
        .map((values) => Object.fromEntries(paths.map((path, i) => [path, values[i]]))),
    )

type World = { lanes: Lane[]; events: EventTimes; horizonMs: number }

const verbsOf = (lane: Lane): fc.Arbitrary<object | object[]>[] => {
  const n = fc.integer({ min: 1, max: 12 })
  // Few messages are on a wire at an instant: of many requests one is hit sooner.
  const drop = n.map((first) =>
    Array.from({ length: 8 }, (_, k) => ({ do: 'drop', lane: lane.id, request: first + k })),
  )
  if (lane.strategy !== 'webhook') {
    const poll = fc.constant({ do: 'poll', lane: lane.id })
    return [poll, drop]
  }
  return [
    drop,
    n.map((event) => ({ do: 'redeliver', lane: lane.id, event })),
    fc.boolean().map((replay) => ({ do: 'forge', lane: lane.id, replay })),
    fc.constant({ do: 'forge', lane: lane.id }),
  ]
}

const interventionsArb = ({ lanes, events, horizonMs }: World): fc.Arbitrary<Intervention[]> => {
  const knobs: Knobs = {
    ...eventKnobs(events),
    payloadBytes: fc.constantFrom(0, 100, 1400),
    attack: attackArb(horizonMs),
  }
  for (const lane of lanes) {
    for (const [path, arb] of Object.entries(knobsOf(lane, horizonMs))) {
      knobs[`lanes.${lane.id}.${path}`] = arb
    }
  }
  const verbs = lanes.flatMap((lane) => verbsOf(lane))
  const deedArb = fc.oneof(
    { weight: 4, arbitrary: setArb(knobs).map((set): object | object[] => ({ set })) },
    { weight: 1, arbitrary: fc.constant<object | object[]>({ do: 'emit' }) },
    ...verbs.map((arbitrary) => ({ weight: 1, arbitrary })),
  )
  const atOnceArb = fc
    .tuple(instantArb(horizonMs), deedArb)
    .map(([atMs, deeds]) => [deeds].flat().map((deed) => ({ atMs, ...deed }) as Intervention))
  return fc.array(atOnceArb, { maxLength: 12, size: 'max' }).map((list) => list.flat())
}

const eventsArb = (horizonMs: number): fc.Arbitrary<EventTimes> =>
  fc.oneof(
    { weight: 3, arbitrary: plainTimesArb(horizonMs) },
    fc.record({
      kind: fc.constant('bursty' as const),
      perMinute: fc.constantFrom(0, 120, 300, 600),
      burstSize: fc.integer({ min: 1, max: 4 }),
      spacingMs: fc.constantFrom(0, 5, 40),
    }),
  )

/** Random complete scenarios of the whole model. */
export const scenarioArb: fc.Arbitrary<CompleteScenario> = fc
  .tuple(fc.constantFrom(1000, 2000, 5000), fc.integer({ min: 1, max: 3 }))
  .chain(([horizonMs, count]) =>
    fc.record({
      horizonMs: fc.constant(horizonMs),
      events: eventsArb(horizonMs),
      lanes: fc
        .tuple(...Array.from({ length: count }, (_, i) => laneArb(i, horizonMs)))
        .map((lanes): Lane[] => lanes),
    }),
  )
  .chain((world) =>
    fc.record({
      version: fc.constant(1 as const),
      title: fc.constant(''),
      seed: fc.nat({ max: 2 ** 32 - 1 }),
      durationMs: fc.constant(world.horizonMs),
      events: fc.constant(world.events),
      payloadBytes: fc.constantFrom(0, 100, 1400),
      lanes: fc.constant(world.lanes),
      attack: attackArb(world.horizonMs),
      interventions: interventionsArb(world),
    }),
  )
  // Plain objects, as a reader's JSON gives them: records of fast-check may lack a prototype.
  .map((scenario) => structuredClone(scenario))
