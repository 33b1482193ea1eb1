import type { Changes, Scenario } from './Scenario.ts'

type Tree = Readonly<Record<string, unknown>>

/**
 * The scenario with values put at paths, in their order; what is not on a path stays the same object. A path names lanes
 * by id and exists in the scenario.
 *
 * @throws if a path does not exist: the reader of scenarios has checked that before.
 */
export function withChanges(scenario: Scenario, changes: Changes): Scenario {
  let changed: unknown = scenario
  for (const [path, value] of Object.entries(changes))
    changed = withValue(changed as Tree, path.split('.'), value)
  return changed as Scenario
}

function withValue(node: Tree, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(node)) return withItem(node, name, rest, value)
  if (node === null || typeof node !== 'object' || !Object.hasOwn(node, name)) {
    throw new Error(`Path must exist in the scenario, got ${JSON.stringify(path.join('.'))}.`)
  }
  return { ...node, [name]: withValue(node[name] as Tree, rest, value) }
}

function withItem(list: readonly Tree[], id: string, rest: readonly string[], value: unknown): unknown {
  const index = list.findIndex((item) => (item as { id?: unknown }).id === id)
  if (index < 0) throw new Error(`Path must name a lane of the scenario, got ${JSON.stringify(id)}.`)
  return list.map((item, at) => (at === index ? withValue(item, rest, value) : item))
}
