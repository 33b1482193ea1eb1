import type { Scenario } from '../engine/Scenario.ts'
import type { Problem } from '../scenario/Problem.ts'
import { pause, useClock } from './clock.ts'
import { callOff, goTo } from './journey.ts'
import { currentSight } from './sight.ts'
import { act, beginAgain, change, endUs, goBack, goForward, open } from './theRun.ts'

/** Puts one value at a path of the run, from the moment shown on; returns what is wrong with it, if anything is. */
export function turn(path: string, value: unknown): readonly Problem[] {
  callOff()
  return change({ [path]: value })
}

/** Makes one order happen at the moment shown. */
export function orderNow(): void {
  callOff()
  act({ do: 'emit' })
}

/** Goes to a moment, and stops there. */
export function seek(atUs: number): void {
  goTo(atUs)
}

/** Stops, and goes to just after the next record. */
export function stepForward(): void {
  callOff()
  pause()
  const isAtEnd = !goForward() || currentSight().moment.atUs >= endUs()
  useClock.setState(({ steps }) => ({ isAtEnd, steps: steps + 1 }))
}

/** Stops, and goes to just after the record before. */
export function stepBack(): void {
  callOff()
  pause()
  goBack()
  useClock.setState(({ steps }) => ({ isAtEnd: false, steps: steps + 1 }))
}

/** Starts the run again from its beginning, with the knobs as they stand; it goes on playing if it was. */
export function restart(): void {
  callOff()
  beginAgain()
  useClock.setState({ isAtEnd: false })
}

/** Opens a run at a moment of it. */
export function openScenario(scenario: Scenario, atUs: number): void {
  callOff()
  pause()
  open(scenario, atUs)
  goTo(atUs)
}
