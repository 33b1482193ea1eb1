import type { ComponentType } from 'react'
import { ladderWords } from '../../words/en/ladder.ts'
import { Figure } from '../figure/Figure.tsx'
import { Ladder, type PensProps, useLadderBoard } from './Ladder.tsx'
import { useBoard } from './useBoard.ts'
import { WindowChoices } from './WindowChoices.tsx'

interface LadderFigureProps {
  number?: number
  pens?: ComponentType<PensProps>
  /** Whether the ladder is to be as low as it can be, for screens that are not high. */
  isLow?: boolean
}

/** The ladder as a figure of a page, with the choice of how much time it shows and the whole run below. */
export function LadderFigure({ number, pens, isLow }: LadderFigureProps) {
  const board = useLadderBoard(true)
  const choice = useBoard(board, ({ view }) => (view.isHeld ? 'own' : view.choice))
  const isCompact = useBoard(board, ({ geometry }) => geometry.isCompact)
  return (
    <Figure
      {...(number === undefined ? {} : { number })}
      title={isCompact ? ladderWords.uprightTitle : ladderWords.title[choice]}
      remark={isCompact ? undefined : ladderWords.remark}
      tools={isCompact ? undefined : <WindowChoices board={board} />}
    >
      <Ladder board={board} hasStrip isLow={isLow} {...(pens ? { pens } : {})} />
    </Figure>
  )
}
