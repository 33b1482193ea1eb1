import { usFromMs } from '../engine/microseconds.ts'
import type { Past } from '../engine/Pasts.ts'
import type { Changes, Scenario } from '../engine/Scenario.ts'
import { expectedWork } from '../scenario/expectedWork.ts'
import type { Problem } from '../scenario/Problem.ts'
import { DEFAULT_SCENARIO } from '../scenario/readScenario.ts'
import { Session } from './Session.ts'
import { chooseEvent } from './selection.ts'
import { putSight } from './sight.ts'

/** The most events and requests that the page simulates at one go to reach a moment: about a frame's worth. */
const MOST_AT_ONCE = 10_000

const longer = { byUs: 0 }

let session = new Session(DEFAULT_SCENARIO)
show(0)

/** Shows the moment at `atUs` microseconds. */
export function show(atUs: number): void {
  putSight(session.show(atUs), true)
}

/** Shows the moment at `atUs` in a frame of a playing clock: words and figures follow when they are told to. */
export function draw(atUs: number): void {
  putSight(session.show(atUs), false)
}

/** The end of the run as it is played: its length, and more where the reader has run on. */
export function endUs(): number {
  return usFromMs(session.scenario.durationMs) + longer.byUs
}

/** Lets the run go on for its own length again. */
export function extend(): void {
  longer.byUs += usFromMs(session.scenario.durationMs)
}

/** Opens a run at its beginning, with an end at or after `atUs`. */
export function open(scenario: Scenario, atUs: number): void {
  session = new Session(scenario)
  longer.byUs = 0
  chooseEvent(0)
  const lengthUs = usFromMs(scenario.durationMs)
  while (atUs > endUs()) longer.byUs += Math.max(lengthUs, atUs - endUs())
  show(0)
}

/** Whether a moment is known already, or can be simulated to within a frame or so. */
export function isNear(atUs: number): boolean {
  const { scenario, frontierUs } = session
  if (atUs <= frontierUs) return true
  return expectedWork(scenario, atUs / 1000) - expectedWork(scenario, frontierUs / 1000) <= MOST_AT_ONCE
}

/** What somebody else needs to simulate on from the frontier. */
export function taskAhead(): Session['task'] {
  return session.task
}

/** Takes over what somebody else has simulated from the frontier on. */
export function takePasts(pasts: readonly Past[]): void {
  session.takePasts(pasts)
}

/** Starts the run again from its beginning, with the knobs as they stand. */
export function beginAgain(): void {
  session = session.restarted()
  longer.byUs = 0
  chooseEvent(0)
  show(0)
}

/** The run with all interventions so far, the moment shown, and how far the run is known. */
export function currentRun(): { scenario: Scenario; atUs: number; frontierUs: number } {
  return { scenario: session.scenario, atUs: session.shownUs, frontierUs: session.frontierUs }
}

/** Puts values at paths of the run, from the moment shown on; returns what is wrong with them, if anything is. */
export function change(changes: Changes): readonly Problem[] {
  const problems = session.change(changes)
  show(session.shownUs)
  return problems
}

/** Does something at the moment shown, and shows what came of it at once. */
export function act(deed: { do: 'emit' } | { do: 'poll'; lane: string }): void {
  session.act(deed)
  show(session.shownUs + 1)
}

/** Moves to just after the next record; false at the end of the run. */
export function goForward(): boolean {
  const limitUs = endUs()
  if (session.shownUs >= limitUs) return false
  show(session.nextStopUs(limitUs))
  return true
}

/** Moves to just after the record before. */
export function goBack(): void {
  show(session.lastStopUs())
}

/** When something happens next at or after `atUs`, as far as is known. */
export function nextEntryUs(atUs: number): number {
  return session.nextEntryUs(atUs)
}

/** Simulates as far as `atUs`, and shows nothing. */
export function reach(atUs: number): void {
  session.reach(atUs)
}
