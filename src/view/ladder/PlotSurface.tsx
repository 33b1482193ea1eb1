import { type PointerEvent, useRef, useState } from 'react'
import { seek } from '../../state/run.ts'
import { chooseEvent } from '../../state/selection.ts'
import { currentSight } from '../../state/sight.ts'
import { ladderWords } from '../../words/en/ladder.ts'
import { followDrag } from './dragging.ts'
import { eventsUnder } from './eventsUnder.ts'
import type { LadderBoard } from './LadderBoard.ts'
import styles from './PlotSurface.module.css'
import { useBoard } from './useBoard.ts'

/** How near a mouse and a finger must come, in px. */
const NEAR = 9
const FINGER = 24
/** A finger that moved less than this has tapped. */
const TAP_PX = 8

interface Candidates {
  events: readonly number[]
  x: number
}

/** The plot as something to point at: pointing at an event chooses it, a tap where several lie lists them. */
export function PlotSurface({ board }: { board: LadderBoard }) {
  const geometry = useBoard(board, ({ geometry }) => geometry)
  const [candidates, setCandidates] = useState<Candidates>()
  const wasDragged = useRef(false)

  const under = (event: PointerEvent, reach: number) => {
    const { drawn } = board
    if (!drawn) return []
    const box = event.currentTarget.getBoundingClientRect()
    return eventsUnder(drawn, geometry.plotLeft + event.clientX - box.left, event.clientY - box.top, reach)
  }
  const point = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return
    const [nearest] = under(event, NEAR)
    if (nearest !== undefined) chooseEvent(nearest)
  }
  const press = (event: PointerEvent) => {
    wasDragged.current = false
    setCandidates(undefined)
    const { drawn } = board
    if (!(geometry.isCompact && drawn) || event.button !== 0) return
    const fromUs = currentSight().moment.atUs
    const usPerPx = (drawn.toUs - drawn.fromUs) / (geometry.plotRight - geometry.plotLeft)
    followDrag(event, (movedPx) => {
      if (Math.abs(movedPx) >= TAP_PX) wasDragged.current = true
      if (wasDragged.current) seek(fromUs - movedPx * usPerPx)
    })
  }
  const release = (event: PointerEvent) => {
    if (wasDragged.current || event.button !== 0) return
    const isMouse = event.pointerType === 'mouse'
    const events = under(event, isMouse ? NEAR : FINGER)
    if (isMouse || events.length < 2) return chooseEvent(events[0] ?? 0)
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    setCandidates({ events: events.slice(0, 6).sort((a, b) => a - b), x: geometry.plotLeft + x })
  }
  const { plotLeft, plotRight, axisY } = geometry
  return (
    <>
      <div
        className={styles['surface']}
        style={{ insetInlineStart: plotLeft, inlineSize: plotRight - plotLeft, blockSize: axisY - 8 }}
        onPointerMove={point}
        onPointerDown={press}
        onPointerUp={release}
        aria-hidden="true"
      />
      {candidates && (
        <ul
          className={styles['list']}
          aria-label={ladderWords.underFinger}
          style={{
            insetInlineStart: Math.min(candidates.x, plotRight - 150),
            insetBlockStart: geometry.shopY + 22,
          }}
        >
          {candidates.events.map((event) => (
            <li key={event}>
              <button
                type="button"
                className={styles['candidate']}
                onClick={() => {
                  chooseEvent(event)
                  setCandidates(undefined)
                }}
              >
                {ladderWords.candidate(event, currentSight().records.happenedAtUs(event))}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
