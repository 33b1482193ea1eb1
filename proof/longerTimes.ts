import type { Scenario } from '../src/engine/Scenario.ts'

/** The longest that anything may be waited for, in ms. */
export const LONGEST_MS = 86_400_000

type Tree = Readonly<Record<string, unknown>>

/** A tree with each object in it made anew, from the leaves up. */
function remade(value: unknown, change: (tree: Tree) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => remade(item, change))
  if (typeof value !== 'object' || value === null) return value
  return change(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, remade(part, change)])))
}

/** Durations that are drawn become constant, and nothing is delayed by a jitter. */
function constant(tree: Tree): unknown {
  if (tree['kind'] === 'uniform') return { kind: 'constant', ms: tree['maxMs'] }
  if (tree['kind'] === 'exponential') return { kind: 'constant', ms: tree['meanMs'] }
  if (tree['kind'] === 'lognormal') return { kind: 'constant', ms: tree['medianMs'] }
  // Half of an interval may be a fraction of a microsecond.
  if ('factor' in tree) return { ...tree, factor: 2 }
  return 'jitter' in tree ? { ...tree, jitter: 0 } : tree
}

const CALLS = { kind: 'periodic', everyMs: 85, firstAtMs: 40 } as const

/**
 * The scenario without all that is rounded to whole microseconds after it has been drawn, stretched or rescaled. What is
 * lost is drawn still.
 */
export function withoutChance(scenario: Scenario): Scenario {
  const isSteady = (path: string) => !/^(events|attack)\b|jitter$/.test(path)
  const interventions = scenario.interventions.filter(
    (one) => !('set' in one) || Object.keys(one.set).every(isSteady),
  )
  const { events, attack } = scenario
  const isDrawn = events.kind === 'poisson' || events.kind === 'bursty'
  const steady: Scenario = {
    ...scenario,
    events: isDrawn ? { kind: 'periodic', everyMs: 50, firstAtMs: 5 } : events,
    attack: attack?.forged.kind === 'poisson' ? { ...attack, forged: CALLS } : attack,
    interventions,
  }
  return remade(steady, constant) as Scenario
}

const isTime = (name: string) => /(^ms|Ms)$/.test(name)

function stretched(tree: Tree, factor: number): Tree {
  const longer = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(longer)
    return typeof value === 'number' ? value * factor : value
  }
  return Object.fromEntries(
    Object.entries(tree).map(([path, value]) => [path, isTime(path) ? longer(value) : value]),
  )
}

/** The scenario with all its times longer by a factor. */
export function timesLonger(scenario: Scenario, factor: number): Scenario {
  return remade(scenario, (tree) => stretched(tree, factor)) as Scenario
}
