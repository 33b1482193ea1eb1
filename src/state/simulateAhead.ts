import { History } from '../engine/History.ts'
import type { Past } from '../engine/Pasts.ts'
import type { Scenario } from '../engine/Scenario.ts'
import type { Told } from '../engine/Script.ts'

/** What is needed to simulate a run on from a past of it. */
export interface Task {
  scenario: Scenario
  pasts: readonly Past[]
  told: readonly Told[]
}

/** Simulates a run ahead, a piece at each call; answers how far it is, and at the end the pasts on the way, `toUs` itself the last. */
export function simulateAhead(
  task: Task,
  toUs: number,
): (steps: number) => { atUs: number; pasts?: readonly Past[] } {
  const history = new History(task.scenario, task.pasts, task.told)
  return (steps) => {
    if (!history.advance(toUs, steps)) return { atUs: history.nowUs }
    history.advanceTo(toUs)
    return { atUs: toUs, pasts: [...history.pasts.slice(1), history.past()] }
  }
}
