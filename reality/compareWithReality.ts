import { type Comparison, compare } from './compare.ts'
import { engineFigures } from './engineFigures.ts'
import { figuresOf } from './figuresOf.ts'
import { QUIET, type RealSettings } from './RealSettings.ts'
import { type RealRun, runReal } from './runReal.ts'

const WARM_UP_MS = 500

/** A scenario that was run for real, and what the engine makes of it. */
export interface Outcome {
  settings: RealSettings
  run: RealRun
  comparisons: Comparison[]
}

/** Runs all scenarios for real, at the same time, each on ports of its own; then the engine on what was measured. */
export async function compareWithReality(all: readonly RealSettings[], untilMs: number): Promise<Outcome[]> {
  await warmUp()
  const runs = await Promise.all(
    all.map(async (settings) => ({ settings, run: await runReal(settings, untilMs) })),
  )
  return runs.map(({ settings, run }) => ({ settings, run, comparisons: comparisonsOf(settings, run) }))
}

/** Compares a finished run with the engine under `settings`. */
export function comparisonsOf(settings: RealSettings, run: RealRun): Comparison[] {
  const real = { polling: figuresOf(run, 'polling'), webhook: figuresOf(run, 'webhook') }
  return compare(real, engineFigures(settings, run))
}

/** The first calls of a fresh process take many times as long as the later ones: they are no part of the run. */
async function warmUp(): Promise<void> {
  await runReal(
    { ...QUIET, eventsPerMinute: 6000, polling: { ...QUIET.polling, intervalMs: 10, firstPollAtMs: 0 } },
    WARM_UP_MS,
  )
}
