import { Suspense, useRef } from 'react'
import { ClockFace } from '../view/clockface/ClockFace.tsx'
import { ActionRow } from '../view/controls/ActionRow.tsx'
import { Figure } from '../view/figure/Figure.tsx'
import { NarrationPlace } from '../view/stage/NarrationPlace.tsx'
import { Stage } from '../view/stage/Stage.tsx'
import { StateRows } from '../view/stage/StateRows.tsx'
import { useWidth } from '../view/stage/useWidth.ts'
import { appWords } from '../words/en/app.ts'
import { FigureGuard } from './FigureGuard.tsx'
import { FigurePlace } from './FigurePlace.tsx'
import { LaterLadder, LaterPensLadder } from './laterFigures.ts'
import styles from './Pictures.module.css'
import { useMedia } from './useMedia.ts'

/** Below this width the stage stands upright at the now-edge of the ladder. */
const UPRIGHT_BELOW = 640

/** Windows in which the usual pictures and the dock would not be in sight together. */
const LOW = '(height < 900px)'

/** The pictures of the lab: now, and how we got here. Where it is narrow both are one figure. */
export function LabPictures() {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  return (
    <div ref={frame} className={styles['pictures']}>
      {width >= UPRIGHT_BELOW && <WideLab />}
      {width > 0 && width < UPRIGHT_BELOW && <NarrowLab />}
    </div>
  )
}

function WideLab() {
  const isLow = useMedia(LOW)
  return (
    <>
      <FigureGuard>
        <Figure number={1} title={appWords.stageTitle} remark={appWords.stageRemark} tools={<ClockFace />}>
          <Stage isLow={isLow} />
        </Figure>
      </FigureGuard>
      <FigureGuard>
        <Suspense
          fallback={<FigurePlace number={2} title={appWords.ladderTitle} height={isLow ? 263 : 318} />}
        >
          <LaterLadder number={2} isLow={isLow} />
        </Suspense>
      </FigureGuard>
    </>
  )
}

function NarrowLab() {
  return (
    <>
      <FigureGuard>
        <Figure number={1} title={appWords.bothTitle} tools={<ClockFace isShort />}>
          <Suspense fallback={<div className={styles['pensPlace']} />}>
            <LaterPensLadder isUpright />
          </Suspense>
        </Figure>
      </FigureGuard>
      <NarrationPlace />
      <ActionRow hasFollowSwitch />
      <StateRows />
    </>
  )
}
