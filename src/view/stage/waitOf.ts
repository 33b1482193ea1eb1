import { NEVER } from '../../engine/LaneRecords.ts'
import type { Sight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'

/** Whether a lane knows an order: not yet, since then, or never because every call about it was given up. */
export type WaitKind = 'running' | 'known' | 'lost'

/** How lane `number` stands with an order at the moment shown; undefined for a lane that the run does not have. */
export function waitKindOf({ records, moment }: Sight, number: number, event: number): WaitKind | undefined {
  const lane = records.lanes[number]
  if (!lane) return undefined
  if (lane.knownAtUs(event) < moment.atUs) return 'known'
  const givenUpUs = lane.givenUpAtUs(event)
  return givenUpUs !== NEVER && givenUpUs < moment.atUs ? 'lost' : 'running'
}

/** How long the order has been, or was, unknown to the lane, in words. */
export function waitTextOf(sight: Sight, number: number, event: number): string {
  const { records, moment } = sight
  const kind = waitKindOf(sight, number, event)
  if (!kind) return ''
  if (kind === 'lost') return stageWords.neverKnown
  const happenedUs = records.happenedAtUs(event)
  if (kind === 'running') return stageWords.running(moment.atUs - happenedUs)
  return stageWords.waited((records.lanes[number]?.knownAtUs(event) ?? 0) - happenedUs)
}
