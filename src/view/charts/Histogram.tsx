import { usePlotArea, useYAxisScale, ZIndexLayer } from 'recharts'
import { waitsWords as words } from '../../words/en/charts.ts'
import styles from './Charts.module.css'
import type { Bin } from './waitSeries.ts'
import type { WaitsView } from './waitsView.ts'

const GAP = 8
/** Length of the longest bar, less what the webhook's count takes where its bar is cut. */
const WIDTH = 78
const BLUE_HEIGHT = 5
const DIGIT = 7.5

/**
 * How many waits there are of each length, on the axis of the dots. Bars are measured by the side whose mean is drawn;
 * a longer bar of the webhook is cut, and says its count.
 */
export function Histogram({ view }: { view: WaitsView }) {
  const y = useYAxisScale()
  const plot = usePlotArea()
  const { series, binUs, expected, lead } = view
  const most = largest(series[lead]?.bins, 1)
  const blueMost = largest(series.webhook?.bins, 0)
  if (!y || !plot) return null
  const left = plot.x + plot.width + GAP
  const room = WIDTH - (blueMost > most ? words.bar(blueMost).length * DIGIT + 5 : 0)
  const expectedX = left + (Math.min(most, expected?.perBin ?? 0) / most) * room
  return (
    <ZIndexLayer zIndex={300}>
      {series.poll?.bins.map(({ fromUs, amount }) => {
        const top = (y(fromUs + binUs) ?? 0) + 1
        const height = Math.max(1, (y(fromUs) ?? 0) - 1 - top)
        const width = (amount / most) * room
        return (
          <rect key={fromUs} className={styles['pollBar']} x={left} y={top} width={width} height={height} />
        )
      })}
      {series.webhook?.bins.map(({ fromUs, amount }) => (
        <BlueBar key={fromUs} amount={amount} most={most} left={left} room={room} bottom={y(fromUs) ?? 0} />
      ))}
      {expected && (
        <path
          className={styles['theory']}
          data-side="poll"
          d={`M${expectedX} ${Math.max(plot.y, y(expected.toUs) ?? 0)}V${Math.min(plot.y + plot.height, y(expected.fromUs) ?? 0)}`}
        />
      )}
      <text className={styles['howMany']} x={left + WIDTH + 6} y={plot.y + plot.height + 19} textAnchor="end">
        {words.howMany}
      </text>
    </ZIndexLayer>
  )
}

function largest(bins: readonly Bin[] | undefined, least: number): number {
  return (bins ?? []).reduce((most, { amount }) => Math.max(most, amount), least)
}

interface BlueBarProps {
  amount: number
  most: number
  left: number
  room: number
  bottom: number
}

/** A thin bar of the webhook; cut, with its count, where it is longer than there is room. */
function BlueBar({ amount, most, left, room, bottom }: BlueBarProps) {
  if (amount === 0) return null
  const isCut = amount > most
  const width = isCut ? room : (amount / most) * room
  const y = bottom - BLUE_HEIGHT
  return (
    <>
      <rect className={styles['webhookBar']} x={left} y={y} width={width} height={BLUE_HEIGHT} />
      {isCut && <path className={styles['break']} d={`M${left + width - 12} ${y + 7}l5 -9`} />}
      {isCut && (
        <text className={styles['webhook']} x={left + width + 4} y={bottom + 1}>
          {words.bar(amount)}
        </text>
      )}
    </>
  )
}
