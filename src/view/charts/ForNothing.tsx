import { useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts'
import { requestsWords as words } from '../../words/en/charts.ts'
import styles from './Charts.module.css'
import type { RequestPoint } from './requestSeries.ts'

const WIDTH = 74
const HEIGHT = 17
/** The words want so much height between two lines, in px. */
const ROOM = 18
/** Shares of the way along the lines at which room is looked for. */
const TRIED = [0.86, 0.82, 0.76, 0.7, 0.64, 0.58]

/** The words in the hatched area between all asks and those with news, where they find room. */
export function ForNothing({ points }: { points: readonly RequestPoint[] }) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const last = points.at(-1)
  if (!x || !y || !last) return null
  const start = x(0) ?? 0
  const length = (x(last.atUs) ?? 0) - start
  // From here on the last share that is tried leaves room for the words.
  if (length < WIDTH * 1.5) return null
  const at = (px: number) => points.findLast(({ atUs }) => (x(atUs) ?? 0) <= px)
  const height = (count: number | undefined) => y(count ?? 0) ?? 0
  const inside = TRIED.filter((share) => length * (1 - share) > WIDTH / 2 + 4)
  const places = inside.map((share) => {
    const middle = start + length * share
    const left = at(middle - WIDTH / 2)
    const right = at(middle + WIDTH / 2)
    return {
      middle,
      ...openBand(height(left?.asks), height(right?.news), height(left?.calls), height(right?.calls)),
    }
  })
  const best = places.reduce((a, b) => (b.floor - b.ceiling > a.floor - a.ceiling ? b : a))
  if (best.floor - best.ceiling < ROOM) return null
  const centre = (best.ceiling + best.floor) / 2
  return (
    <ZIndexLayer zIndex={440}>
      <rect
        className={styles['patch']}
        x={best.middle - WIDTH / 2}
        y={centre - HEIGHT / 2}
        width={WIDTH}
        height={HEIGHT}
      />
      <text className={styles['said']} x={best.middle} y={centre + 5} textAnchor="middle">
        {words.forNothing}
      </text>
    </ZIndexLayer>
  )
}

/** The taller of the bands that the line of the calls leaves between asks and news. */
function openBand(asks: number, news: number, callsLeft: number, callsRight: number) {
  const isCrossed = callsRight < news && callsLeft > asks
  if (!isCrossed) return { ceiling: asks, floor: news }
  return callsRight - asks > news - callsLeft
    ? { ceiling: asks, floor: callsRight }
    : { ceiling: callsLeft, floor: news }
}
