import { useLayoutEffect, useRef } from 'react'
import { useClock } from '../../state/clock.ts'
import { currentSight, onSight } from '../../state/sight.ts'
import { tripPace } from './tripPace.ts'
import styles from './Wire.module.css'
import { MOST_DRAWN, WirePainter, type WirePlace } from './WirePainter.ts'

interface WireProps {
  place: WirePlace
  /** The lane whose messages travel here, -1 if the run does not have it. */
  lane: number
  leg: 'out' | 'back'
  side: 'polling' | 'webhook'
}

const SLOTS = Array.from({ length: MOST_DRAWN }, (_, index) => index)
const SMALL_MARK = 30
const HEAD = 'M-7 -5.5L0 0L-7 5.5'

/** One wire: its line, and the messages on it, which are moved by hand with every new sight. */
export function Wire({ place, lane, leg, side }: WireProps) {
  const root = useRef<SVGGElement>(null)
  useWirePainting(root, place, lane, leg)
  const { fromX, fromY, toX, toY, markSize, words } = place
  const turn = (Math.atan2(toY - fromY, toX - fromX) * 180) / Math.PI
  const anchor = words.side === 'left' ? 'end' : 'start'
  const line = { x1: fromX, y1: fromY, x2: toX, y2: toY }
  return (
    <g ref={root} className={styles[side]} data-absent={lane < 0}>
      <line className={styles['track']} {...line} />
      <path className={styles['track']} d={HEAD} transform={`translate(${toX} ${toY}) rotate(${turn})`} />
      <line className={styles['glow']} data-part="glow" opacity={0} {...line} />
      {SLOTS.map((slot) => (
        <g key={slot} className={styles['message']} data-part="slot" visibility="hidden">
          <line className={styles['trail']} data-part="trail" />
          <g data-part="body">
            <path
              className={styles['direction']}
              d={HEAD}
              transform={`rotate(${turn}) translate(${markSize * 0.72} 0)`}
            />
            <svg
              x={-markSize / 2}
              y={-markSize / 2}
              width={markSize}
              height={markSize}
              viewBox="0 0 24 24"
              overflow="visible"
              aria-hidden="true"
            >
              <use data-part="use" width={24} height={24} />
              <text className={styles['badge']} data-part="badge" x={20.2} y={8.9} />
            </svg>
          </g>
        </g>
      ))}
      <text
        className={styles['said']}
        data-is-small={markSize < SMALL_MARK}
        data-part="words"
        textAnchor={anchor}
        visibility="hidden"
      />
    </g>
  )
}

function useWirePainting(
  root: React.RefObject<SVGGElement | null>,
  place: WirePlace,
  lane: number,
  leg: 'out' | 'back',
) {
  useLayoutEffect(() => {
    if (!root.current) return
    const painter = new WirePainter(root.current, place)
    const paint = () => {
      const clock = useClock.getState()
      painter.paint(currentSight(), lane, leg, { perSecond: tripPace(clock), isReduced: clock.isReduced })
    }
    paint()
    const stops = [onSight(paint), useClock.subscribe(paint)]
    let isThere = true
    void document.fonts.ready.then(() => {
      if (!isThere) return
      painter.forgetWords()
      paint()
    })
    return () => {
      isThere = false
      for (const stop of stops) stop()
    }
  }, [root, place, lane, leg])
}
