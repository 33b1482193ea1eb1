import type { Records } from '../../engine/Records.ts'
import type { ShownLanes } from '../../state/shownLanes.ts'
import type { ToldWait } from '../../words/en/ladder.ts'
import { ladderIndex } from './LadderIndex.ts'

/** What became of an event up to a moment, on each side that the run has. */
export interface ToldEvent {
  event: number
  happenedAtUs: number
  poll?: ToldWait
  webhook?: ToldWait
}

/** Looks up what became of an event as of `atUs`. */
export function toldEvent(records: Records, lanes: ShownLanes, event: number, atUs: number): ToldEvent {
  const poll = toldWait(records, lanes.poll, event, atUs)
  const webhook = toldWait(records, lanes.webhook, event, atUs)
  const told: ToldEvent = { event, happenedAtUs: records.happenedAtUs(event) }
  if (poll) told.poll = poll
  if (webhook) told.webhook = webhook
  return told
}

function toldWait(records: Records, laneNumber: number, event: number, atUs: number): ToldWait | undefined {
  const lane = records.lanes[laneNumber]
  const steps = ladderIndex(records.trace, records.lanes.length).lanes[laneNumber]
  if (!(lane && steps)) return undefined
  const knownUs = lane.knownAtUs(event)
  const isOver = knownUs < atUs
  const isLost = !isOver && steps.isLostAt(event, atUs)
  const endUs = isOver ? knownUs : isLost ? steps.lostAtUs(event) : atUs
  const others: number[] = []
  if (isOver) {
    const request = lane.bringerOf(event)
    const first = lane.firstEvent(request)
    for (let k = first; k < first + lane.count(request); k++) {
      if (k !== event && lane.bringerOf(k) === request) others.push(k)
    }
  }
  return { us: endUs - records.happenedAtUs(event), isOver, isLost, others }
}
