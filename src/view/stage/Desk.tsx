import { useSight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { count } from '../../words/numbers.ts'
import { diamondPath } from '../marks/diamondPath.ts'
import { requestUnit } from './requestUnit.ts'
import styles from './Stage.module.css'
import type { StageLayout } from './stageLayout.ts'
import { statesOf } from './statesOf.ts'

interface DeskProps {
  layout: StageLayout
  side: 'polling' | 'webhook'
  lane: number
}

/** From here on the counts need the room of the tray. */
const LONG_COUNT = 1000
/** Middles of the diamonds that a tray can show. */
const TRAY_PLACES = [9.2, 18.7, 28.2, 37.7, 47.2]

/** What stands under a desk: the name, the state in words, and the tray with what is known. */
export function Desk({ layout, side, lane }: DeskProps) {
  const { nameY, stateY, trayY } = layout
  const x = side === 'polling' ? layout.pollX : layout.webhookX
  const name = side === 'polling' ? stageWords.pollingClient : stageWords.webhookReceiver
  const state = useSight((sight) => (side === 'polling' ? statesOf(sight).poll : statesOf(sight).webhook))
  return (
    <g className={styles[side]} data-absent={lane < 0}>
      <text className={styles['name']} x={x} y={nameY}>
        {name}
      </text>
      <text className={styles['state']} x={x} y={stateY}>
        {state}
      </text>
      {lane >= 0 && <Tray x={x} y={trayY} scale={layout.scale} lane={lane} />}
    </g>
  )
}

function Tray({ x, y, scale, lane }: { x: number; y: number; scale: number; lane: number }) {
  const known = useSight(({ moment }) => {
    const tally = moment.tally.lanes[lane]
    return tally ? tally.knownOnce + tally.knownAgain : 0
  })
  const happened = useSight(({ moment }) => moment.tally.eventsHappened)
  const hasRoom = happened < LONG_COUNT
  return (
    <g transform={`translate(${x} ${y})`}>
      {hasRoom && (
        <g transform={`translate(${-66 * scale} 0) scale(${scale})`}>
          <path className={styles['tray']} d="M0 0v14.5h56.5v-14.5" />
          {TRAY_PLACES.slice(0, known).map((place) => (
            <path key={place} className={styles['event']} d={diamondPath(place, 5.4, 4.6)} />
          ))}
        </g>
      )}
      <text
        className={styles['known']}
        x={hasRoom ? 2 : 0}
        textAnchor={hasRoom ? 'start' : 'middle'}
        y={13 * scale + 1}
      >
        <tspan className={styles['figure']}>{count(known)}</tspan> {stageWords.knownOf(happened)}
      </text>
    </g>
  )
}

interface CountsProps {
  layout: StageLayout
  side: 'polling' | 'webhook'
  lane: number
}

/** How often a side has asked or called, and how often for nothing, under the middle of its wires. */
export function Counts({ layout, side, lane }: CountsProps) {
  const requests = useSight(({ moment }) => moment.tally.lanes[lane]?.requests ?? 0)
  const wasted = useSight(({ moment }) => moment.tally.lanes[lane]?.wasted ?? 0)
  const x = side === 'polling' ? layout.countsX : layout.width - layout.countsX
  const [firstY, secondY] = layout.countsY
  const isOneLine = firstY === secondY
  const unit = useSight(({ moment }) => requestUnit(moment.tally.lanes[lane], side))
  if (lane < 0) return null
  const nothing = (
    <>
      <tspan className={styles['figure']}>{count(wasted)}</tspan> {stageWords.forNothing}
    </>
  )
  return (
    <g className={styles[side]}>
      <text className={styles['counts']} x={x} y={firstY}>
        <tspan className={styles['sideFigure']}>{count(requests)}</tspan> {unit}
        {isOneLine && <>, {nothing}</>}
      </text>
      {!isOneLine && (
        <text className={styles['counts']} x={x} y={secondY}>
          {nothing}
        </text>
      )}
    </g>
  )
}
