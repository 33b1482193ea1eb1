import { useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts'
import { requestsWords as words } from '../../words/en/charts.ts'
import type { Side } from '../../words/en/score.ts'
import { markId } from '../marks/MarkName.ts'
import styles from './Charts.module.css'
import type { RequestPoint } from './requestSeries.ts'
import { spread } from './spread.ts'

const MARK = 17
const LINE = 18

interface EndMarksProps {
  last: RequestPoint
  hasPoll: boolean
  hasWebhook: boolean
  hasNews: boolean
  /** What the webhook's requests are called. */
  callsName: string
}

interface EndLabel {
  side: Side
  count: number
  name: string
  hasMark: boolean
}

/** Where each line ends: its mark, its count and its name, so that no legend is needed. */
export function EndMarks({ last, hasPoll, hasWebhook, hasNews, callsName }: EndMarksProps) {
  const x = useXAxisScale()
  const y = useYAxisScale()
  if (!x || !y) return null
  const labels: EndLabel[] = [
    ...(hasPoll ? [label('poll', last.asks, words.asks(last.asks), true)] : []),
    ...(hasWebhook ? [label('webhook', last.calls, callsName, true)] : []),
    ...(hasNews ? [label('poll', last.news, words.withNews, false)] : []),
  ]
  const ends = labels.map(({ count }) => y(count) ?? 0)
  const places = spread(ends, LINE)
  const endX = x(last.atUs) ?? 0
  return (
    <ZIndexLayer zIndex={700}>
      {labels.map(({ side, count, name, hasMark }, index) => (
        <g key={name}>
          {hasMark && (
            <use
              href={`#${markId(side === 'poll' ? 'question' : 'webhook')}`}
              x={endX - MARK / 2}
              y={(ends[index] ?? 0) - MARK / 2}
              width={MARK}
              height={MARK}
            />
          )}
          <text
            className={`${styles['endLabel']} ${styles[side]}`}
            x={endX + 13}
            y={(places[index] ?? 0) + 5}
          >
            <tspan className={styles['endNumber']}>{words.count(count)}</tspan> {name}
          </text>
        </g>
      ))}
    </ZIndexLayer>
  )
}

function label(side: Side, count: number, name: string, hasMark: boolean): EndLabel {
  return { side, count, name, hasMark }
}
