import { Suspense, useRef } from 'react'
import { ClockFace } from '../view/clockface/ClockFace.tsx'
import { ActionRow } from '../view/controls/ActionRow.tsx'
import { Figure } from '../view/figure/Figure.tsx'
import { Narration } from '../view/stage/Narration.tsx'
import { Stage } from '../view/stage/Stage.tsx'
import { StateRows } from '../view/stage/StateRows.tsx'
import { useWidth } from '../view/stage/useWidth.ts'
import { appWords } from '../words/en/app.ts'
import { FigureGuard } from './FigureGuard.tsx'
import { LaterLadder, LaterPensLadder } from './laterFigures.ts'
import styles from './Pictures.module.css'

/** Below this width the stage stands upright at the now-edge of the ladder. */
const UPRIGHT_BELOW = 640

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
  return (
    <>
      <FigureGuard>
        <Figure number={1} title={appWords.stageTitle} remark={appWords.stageRemark} tools={<ClockFace />}>
          <Stage />
        </Figure>
      </FigureGuard>
      <FigureGuard>
        <Suspense fallback={<div className={styles['ladderPlace']} />}>
          <LaterLadder number={2} />
        </Suspense>
      </FigureGuard>
    </>
  )
}

function NarrowLab() {
  return (
    <>
      <FigureGuard>
        <Figure number={1} title={appWords.bothTitle} tools={<ClockFace decimals={2} />}>
          <Suspense fallback={<div className={styles['pensPlace']} />}>
            <LaterPensLadder />
          </Suspense>
        </Figure>
      </FigureGuard>
      <Narration />
      <ActionRow hasFollowSwitch />
      <StateRows />
    </>
  )
}

/** The pictures of a frame, under its title and clock. */
export function EmbedPictures({ title }: { title: string }) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const isWide = width >= UPRIGHT_BELOW - 32
  return (
    <div ref={frame} className={styles['pictures']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{title}</h1>
        <ClockFace decimals={isWide ? 3 : 2} />
      </header>
      {isWide && (
        <FigureGuard>
          <Stage rows={3} />
        </FigureGuard>
      )}
      {width > 0 && (
        <FigureGuard>
          <div className={isWide ? styles['parted'] : undefined}>
            <Suspense fallback={<div className={styles[isWide ? 'ladderPlace' : 'pensPlace']} />}>
              <LaterPensLadder />
            </Suspense>
          </div>
        </FigureGuard>
      )}
    </div>
  )
}
