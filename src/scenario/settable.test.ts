import { describe, expect, it } from 'vitest'
import type { Scenario } from '../engine/Scenario.ts'
import { sentenceOfProblem } from './Problem.ts'
import { isTree } from './readField.ts'
import { readScenario } from './readScenario.ts'
import { settableProblem } from './settable.ts'

const rateLimit = { requests: 60, perMs: 1000 }
const uniform = { kind: 'uniform', minMs: 1, maxMs: 2 }
const periodic = { kind: 'periodic', everyMs: 10, firstAtMs: 10 }
/** A scenario in which nothing is null that can be something. */
const given = {
  events: periodic,
  lanes: [
    { id: 'a', strategy: 'poll', adaptive: { factor: 2, maxMs: 60_000 }, rateLimit },
    {
      id: 'b',
      strategy: 'webhook',
      maxInFlight: 1,
      disableAfter: 1,
      reconcileEveryMs: 60_000,
      network: { latencyMs: uniform },
      handler: {
        queueLimit: 1,
        idempotency: { kind: 'seen-ids', ttlMs: 1 },
        serviceMs: { kind: 'lognormal', medianMs: 1, sigma: 1 },
      },
    },
    { id: 'c', strategy: 'long-poll', rateLimit },
  ],
  attack: { forged: periodic, knowsUrl: true, replays: false },
}

const good = (value: object): Scenario => {
  const { scenario, problems } = readScenario(value)
  if (scenario === undefined) throw new Error(`Scenario must be good, got ${JSON.stringify(problems)}.`)
  return scenario
}

/** All paths of a scenario and what stands there; a path names a lane by its id. */
function placesIn(value: unknown, path: string): (readonly [string, unknown])[] {
  const named =
    path === 'lanes' ? Object.fromEntries((value as Scenario['lanes']).map((one) => [one.id, one])) : value
  const own = path === '' ? [] : [[path, value] as const]
  if (!isTree(named)) return own
  return [
    ...own,
    ...Object.entries(named).flatMap(([name, item]) =>
      placesIn(item, path === '' ? name : `${path}.${name}`),
    ),
  ]
}

/** The paths that cannot be set of those that a scenario has. */
const fixedIn = (scenario: Scenario) =>
  placesIn({ ...scenario, interventions: undefined }, '')
    .map(([path]) => path)
    .filter((path) => path !== 'interventions')
    .filter((path) => settableProblem(scenario, path, path) !== undefined)

const FIXED = ['version', 'title', 'seed', 'durationMs', 'events', 'events.kind']
const FIXED_IN_LANES = ['lanes', 'lanes.a', 'lanes.a.id', 'lanes.a.strategy', 'lanes.a.firstPollAtMs'].concat(
  ['lanes.b', 'lanes.b.id', 'lanes.b.strategy'],
  ['lanes.c', 'lanes.c.id', 'lanes.c.strategy', 'lanes.c.firstPollAtMs'],
)

describe('what can be set', () => {
  it('is everything but what the model excepts and what contains it', () => {
    expect(fixedIn(good(given)).sort()).toEqual([...FIXED, 'events.firstAtMs', ...FIXED_IN_LANES].sort())
    const times = { kind: 'trace', atMs: [1, 2] }
    const recorded = good({ ...given, events: times, attack: { ...given.attack, forged: times } })
    expect(fixedIn(recorded).sort()).toEqual([...FIXED, 'events.atMs', ...FIXED_IN_LANES].sort())
  })

  it('can be set to what it is, and is kept so', () => {
    const scenario = good(given)
    const places = placesIn({ ...scenario, interventions: undefined }, '')
    const free = places.filter(([path]) => settableProblem(scenario, path, path) === undefined)
    const interventions = free.map(([path, value]) => ({ atMs: 1, set: { [path]: value } }))
    expect(interventions.length).toBeGreaterThan(80)
    expect(good({ ...given, interventions }).interventions).toEqual(interventions)
  })
})

const set = (values: object, atMs = 1) => ({ atMs, set: values })
const problemsOf = (...interventions: readonly object[]) =>
  readScenario({ lanes: [{ id: 'a', strategy: 'poll' }], interventions }).problems ?? []
const paths = (...interventions: readonly object[]) => problemsOf(...interventions).map(({ path }) => path)
const sentences = (...interventions: readonly object[]) => problemsOf(...interventions).map(sentenceOfProblem)
const attack = { forged: { kind: 'poisson', perMinute: 1 }, knowsUrl: true, replays: false }

describe('a set on what is not always there', () => {
  const adaptive = { factor: 2, maxMs: 6000 }

  it('reaches into it from the time at which it is put there, until it is taken away', () => {
    const into = (atMs: number) => set({ 'lanes.a.rateLimit.requests': 9 }, atMs)
    const on = set({ 'lanes.a.rateLimit': rateLimit }, 2)
    const off = set({ 'lanes.a.rateLimit': null }, 4)
    expect(paths(on, into(3), off)).toEqual([])
    expect(paths(into(1), on, off, into(5))).toEqual([
      'interventions[0].set.lanes.a.rateLimit.requests',
      'interventions[3].set.lanes.a.rateLimit.requests',
    ])
  })

  it('keeps the interval of an adaptive client at most its most', () => {
    const interval = (ms: number | null) => set({ 'lanes.a.intervalMs': ms }, 2)
    const on = set({ 'lanes.a.adaptive': adaptive }, 1)
    expect(paths(on, interval(6000))).toEqual([])
    expect(sentences(on, interval(6001))).toEqual([
      'interventions[1].set.lanes.a.adaptive.maxMs must be at least intervalMs, which is 6001 ms, got 6000.',
    ])
    const shorter = set({ 'lanes.a.adaptive.maxMs': 1 }, 3)
    expect(paths(on, interval(null), shorter)).toEqual([])
    expect(paths(on, interval(null), shorter, set({ 'lanes.a.intervalMs': 2 }, 4))).toEqual([
      'interventions[3].set.lanes.a.adaptive.maxMs',
    ])
  })

  it('turns the attack and its times', () => {
    const on = set({ attack }, 1)
    const into = (values: object) => set(values, 2)
    expect(paths(on, into({ 'attack.forged.perMinute': 60_000, 'attack.replays': true }))).toEqual([])
    expect(paths(on, into({ 'attack.knowsUrl': 'yes' }))).toEqual(['interventions[1].set.attack.knowsUrl'])
    expect(paths(on, into({ 'attack.forged': { kind: 'trace', atMs: [3] } }))).toEqual([])
    expect(paths(on, into({ 'attack.forged': { kind: 'trace', atMs: [-3] } }))).toEqual([
      'interventions[1].set.attack.forged.atMs[0]',
    ])
    expect(paths(on, into({ 'attack.forged.perMinute': 60_001 }))).toEqual([
      'interventions[1].set.attack.forged.perMinute',
    ])
    const beat = { kind: 'periodic', everyMs: 5, firstAtMs: 5 }
    expect(paths(on, into({ 'attack.forged': beat, 'attack.forged.firstAtMs': 0 }))).toEqual([])
    expect(paths(on, into({ 'attack.forged.firstAtMs': 0 }))).toHaveLength(1)
  })
})
