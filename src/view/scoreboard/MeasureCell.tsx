import { useSight } from '../../state/sight.ts'
import { type Side, scoreWords as words } from '../../words/en/score.ts'
import { predictionOf } from './predictionOf.ts'
import styles from './Scoreboard.module.css'
import { figureOf, type Measure, unitOf, wastedShareOf } from './scoreRows.ts'
import { theoryTextOf } from './theoryTextOf.ts'
import { WastedBar } from './WastedBar.tsx'

interface CellProps {
  side: Side
  measure: Measure
}

/** One figure of the score: the number with its unit, and theory under it. Each part renders only when it changes. */
export function MeasureCell({ side, measure }: CellProps) {
  return (
    <td>
      <span className={styles['figure']}>
        <Amount side={side} measure={measure} />
      </span>{' '}
      <Unit side={side} measure={measure} />
      {measure === 'wasted' && <Share side={side} />}
      {measure === 'wasted' && <WastedBar side={side} />}
      <Theory side={side} measure={measure} />
    </td>
  )
}

function Amount({ side, measure }: CellProps) {
  return useSight((sight) => figureOf(sight, side, measure))
}

function Unit({ side, measure }: CellProps) {
  const unit = useSight((sight) => unitOf(sight, side, measure))
  return unit === '' ? null : <span className={styles['unit']}>{unit}</span>
}

function Share({ side }: { side: Side }) {
  const share = useSight((sight) => {
    const wasted = wastedShareOf(sight, side)
    return wasted === null ? '' : words.share(wasted)
  })
  return share === '' ? null : <span className={styles['unit']}>{share}</span>
}

function Theory({ side, measure }: CellProps) {
  const theory = useSight((sight) => theoryTextOf(predictionOf(sight, side), measure))
  return theory === '' ? null : <span className={styles['theory']}>{theory}</span>
}
