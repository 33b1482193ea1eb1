import { useId, useMemo } from 'react'
import { Area, Line } from 'recharts'
import { currentSight, type Sight } from '../../state/sight.ts'
import { requestsWords as words } from '../../words/en/charts.ts'
import { Figure } from '../figure/Figure.tsx'
import { laneTallyOf } from '../scoreboard/laneTallyOf.ts'
import { ChartFrame } from './ChartFrame.tsx'
import styles from './Charts.module.css'
import { countTicks } from './countTicks.ts'
import { EndMarks } from './EndMarks.tsx'
import { FigureNotes } from './FigureNotes.tsx'
import { ForNothing } from './ForNothing.tsx'
import { type RequestPoint, requestSeries } from './requestSeries.ts'
import { requestTable } from './requestTable.ts'
import { TheoryLine } from './TheoryLine.tsx'
import { theoryLine } from './theoryLines.ts'
import { timeAxis } from './timeAxis.ts'
import { useCalmSight } from './useCalmSight.ts'

interface RequestsChartProps {
  /** The figure's number on its page. */
  number: number
  isInView: () => boolean
}

const still = { dot: false, activeDot: false, isAnimationActive: false } as const

/** How the requests of both sides have added up, with theory dashed and what was for nothing hatched. */
export function RequestsChart({ number, isInView }: RequestsChartProps) {
  const sight = useCalmSight(isInView)
  const view = useMemo(() => viewOf(sight), [sight])
  const { points, last, time, ticks, top, poll, webhook } = view
  const hatch = useId()
  const callsHead = view.isMixed ? words.tableHead.webhook : words.tableHead.calls
  const tools = poll.length > 0 || webhook.length > 0 ? words.dashed : words.noTheory
  return (
    <Figure number={number} title={words.title} tools={tools}>
      <ChartFrame
        data={points}
        time={time}
        ticks={ticks}
        top={top}
        right={view.right}
        timeTick={words.tick}
        tick={words.count}
      >
        <defs>
          <pattern id={hatch} width={8} height={8} patternUnits="userSpaceOnUse">
            <path className={styles['hatch']} d="M-1 1l2 -2M0 8l8 -8M7 9l2 -2" />
          </pattern>
        </defs>
        {view.hasWaste && (
          <Area
            {...still}
            type={view.type}
            dataKey={wastedBetween}
            fill={`url(#${hatch})`}
            fillOpacity={1}
            stroke="none"
          />
        )}
        {view.hasWaste && (
          <Line {...still} type={view.type} dataKey="news" stroke="var(--orange)" strokeWidth={1.5} />
        )}
        {view.hasPoll && (
          <Line {...still} type={view.type} dataKey="asks" stroke="var(--orange)" strokeWidth={2.6} />
        )}
        {view.hasWebhook && (
          <Line {...still} type={view.type} dataKey="calls" stroke="var(--blue)" strokeWidth={2.6} />
        )}
        <TheoryLine side="poll" points={poll} />
        <TheoryLine side="webhook" points={webhook} />
        {view.hasWaste && <ForNothing points={points} />}
        <EndMarks
          last={last}
          hasPoll={view.hasPoll}
          hasWebhook={view.hasWebhook}
          hasNews={view.hasWaste}
          callsName={view.isMixed ? words.requests(last.calls) : words.calls(last.calls)}
        />
      </ChartFrame>
      <FigureNotes
        caption={captionOf(sight, last)}
        title={words.tableTitle}
        head={[words.tableHead.at, words.tableHead.asks, words.tableHead.news, callsHead]}
        rows={() => requestTable(currentSight(), time)}
      />
    </Figure>
  )
}

function wastedBetween({ news, asks }: RequestPoint): [number, number] {
  return [news, asks]
}

/** Asks that came back empty are drawn apart from those with news where that is more than this share of the height. */
const LEAST_WASTE = 0.08

function viewOf(sight: Sight) {
  const { points, isExact } = requestSeries(sight)
  const last = points.at(-1) as RequestPoint
  const most = Math.max(last.asks, last.calls)
  const ticks = countTicks(most, 4, true)
  const top = ticks.at(-1) ?? 1
  const hasPoll = laneTallyOf(sight, 'poll') !== undefined
  const webhook = laneTallyOf(sight, 'webhook')
  return {
    points,
    /** Steps are drawn only where each of them happened. */
    type: isExact ? ('stepAfter' as const) : ('linear' as const),
    last,
    ticks,
    top,
    time: timeAxis(sight.frontierUs),
    poll: theoryLine(sight, 'poll'),
    webhook: theoryLine(sight, 'webhook'),
    hasPoll,
    hasWebhook: webhook !== undefined,
    /** Whether the webhook's requests are not all calls of the shop. */
    isMixed: webhook !== undefined && webhook.requests > webhook.attempts,
    hasWaste: hasPoll && (last.asks - last.news) / top > LEAST_WASTE,
    right: Math.max(96, 66 + words.count(most).length * 9),
  }
}

function captionOf(sight: Sight, { asks, news, calls }: RequestPoint): string {
  const webhook = laneTallyOf(sight, 'webhook')
  const parts = [
    ...(laneTallyOf(sight, 'poll') ? [words.asksPart(asks, news)] : []),
    ...(webhook ? [words.callsPart(calls, webhook.attempts)] : []),
  ]
  return words.caption(sight.moment.atUs, asks + calls === 0 ? [] : parts)
}
