import fc from 'fast-check'
import { usFromMs } from '../src/engine/microseconds.ts'
import type { Scenario } from '../src/engine/Scenario.ts'

/** An instant of a run as a share of its horizon: half of them on a grid on which other things happen as well. */
export const shareArb = fc.oneof(
  fc.nat({ max: 1000 }).map((n) => n / 1000),
  fc.nat({ max: 1_000_000 }).map((n) => n / 1_000_000),
)

/** Three instants as shares. */
export const sharesArb = fc.array(shareArb, { minLength: 3, maxLength: 3 })

/** The instant in microseconds that is given as a share: after 0, at the horizon at the latest. */
export function instantUs(scenario: Scenario, share: number): number {
  return Math.max(1, Math.round(share * usFromMs(scenario.durationMs)))
}

/** Instants in microseconds, ascending. */
export function instantsUs(scenario: Scenario, shares: readonly number[]): number[] {
  return shares.map((share) => instantUs(scenario, share)).sort((a, b) => a - b)
}
