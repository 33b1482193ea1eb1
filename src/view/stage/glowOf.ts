import type { Records } from '../../engine/Records.ts'
import { type Pace, tripForm } from './tripForm.ts'

const WINDOW_S = 2
const COUNTED = 60
const HALF_BRIGHT = 8

/** How brightly a wire glows, 0 … 1, and whether what passes carries events. */
export interface Glow {
  strength: number
  isUseful: boolean
}

const DARK: Glow = { strength: 0, isUseful: false }

/**
 * The glow of a wire whose messages pass too fast to be seen: steady, in proportion to what has left in the last two
 * seconds of the reader. Dark while trips are long enough to be drawn.
 */
export function glowOf(
  records: Records,
  number: number,
  leg: 'out' | 'back',
  atUs: number,
  pace: Pace,
): Glow {
  const lane = records.lanes[number]
  if (!lane || pace.perSecond === 0 || pace.isReduced) return DARK
  const last = records.requestsBefore(number, atUs)
  if (last === 0 || tripForm(lane.reachesAtUs(last) - lane.sentAtUs(last), pace) !== 'glow') return DARK
  const beginUs = atUs - WINDOW_S * 1e6 * pace.perSecond
  const passed = last - records.requestsBefore(number, beginUs)
  if (passed === 0) return DARK
  const strength = passed / (passed + HALF_BRIGHT)
  if (lane.kind === 'attempt' || leg === 'out')
    return { strength, isUseful: lane.kind === 'attempt' && leg === 'out' }
  let useful = 0
  const counted = Math.min(passed, COUNTED)
  for (let request = last; request > last - counted; request--) {
    if (lane.settledAtUs(request) < atUs && lane.outcome(request) === 'useful') useful++
  }
  return { strength, isUseful: useful * 2 >= counted }
}
