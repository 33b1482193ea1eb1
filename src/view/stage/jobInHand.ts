import type { Moment } from '../../engine/momentAt.ts'
import type { Sight } from '../../state/sight.ts'

const LOOK_BACK = 400

/** Several pieces of the stage ask in each frame. */
const found = new WeakMap<Moment, { number: number; request: number }>()

/**
 * The request whose job the receiver has in hand: of the jobs accepted and not done, the oldest. 0 if there is none, or
 * if the last few hundred requests do not account for all jobs.
 */
export function jobInHand(sight: Sight, number: number): number {
  const known = found.get(sight.moment)
  if (known?.number === number) return known.request
  const request = oldestUndone(sight, number)
  found.set(sight.moment, { number, request })
  return request
}

function oldestUndone({ records, moment }: Sight, number: number): number {
  const lane = records.lanes[number]
  const tally = moment.tally.lanes[number]
  if (!lane || !tally) return 0
  const last = records.requestsBefore(number, moment.atUs)
  const accepted = new Map<number, number>()
  let oldest = 0
  let undone = 0
  for (let request = Math.max(1, last - LOOK_BACK); request <= last; request++) {
    if (lane.arrivedAtUs(request) >= moment.atUs || lane.verdict(request) !== 'accepted') continue
    const event = lane.firstEvent(request)
    const ordinal = (accepted.get(event) ?? 0) + 1
    accepted.set(event, ordinal)
    const effects = lane.effectsAtUs(event).filter((atUs) => atUs < moment.atUs).length
    if (effects >= ordinal) continue
    undone++
    if (oldest === 0) oldest = request
  }
  return undone === tally.jobsInWork + tally.jobsWaiting ? oldest : 0
}
