import type { LaneRecords } from '../../engine/LaneRecords.ts'
import type { LaneMoment, Message } from '../../engine/momentAt.ts'
import type { LaneTally } from '../../engine/Tally.ts'
import type { Sight } from '../../state/sight.ts'
import { jobInHand } from './jobInHand.ts'

/** What the stage says about one lane at the moment shown. */
export interface LaneFacts extends LaneMoment {
  number: number
  table: LaneRecords
  tally: LaneTally
  /** The newest question or call, and the newest answer or thanks, on the wires. */
  out: Message | undefined
  back: Message | undefined
  /** The request that left last, 0 before the first. */
  last: number
  /** The request and the event that the receiver has in hand, 0 if nothing or not known. */
  job: number
  jobEvent: number
}

/** Gathers what the stage says about lane `number`; nothing for a lane that the run does not have. */
export function laneFactsOf(sight: Sight, number: number): LaneFacts | undefined {
  const moment = sight.moment.lanes[number]
  const tally = sight.moment.tally.lanes[number]
  const table = sight.records.lanes[number]
  if (!moment || !tally || !table) return undefined
  const job = tally.jobsInWork > 0 && table.kind === 'attempt' ? jobInHand(sight, number) : 0
  return {
    ...moment,
    number,
    table,
    tally,
    out: moment.messages.findLast(({ leg }) => leg === 'out'),
    back: moment.messages.findLast(({ leg }) => leg === 'back'),
    last: sight.records.requestsBefore(number, sight.moment.atUs),
    job,
    jobEvent: job > 0 ? table.firstEvent(job) : 0,
  }
}
