import { usFromMs } from '../src/engine/microseconds.ts'
import type { Dist, Intervention, Scenario } from '../src/engine/Scenario.ts'
import { withChanges } from '../src/engine/withChanges.ts'

/** A scenario as it stands from a time on. */
export interface ScenarioVersion {
  fromUs: number
  scenario: Scenario
}

/** The interventions in the order in which they are applied: by time, then as listed. */
export function inOrderOfTime(interventions: readonly Intervention[]): Intervention[] {
  return [...interventions].sort((one, other) => usFromMs(one.atMs) - usFromMs(other.atMs))
}

/** All that a scenario is during its run, the beginning first. */
export function scenarioVersions(scenario: Scenario): ScenarioVersion[] {
  const versions: ScenarioVersion[] = [{ fromUs: 0, scenario }]
  let current = scenario
  for (const intervention of inOrderOfTime(scenario.interventions)) {
    if (!('set' in intervention)) continue
    current = withChanges(current, intervention.set)
    versions.push({ fromUs: usFromMs(intervention.atMs), scenario: current })
  }
  return versions
}

/** The shortest that a duration can be, in microseconds. */
export function leastUs(dist: Dist): number {
  if (dist.kind === 'constant') return usFromMs(dist.ms)
  if (dist.kind === 'uniform') return usFromMs(dist.minMs)
  return dist.kind === 'lognormal' && dist.sigma === 0 ? usFromMs(dist.medianMs) : 0
}
