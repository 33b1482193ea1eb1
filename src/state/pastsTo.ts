import type { Past } from '../engine/Pasts.ts'
import { afterMs } from './clock.ts'
import type { Task } from './simulateAhead.ts'

/** Who waits for a simulation. */
export interface Waiting {
  reached: (atUs: number) => void
  arrived: (pasts: readonly Past[]) => void
}

interface Answer {
  atUs: number
  pasts?: readonly Past[]
}

/** Steps of a piece where the page has to simulate by itself: about half a frame. */
const STEPS_A_PIECE = 10_000

/**
 * Simulates a run ahead to `toUs` beside the page, in a worker; where a page may not have one (a sandboxed frame), in small
 * pieces between its frames. Returns the way to call it off.
 */
export function pastsTo(task: Task, toUs: number, waiting: Waiting): () => void {
  let stopPieces: (() => void) | undefined
  const worker = workerOrNone()
  if (!worker) return inPieces(task, toUs, waiting)
  worker.onerror = (event) => {
    event.preventDefault()
    worker.terminate()
    stopPieces = inPieces(task, toUs, waiting)
  }
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    hand(data, waiting)
    if (data.pasts) worker.terminate()
  }
  worker.postMessage({ task, toUs })
  return () => {
    worker.terminate()
    stopPieces?.()
  }
}

function workerOrNone(): Worker | undefined {
  try {
    return new Worker(new URL('./simulateAhead.worker.ts', import.meta.url), { type: 'module' })
  } catch {
    return undefined
  }
}

function inPieces(task: Task, toUs: number, waiting: Waiting): () => void {
  let isOff = false
  let stopTimer: () => void = () => undefined
  void import('./simulateAhead.ts').then(({ simulateAhead }) => {
    const go = simulateAhead(task, toUs)
    const piece = () => {
      if (isOff) return
      const answer = go(STEPS_A_PIECE)
      hand(answer, waiting)
      if (!answer.pasts) stopTimer = afterMs(0, piece)
    }
    piece()
  })
  return () => {
    isOff = true
    stopTimer()
  }
}

function hand({ atUs, pasts }: Answer, waiting: Waiting): void {
  if (pasts) waiting.arrived(pasts)
  else waiting.reached(atUs)
}
