import { ENGINE_VERSION } from '../engine/Simulation.ts'
import { type LinkedRun, readLink } from '../scenario/link.ts'
import { type Problem, sentenceOfProblem } from '../scenario/Problem.ts'
import { tell } from '../state/notices.ts'
import { linkWords } from '../words/en/link.ts'

/** The run that the fragment of a link holds, if it can be read. What is wrong with it is told. */
export function readLinked(fragment: string): LinkedRun | undefined {
  const { run, problems, otherEngine } = readLink(fragment)
  const lines = problems.map(sentenceOfLinkProblem)
  if (lines.length > 0)
    tell(linkWords.linkTitle, [...lines, run ? linkWords.linkPartly : linkWords.linkWholly])
  if (otherEngine) tell(linkWords.engineTitle, [linkWords.engine(otherEngine, ENGINE_VERSION)])
  return run
}

/** A problem of a link, whose parts have names that a reader has never seen. */
function sentenceOfLinkProblem(problem: Problem): string {
  const { linkParts } = linkWords
  const path = Object.hasOwn(linkParts, problem.path)
    ? linkParts[problem.path as keyof typeof linkParts]
    : problem.path
  return sentenceOfProblem({ ...problem, path })
}
