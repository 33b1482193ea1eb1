import type { MouseEvent } from 'react'
import { usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts'
import type { Side } from '../../words/en/score.ts'
import styles from './Charts.module.css'
import type { WaitDot, WaitSeries } from './waitSeries.ts'

/** More dots than this are drawn small and pale. */
const CROWD = 200
/** A press this near to a dot means it, in px. */
const REACH = 22

interface WaitDotsProps {
  series: WaitSeries
  /** The chosen event's dots, which get a ring. */
  ringed: Record<Side, WaitDot | undefined>
  onChoose: (event: number) => void
}

/** A dot for each event that polling knows, a square for each that the webhook knows. */
export function WaitDots({ series, ringed, onChoose }: WaitDotsProps) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const plot = usePlotArea()
  if (!x || !y || !plot) return null
  const placeOf = ({ happenedAtUs, waitUs }: WaitDot) => [x(happenedAtUs) ?? 0, y(waitUs) ?? 0] as const
  const choose = (event: MouseEvent<SVGRectElement>) => {
    const frame = event.currentTarget.getBoundingClientRect()
    const at = [event.clientX - frame.x + plot.x, event.clientY - frame.y + plot.y - HALO] as const
    const nearest = nearestTo(at, series, placeOf)
    if (nearest > 0) onChoose(nearest)
  }
  return (
    <ZIndexLayer zIndex={600}>
      <Dots side="webhook" dots={series.webhook?.dots ?? []} placeOf={placeOf} />
      <Dots side="poll" dots={series.poll?.dots ?? []} placeOf={placeOf} />
      {ringed.poll && <Ring side="poll" place={placeOf(ringed.poll)} />}
      {ringed.webhook && <Ring side="webhook" place={placeOf(ringed.webhook)} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: The table under the figure has a button for each order. */}
      <rect
        className={styles['hit']}
        x={plot.x}
        y={plot.y - HALO}
        width={plot.width}
        height={plot.height + 2 * HALO}
        onClick={choose}
      />
    </ZIndexLayer>
  )
}

/** Dots at the edge of the plot can be pressed this far outside of it. */
const HALO = 8

type Place = readonly [x: number, y: number]

interface DotsProps {
  side: Side
  dots: readonly WaitDot[]
  placeOf: (dot: WaitDot) => Place
}

/** All dots of a side as one path: lines of no length with round or square ends, which costs one element. */
function Dots({ side, dots, placeOf }: DotsProps) {
  const isCrowd = dots.length > CROWD
  const size = side === 'poll' ? (isCrowd ? 4.4 : 8) : isCrowd ? 5 : 7.5
  const d = dots.map((dot) => `M${placeOf(dot).map(tenths).join(' ')}h.01`).join('')
  return (
    <path
      className={styles[side === 'poll' ? 'pollDots' : 'webhookDots']}
      d={d}
      strokeWidth={size}
      opacity={side === 'poll' && isCrowd ? 0.62 : 1}
    />
  )
}

function tenths(px: number): number {
  return Math.round(px * 10) / 10
}

function Ring({ side, place: [x, y] }: { side: Side; place: Place }) {
  if (side === 'poll') return <circle className={styles['ring']} cx={x} cy={y} r={9} />
  return <rect className={styles['ring']} x={x - 8} y={y - 8} width={16} height={16} />
}

/** Number of the event whose dot is nearest to a place and within reach, 0 if there is none. */
function nearestTo([atX, atY]: Place, series: WaitSeries, placeOf: DotsProps['placeOf']): number {
  let nearest = 0
  let least = REACH
  for (const dot of [...(series.poll?.dots ?? []), ...(series.webhook?.dots ?? [])]) {
    const [x, y] = placeOf(dot)
    const distance = Math.hypot(x - atX, y - atY)
    if (distance >= least) continue
    least = distance
    nearest = dot.event
  }
  return nearest
}
