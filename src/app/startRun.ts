import { ENGINE_VERSION } from '../engine/Simulation.ts'
import { type Problem, sentenceOfProblem } from '../scenario/Problem.ts'
import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { tell } from '../state/notices.ts'
import { openScenario } from '../state/run.ts'
import { appWords } from '../words/en/app.ts'

/**
 * Opens the run that the fragment of the address holds, or the usual one. What is wrong with the link is told; nothing
 * is lost. True if the link names a moment to stay at. The codec is fetched only where there is something to read.
 */
export async function startRun(fragment: string): Promise<boolean> {
  if (fragment.length < 2) return open(undefined)
  const { readLink } = await import('../scenario/link.ts')
  const { run, problems, otherEngine } = readLink(fragment)
  const lines = problems.map(sentenceOfLinkProblem)
  if (lines.length > 0) tell(appWords.linkTitle, [...lines, run ? appWords.linkPartly : appWords.linkWholly])
  if (otherEngine) tell(appWords.engineTitle, [appWords.engine(otherEngine, ENGINE_VERSION)])
  return open(run)
}

/** A problem of a link, whose parts have names that a reader has never seen. */
function sentenceOfLinkProblem(problem: Problem): string {
  const { linkParts } = appWords
  const path = Object.hasOwn(linkParts, problem.path)
    ? linkParts[problem.path as keyof typeof linkParts]
    : problem.path
  return sentenceOfProblem({ ...problem, path })
}

function open(run: { scenario: typeof DEFAULT_SCENARIO; atUs: number } | undefined): boolean {
  openScenario(run?.scenario ?? DEFAULT_SCENARIO, run?.atUs ?? 0)
  return run !== undefined && run.atUs > 0
}
