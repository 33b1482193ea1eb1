import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Drawn, LadderBoard } from './LadderBoard.ts'

/** Reads something of a board that changes seldom: its geometry, or the chosen window. */
export function useBoard<T>(board: LadderBoard, read: (board: LadderBoard) => T): T {
  return useSyncExternalStore(
    board.onChange,
    () => read(board),
    () => read(board),
  )
}

/** Calls `listen` after every drawing of the board. */
export function useDrawn(board: LadderBoard, listen: (drawn: Drawn) => void): void {
  const latest = useRef(listen)
  useEffect(() => {
    latest.current = listen
  })
  useEffect(() => board.onDrawn((drawn) => latest.current(drawn)), [board])
}
