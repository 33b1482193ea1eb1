import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { openScenario } from '../state/run.ts'

/**
 * Opens the run that the fragment of the address holds, or the usual one. What is wrong with the link is told; nothing
 * is lost. True if the link names a moment to stay at. The codec is fetched only where there is something to read.
 */
export async function startRun(fragment: string): Promise<boolean> {
  const run = fragment.length < 2 ? undefined : (await import('./readLinked.ts')).readLinked(fragment)
  openScenario(run?.scenario ?? DEFAULT_SCENARIO, run?.atUs ?? 0)
  return run !== undefined && run.atUs > 0
}
