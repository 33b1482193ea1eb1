import { useMemo } from 'react'
import { ReferenceLine } from 'recharts'
import { seek } from '../../state/run.ts'
import { chooseEvent, useSelection } from '../../state/selection.ts'
import { currentSight, type Sight } from '../../state/sight.ts'
import { waitsWords as words } from '../../words/en/charts.ts'
import type { Side } from '../../words/en/score.ts'
import { Figure } from '../figure/Figure.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { FigureNotes } from './FigureNotes.tsx'
import { Histogram } from './Histogram.tsx'
import { useCalmSight } from './useCalmSight.ts'
import { WaitDots } from './WaitDots.tsx'
import { dotOf, type WaitSeries } from './waitSeries.ts'
import { waitsView } from './waitsView.ts'
import { eventOfRow, waitTable } from './waitTable.ts'

interface WaitsChartProps {
  /** The figure's number on its page. */
  number: number
  isInView: () => boolean
}

/** Room at the right for the histogram and the count at its longest bar. */
const RIGHT = 92
const NO_DATA: readonly object[] = []

/** How long each order was unknown: a dot or square each, and how many of each wait there are. */
export function WaitsChart({ number, isInView }: WaitsChartProps) {
  const sight = useCalmSight(isInView)
  const chosen = useSelection((selection) => selection.event)
  const view = useMemo(() => waitsView(sight), [sight])
  const { series, time, ticksS, topUs, lead, theoryUs } = view
  const ink = lead === 'poll' ? 'var(--orange-ink)' : 'var(--blue-ink)'
  const leading = series[lead]
  const remark = remarkOn(series)
  return (
    <Figure number={number} title={words.title} remark={remark} tools={toolsOf(series, lead, theoryUs)}>
      <ChartFrame
        data={NO_DATA}
        time={time}
        ticks={ticksS.map((s) => s * 1e6)}
        top={topUs}
        right={RIGHT}
        timeTick={words.tick}
        tick={(us, isLast) => words.waitTick(us, ticksS[1] ?? 1, isLast)}
      >
        {leading && leading.known > 0 && <ReferenceLine y={leading.meanUs} stroke={ink} strokeWidth={1.7} />}
        {theoryUs !== null && (
          <ReferenceLine y={theoryUs} stroke={ink} strokeWidth={1.3} strokeDasharray="6 4" />
        )}
        <WaitDots series={series} ringed={chosenDots(sight, chosen)} onChoose={follow} />
        <Histogram view={view} />
      </ChartFrame>
      <FigureNotes
        caption={captionOf(series)}
        title={words.tableTitle}
        head={[
          words.tableHead.order,
          words.tableHead.happened,
          words.tableHead.poll,
          words.tableHead.webhook,
        ]}
        rows={() => waitTable(currentSight())}
        onChoose={(row) => follow(eventOfRow(currentSight(), row))}
      />
    </Figure>
  )
}

/** Chooses an event, and goes to the moment at which the later side had learned of it, as far as is known. */
function follow(event: number): void {
  const sight = currentSight()
  const endsUs = (['poll', 'webhook'] as const).flatMap((side) => {
    const dot = dotOf(sight, side, event)
    return dot ? [dot.happenedAtUs + dot.waitUs] : []
  })
  chooseEvent(event)
  // A moment holds what was before it.
  if (endsUs.length > 0) seek(Math.max(...endsUs) + 1)
}

function chosenDots(sight: Sight, event: number) {
  return { poll: dotOf(sight, 'poll', event), webhook: dotOf(sight, 'webhook', event) }
}

function toolsOf(series: WaitSeries, lead: Side, theoryUs: number | null): string {
  const leading = series[lead]
  if (!leading || leading.known === 0) return words.none
  return theoryUs === null ? words.mean(leading.meanUs) : words.meanAndTheory(leading.meanUs, theoryUs)
}

function captionOf(series: WaitSeries): string {
  const parts = (['poll', 'webhook'] as const).flatMap((side) => {
    const waits = series[side]
    return waits && waits.known > 0 ? [words.side(side, waits.known, waits.meanUs, waits.maxUs)] : []
  })
  if (parts.length > 0 && series.every > 1) parts.push(words.sampleSays(series.every))
  if (parts.length > 0 && series.first > 1) parts.push(words.newestSays(series.first))
  return words.caption(parts)
}

/** What the chart leaves out, if it leaves out anything. */
function remarkOn({ every, first }: WaitSeries): string | undefined {
  const remarks = [every > 1 ? words.sample(every) : '', first > 1 ? words.newest(first) : '']
  return remarks.filter((remark) => remark !== '').join(', ') || undefined
}
