import { useSight } from '../../state/sight.ts'
import type { Side } from '../../words/en/score.ts'
import styles from './Scoreboard.module.css'
import { wastedShareOf } from './scoreRows.ts'

/** Steps in which the bar grows, so that it is drawn again only when it looks different. */
const STEPS = 200

/** A side's settled requests as a bar: solid what was worth it, hollow and dashed what was for nothing. */
export function WastedBar({ side }: { side: Side }) {
  const wasted = useSight((sight) => {
    const share = wastedShareOf(sight, side)
    return share === null ? -1 : Math.round(share * STEPS) / STEPS
  })
  return (
    <span className={styles['bar']} aria-hidden="true">
      {wasted >= 0 && wasted < 1 && (
        <span className={styles['useful']} data-side={side} style={{ flexGrow: 1 - wasted }} />
      )}
      {wasted > 0 && <span className={styles['wasted']} style={{ flexGrow: wasted }} />}
    </span>
  )
}
