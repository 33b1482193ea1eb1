import type { LaneTally } from '../../engine/Tally.ts'
import { stageWords } from '../../words/en/stage.ts'

/** What the requests of a side are called: asks, calls, or requests where a webhook's are not all calls of the shop. */
export function requestUnit(tally: LaneTally | undefined, side: 'polling' | 'webhook'): string {
  const { requests, attempts } = tally ?? { requests: 0, attempts: 0 }
  if (side === 'polling') return stageWords.asks(requests)
  return attempts === requests ? stageWords.calls(requests) : stageWords.requests(requests)
}
