import { useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts'
import type { Side } from '../../words/en/score.ts'
import styles from './Charts.module.css'
import type { TheoryPoint } from './theoryLines.ts'

/** What theory expects of a side, as a dashed line over the run's own. */
export function TheoryLine({ side, points }: { side: Side; points: readonly TheoryPoint[] }) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  if (!x || !y || points.length === 0) return null
  const d = points.map(({ atUs, requests }) => `${x(atUs)} ${y(requests)}`).join('L')
  return (
    <ZIndexLayer zIndex={450}>
      <path className={styles['theory']} data-side={side} d={`M${d}`} />
    </ZIndexLayer>
  )
}
