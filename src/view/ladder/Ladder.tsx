import { type ComponentType, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { chooseEvent, useSelection } from '../../state/selection.ts'
import { ladderWords } from '../../words/en/ladder.ts'
import { EventButton } from './EventButton.tsx'
import styles from './Ladder.module.css'
import { LadderBoard } from './LadderBoard.ts'
import { LadderCaption } from './LadderCaption.tsx'
import { LadderTable } from './LadderTable.tsx'
import type { LadderForm } from './ladderGeometry.ts'
import { Playhead } from './Playhead.tsx'
import { PlotSurface } from './PlotSurface.tsx'
import { RunStrip } from './RunStrip.tsx'
import { useBoard } from './useBoard.ts'

/** The room for an upright stage, and where the three lines stand that it continues, in px from the top. */
export interface PensProps {
  width: number
  clientY: number
  shopY: number
  receiverY: number
  height: number
}

interface LadderProps extends LadderForm {
  /** Draws this ladder; the window choices in the figure's line share it. */
  board: LadderBoard
  /** Whether the whole run is shown as a strip below, where the figure is wide enough. */
  hasStrip?: boolean
  /** The upright stage that stands at the right of a narrow ladder. */
  pens?: ComponentType<PensProps>
}

/** One board for the life of a component. */
export function useLadderBoard(hasWindows: boolean): LadderBoard {
  const [board] = useState(() => new LadderBoard(hasWindows))
  return board
}

/** Every request and every wait over time, with the clock's handle on its axis. */
export function Ladder({ board, hasStrip = false, isUpright, isLow, pens: Pens }: LadderProps) {
  const root = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isTable, setIsTable] = useState(false)
  const tableId = useId()
  const geometry = useBoard(board, ({ geometry }) => geometry)
  useLayoutEffect(() => {
    board.setForm({ isUpright, isLow })
    if (root.current && canvas.current) return board.attach(root.current, canvas.current)
    return undefined
  }, [board, isUpright, isLow])
  useLetGo()
  const { isCompact, clientY, shopY, receiverY, height, axisY, penWidth } = geometry
  return (
    <div className={styles['ladder']} dir="ltr">
      <div ref={root} className={styles['plot']} style={{ blockSize: height }}>
        <div className={styles['canvas']} aria-hidden="true">
          <canvas ref={canvas} />
        </div>
        <PlotSurface board={board} />
        <EventButton board={board} />
        <Playhead board={board} />
        {isCompact && Pens && (
          <div className={styles['pens']} style={{ inlineSize: penWidth }}>
            <Pens width={penWidth} clientY={clientY} shopY={shopY} receiverY={receiverY} height={height} />
          </div>
        )}
      </div>
      {hasStrip && !isCompact && <RunStrip board={board} />}
      <button
        type="button"
        className={styles['switch']}
        data-compact={isCompact}
        style={isCompact ? undefined : { insetBlockStart: axisY - 2 }}
        aria-expanded={isTable}
        aria-controls={tableId}
        onClick={() => setIsTable(!isTable)}
      >
        {isTable ? ladderWords.hideTable : ladderWords.showTable}
      </button>
      <LadderCaption board={board} />
      {isTable && <LadderTable board={board} id={tableId} />}
    </div>
  )
}

/** Lets go of the chosen event on Escape, unless the key was meant for something else. */
function useLetGo(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (useSelection.getState().event > 0) chooseEvent(0)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
