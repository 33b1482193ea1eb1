import type { LaneTally } from '../../engine/Tally.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import type { Side } from '../../words/en/score.ts'

/** The tally of the lane that the pictures show on a side, if the run has one. */
export function laneTallyOf(sight: Sight, side: Side): LaneTally | undefined {
  return sight.moment.tally.lanes[shownLanes(sight.settings)[side]]
}
