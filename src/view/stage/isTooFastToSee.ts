import type { Sight } from '../../state/sight.ts'
import { type Pace, tripForm } from './tripForm.ts'

/** Whether calls pass so fast that a tap for each would only flicker: then the wires glow, and nobody turns their head. */
export function isTooFastToSee({ records, moment }: Sight, lane: number, pace: Pace): boolean {
  const table = records.lanes[lane]
  const last = table ? records.requestsBefore(lane, moment.atUs) : 0
  if (!table || last === 0) return false
  return tripForm(table.reachesAtUs(last) - table.sentAtUs(last), pace) === 'glow'
}
