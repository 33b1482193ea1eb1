import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useClock } from '../../state/clock.ts'
import { seek } from '../../state/run.ts'
import { currentSight, useSight } from '../../state/sight.ts'
import { ladderWords } from '../../words/en/ladder.ts'
import { clock } from '../../words/numbers.ts'
import { HANDLE_HALF } from './axisScene.ts'
import { followDrag } from './dragging.ts'
import type { Drawn, LadderBoard } from './LadderBoard.ts'
import styles from './Playhead.module.css'
import { useBoard, useDrawn } from './useBoard.ts'

const STEPS_US: Readonly<Record<string, number>> = {
  ArrowLeft: -1e6,
  ArrowDown: -1e6,
  ArrowRight: 1e6,
  ArrowUp: 1e6,
  PageDown: -10e6,
  PageUp: 10e6,
}

/** The axis as something to press, and the handle of the playhead on it: a slider of the run's time. */
export function Playhead({ board }: { board: LadderBoard }) {
  const geometry = useBoard(board, ({ geometry }) => geometry)
  const handle = useRef<HTMLDivElement>(null)
  useDrawn(board, (drawn) => {
    if (handle.current) showTime(handle.current, drawn)
  })

  const drag = (event: PointerEvent, fromUs: number) => {
    const { drawn } = board
    if (!drawn || event.button !== 0) return
    event.preventDefault()
    handle.current?.focus({ preventScroll: true })
    const usPerPx = (drawn.toUs - drawn.fromUs) / (geometry.plotRight - geometry.plotLeft)
    // In a narrow figure now stands still and the paper moves, so the hand moves the paper.
    const sign = geometry.isCompact ? -1 : 1
    followDrag(event, (movedPx) => seek(fromUs + sign * movedPx * usPerPx))
  }
  const pressAxis = (event: PointerEvent) => {
    const { drawn } = board
    if (!drawn || event.button !== 0) return
    const nowUs = currentSight().moment.atUs
    if (geometry.isCompact) return drag(event, nowUs)
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left
    const atUs = drawn.fromUs + (px / (geometry.plotRight - geometry.plotLeft)) * (drawn.toUs - drawn.fromUs)
    seek(atUs)
    drag(event, atUs)
  }
  const { plotLeft, plotRight, axisY } = geometry
  return (
    <>
      {/* The pointer's way only: the handle is the slider that keyboards and readers use. */}
      <div
        className={styles['axis']}
        style={{ insetInlineStart: plotLeft, inlineSize: plotRight - plotLeft, insetBlockStart: axisY - 8 }}
        onPointerDown={pressAxis}
        aria-hidden="true"
      />
      <div
        ref={handle}
        className={styles['handle']}
        data-compact={geometry.isCompact}
        style={{ insetBlockStart: axisY - 13 }}
        role="slider"
        tabIndex={0}
        aria-label={ladderWords.playhead}
        aria-valuemin={0}
        aria-valuemax={0}
        aria-valuenow={0}
        onKeyDown={moveByKey}
        onPointerDown={(event) => drag(event, currentSight().moment.atUs)}
      >
        <span className={styles['pill']} aria-hidden="true">
          <span className={styles['grip']} />
          <Time />
          <span className={styles['grip']} />
        </span>
      </div>
    </>
  )
}

function moveByKey(event: KeyboardEvent): void {
  const { moment, frontierUs } = currentSight()
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const step = STEPS_US[event.key]
  if (step !== undefined) seek(moment.atUs + step)
  else if (event.key === 'Home') seek(0)
  else if (event.key === 'End') seek(frontierUs)
  else return
  event.preventDefault()
  event.stopPropagation()
}

function Time() {
  return <span>{useSight(({ moment }) => clock(moment.atUs, 2))}</span>
}

function showTime(handle: HTMLElement, drawn: Drawn): void {
  const { geometry, nowUs, fromUs, toUs, frontierUs } = drawn
  const { plotLeft, plotRight, width, isCompact } = geometry
  const share = Math.min(1, Math.max(0, (nowUs - fromUs) / (toUs - fromUs)))
  const x = plotLeft + share * (plotRight - plotLeft)
  const most = isCompact ? x : Math.min(width - HANDLE_HALF, Math.max(HANDLE_HALF, x))
  handle.style.transform = `translateX(${most - HANDLE_HALF}px)`
  // While the clock runs, what is spoken changes once a second only: every change is work for a screen reader.
  const seconds = useClock.getState().isPlaying ? Math.floor(nowUs / 1e6) : Math.round(nowUs / 1e4) / 100
  const isSaid = handle.hasAttribute('aria-valuetext')
  if (isSaid && handle.getAttribute('aria-valuenow') === String(seconds)) return
  handle.setAttribute('aria-valuemax', String(Math.ceil(Math.max(frontierUs, nowUs) / 1e6)))
  handle.setAttribute('aria-valuenow', String(seconds))
  handle.setAttribute('aria-valuetext', ladderWords.timeText(seconds * 1e6))
}
