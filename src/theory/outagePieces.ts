import type { Outage } from '../engine/Scenario.ts'
import type { HookRun } from './HookRun.ts'
import { toUs } from './toUs.ts'

/** What one attempt does for all events that happen from <= t < to. Times in us, `…AfterUs` from the event on. */
export interface AttemptPiece {
  fromUs: number
  toUs: number
  /** 1 for the first. */
  attempt: number
  sentAfterUs: number
  outcome: 'arrived' | 'retried' | 'given-up'
  /** When it arrives, or when its failure is known. */
  settledAfterUs: number
}

interface Part {
  fromUs: number
  toUs: number
  closed: Outage['kind'] | null
}

/** Cuts a stretch of arrivals at the edges of the outages. */
function partsOf(fromUs: number, endUs: number, outages: readonly Outage[]): Part[] {
  const parts: Part[] = []
  let doneUs = fromUs
  for (const outage of outages) {
    const [startUs, stopUs] = [Math.max(doneUs, toUs(outage.fromMs)), Math.min(endUs, toUs(outage.toMs))]
    if (startUs >= stopUs) continue
    if (startUs > doneUs) parts.push({ fromUs: doneUs, toUs: startUs, closed: null })
    parts.push({ fromUs: startUs, toUs: stopUs, closed: outage.kind })
    doneUs = stopUs
  }
  if (doneUs < endUs) parts.push({ fromUs: doneUs, toUs: endUs, closed: null })
  return parts
}

/**
 * What becomes of every event before a time, attempt by attempt, if only outages make attempts fail.
 *
 * Source: the rule of O1 with model.md's times: an attempt that arrives in an outage fails one way later if it is refused, at
 * its timeout if it hangs, and the next follows after its delay. Exact for a fixed latency, no jitter, no loss and
 * answers in time; outages must be ascending and not overlap. In us.
 */
export function outagePieces(run: HookRun, outages: readonly Outage[]): readonly AttemptPiece[] {
  const { dispatchUs, wayUs, timeoutUs, delaysUs } = run
  const pieces: AttemptPiece[] = []
  const follow = (fromUs: number, endUs: number, attempt: number, sentAfterUs: number): void => {
    const shiftUs = sentAfterUs + wayUs
    for (const part of partsOf(fromUs + shiftUs, endUs + shiftUs, outages)) {
      const range = { fromUs: part.fromUs - shiftUs, toUs: part.toUs - shiftUs }
      const piece = { ...range, attempt, sentAfterUs }
      if (part.closed === null) {
        pieces.push({ ...piece, outcome: 'arrived', settledAfterUs: shiftUs })
        continue
      }
      const failsUs = part.closed === 'refuse' ? Math.min(timeoutUs, 2 * wayUs) : timeoutUs
      const delayUs = delaysUs[attempt - 1]
      const settledAfterUs = sentAfterUs + failsUs
      pieces.push({ ...piece, outcome: delayUs === undefined ? 'given-up' : 'retried', settledAfterUs })
      if (delayUs !== undefined) follow(range.fromUs, range.toUs, attempt + 1, settledAfterUs + delayUs)
    }
  }
  follow(0, Math.max(0, run.atUs), 1, dispatchUs)
  return pieces
}
