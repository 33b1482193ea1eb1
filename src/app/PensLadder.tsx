import { Ladder, useLadderBoard } from '../view/ladder/Ladder.tsx'
import { UprightStage } from '../view/stage/UprightStage.tsx'

interface PensLadderProps {
  /** Whether the stage stands upright at the ladder's now-edge. */
  isUpright: boolean
}

/** A ladder without windows to choose from, for a narrow page or a frame. */
export function PensLadder({ isUpright }: PensLadderProps) {
  const board = useLadderBoard(false)
  return <Ladder board={board} pens={UprightStage} isUpright={isUpright} />
}
