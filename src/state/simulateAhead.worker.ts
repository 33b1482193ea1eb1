import { simulateAhead, type Task } from './simulateAhead.ts'

/** What the page asks of the worker. */
export interface Order {
  task: Task
  toUs: number
}

/** The part of a worker's global scope that is used here. */
interface Scope {
  onmessage: ((message: { data: Order }) => void) | null
  postMessage: (answer: unknown) => void
}

const STEPS_A_PIECE = 50_000

const scope = globalThis as unknown as Scope

scope.onmessage = ({ data: { task, toUs } }) => {
  const go = simulateAhead(task, toUs)
  let answer = go(STEPS_A_PIECE)
  while (answer.pasts === undefined) {
    scope.postMessage(answer)
    answer = go(STEPS_A_PIECE)
  }
  scope.postMessage(answer)
}
