import type { ReactNode } from 'react'
import { CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts'
import styles from './Charts.module.css'
import type { TimeAxis } from './timeAxis.ts'

const HEIGHT = 226
/** Least width of the numbers at the left, and what a sign takes. */
const LEFT = 36
const SIGN = 7.2
const TICK = { fill: 'var(--ink-2)', fontSize: 12.5 }

interface ChartFrameProps<Row extends object> {
  data: readonly Row[]
  time: TimeAxis
  /** Ticks of the upright axis, and its end, which may lie above the last of them. */
  ticks: readonly number[]
  top: number
  timeTick: (value: number, unit: string | undefined) => string
  tick: (value: number, isLast: boolean) => string
  /** Room at the right for what stands beside the plot. */
  right: number
  children: ReactNode
}

/** The frame that both charts share: time to the right, hairlines, no tick marks, nothing that moves by itself. */
export function ChartFrame<Row extends object>(props: ChartFrameProps<Row>) {
  const { data, time, ticks, top, timeTick, tick, right, children } = props
  const lastTick = time.ticksUs.at(-1)
  const widest = Math.max(...ticks.map((value) => tick(value, false).length))
  return (
    <div className={styles['chart']} aria-hidden="true">
      <ComposedChart
        responsive
        style={{ inlineSize: '100%', blockSize: HEIGHT }}
        data={data}
        margin={{ top: 16, right, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} syncWithTicks stroke="var(--hair)" />
        <XAxis
          type="number"
          dataKey="atUs"
          domain={[0, time.endUs]}
          allowDataOverflow
          ticks={time.ticksUs}
          tickFormatter={(us: number) => timeTick(us / time.unitUs, us === lastTick ? time.unit : undefined)}
          interval={0}
          axisLine={false}
          tickLine={false}
          tickMargin={6}
          tick={TICK}
        />
        <YAxis
          width={Math.max(LEFT, widest * SIGN + 8)}
          domain={[0, top]}
          allowDataOverflow
          ticks={ticks}
          tickFormatter={(value: number) => tick(value, value === ticks.at(-1))}
          interval={0}
          axisLine={false}
          tickLine={false}
          tickMargin={4}
          tick={TICK}
        />
        {children}
      </ComposedChart>
    </div>
  )
}
