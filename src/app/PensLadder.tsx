import { Ladder, useLadderBoard } from '../view/ladder/Ladder.tsx'
import { UprightStage } from '../view/stage/UprightStage.tsx'

/** A ladder without windows to choose from; where it is narrow, the stage stands upright at its now-edge. */
export function PensLadder() {
  const board = useLadderBoard(false)
  return <Ladder board={board} pens={UprightStage} />
}
