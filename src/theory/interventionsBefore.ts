import type { Intervention } from '../engine/Scenario.ts'
import { toUs } from './toUs.ts'

/** The interventions that have been made before a time (in us, exclusive), by time and then as listed. */
export function interventionsBefore(
  interventions: readonly Intervention[],
  atUs: number,
): readonly Intervention[] {
  return interventions
    .filter((intervention) => toUs(intervention.atMs) < atUs)
    .sort((a, b) => toUs(a.atMs) - toUs(b.atMs))
}

/** The times in us at which somebody made an event happen by hand. */
export function emitTimesUs(interventions: readonly Intervention[]): number[] {
  return interventions.flatMap((step) => ('do' in step && step.do === 'emit' ? [toUs(step.atMs)] : []))
}

/** The paths that interventions have set, each once. */
export function pathsSet(interventions: readonly Intervention[]): ReadonlySet<string> {
  return new Set(interventions.flatMap((step) => ('set' in step ? Object.keys(step.set) : [])))
}

/** Whether a message of a lane was dropped, sent again or forged by hand. */
export function isTouchedByHand(laneId: string, interventions: readonly Intervention[]): boolean {
  const verbs: readonly string[] = ['drop', 'redeliver', 'forge']
  return interventions.some(
    (step) => 'do' in step && 'lane' in step && step.lane === laneId && verbs.includes(step.do),
  )
}
