import { lazy, Suspense } from 'react'
import { useClock } from '../../state/clock.ts'
import { useSight } from '../../state/sight.ts'
import { stageWords } from '../../words/en/stage.ts'
import { markId } from '../marks/MarkName.ts'
import { isTooFastToSee } from './isTooFastToSee.ts'
import { tripPace } from './tripPace.ts'
import styles from './Wire.module.css'
import { wireOf } from './wireOf.ts'

interface TapProps {
  lane: number
  /** Where the envelope rests and where its wire begins. */
  x: number
  y: number
  fromX: number
  fromY: number
  markSize: number
  /** Middle of the two arcs, and how large they are. */
  shoulder: { x: number; y: number; scale: number }
  /** Base line and middle of the words over the envelope; none where there is no room. */
  words?: { x: number; y: number }
}

/** Decoration, and with it framer-motion, comes with the first tap. */
const TapArcs = lazy(async () => ({ default: (await import('./TapArcs.tsx')).TapArcs }))

/** The envelope at the receiver's shoulder and the two arcs of the tap, while there is work in hand. */
export function Tap({ lane, x, y, fromX, fromY, markSize, shoulder, words }: TapProps) {
  const perSecond = useClock(tripPace)
  const isWorking = useSight((sight) => {
    if (isTooFastToSee(sight, lane, { perSecond, isReduced: false })) return false
    return (sight.moment.tally.lanes[lane]?.jobsInWork ?? 0) > 0
  })
  const event = useSight(({ moment }) => (isWorking ? (moment.lanes[lane]?.jobs[0]?.event ?? 0) : 0))
  const isAlone = useSight(
    ({ moment }) => !moment.lanes[lane]?.messages.some((message) => wireOf(message) === 'out'),
  )
  if (!isWorking) return null
  return (
    <g className={styles['webhook']}>
      <line className={styles['restingTrail']} x1={fromX} y1={fromY} x2={x} y2={y} />
      <use
        href={`#${markId('webhook')}`}
        x={x - markSize / 2}
        y={y - markSize / 2}
        width={markSize}
        height={markSize}
      />
      <g transform={`translate(${shoulder.x} ${shoulder.y}) scale(${shoulder.scale})`}>
        <Suspense>
          <TapArcs />
        </Suspense>
      </g>
      {words && isAlone && event > 0 && (
        <text
          className={styles['said']}
          data-is-small={markSize < 30}
          data-tone="webhook"
          x={words.x}
          y={words.y}
          textAnchor="middle"
        >
          {stageWords.said.tap(event).full}
        </text>
      )}
    </g>
  )
}
