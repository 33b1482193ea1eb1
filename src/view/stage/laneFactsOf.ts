import type { LaneRecords } from '../../engine/LaneRecords.ts'
import type { LaneMoment, Message } from '../../engine/momentAt.ts'
import type { LaneTally } from '../../engine/Tally.ts'
import type { Sight } from '../../state/sight.ts'
import { isAsk } from './isAsk.ts'

/** What the stage says about one lane at the moment shown. */
export interface LaneFacts extends LaneMoment {
  number: number
  table: LaneRecords
  tally: LaneTally
  /** The newest question or call, and the newest answer or thanks, on the wires. */
  out: Message | undefined
  back: Message | undefined
  /** The newest message of a receiver that asks, and of a call that is not from the shop. */
  ask: Message | undefined
  forged: Message | undefined
  /** The request of any kind that left last, 0 before the first. */
  last: number
}

/** Gathers what the stage says about lane `number`; nothing for a lane that the run does not have. */
export function laneFactsOf(sight: Sight, number: number): LaneFacts | undefined {
  const moment = sight.moment.lanes[number]
  const tally = sight.moment.tally.lanes[number]
  const table = sight.records.lanes[number]
  if (!moment || !tally || !table) return undefined
  const isOwn = (message: Message) => message.kind === 'poll' || message.kind === 'attempt'
  return {
    ...moment,
    number,
    table,
    tally,
    out: moment.messages.findLast((message) => message.leg === 'out' && isOwn(message)),
    back: moment.messages.findLast((message) => message.leg === 'back' && isOwn(message)),
    ask: moment.messages.findLast(isAsk),
    forged: moment.messages.findLast(({ kind }) => kind === 'forged'),
    last: sight.records.requestsBefore(number, sight.moment.atUs),
  }
}
