import { Suspense, useRef } from 'react'
import { ClockFace } from '../view/clockface/ClockFace.tsx'
import { Stage } from '../view/stage/Stage.tsx'
import { useWidth } from '../view/stage/useWidth.ts'
import { FigureGuard } from './FigureGuard.tsx'
import { LaterPensLadder } from './laterFigures.ts'
import styles from './Pictures.module.css'

/** Below this width the stage stands upright at the now-edge of the ladder. */
const UPRIGHT_BELOW = 608

/** The pictures of a frame, under its title and clock. */
export function EmbedPictures({ title }: { title: string }) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const isWide = width >= UPRIGHT_BELOW
  return (
    <div ref={frame} className={styles['pictures']}>
      <header className={styles['head']}>
        <h1 className={styles['title']}>{title}</h1>
        <ClockFace isShort={!isWide} />
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
              <LaterPensLadder isUpright={!isWide} />
            </Suspense>
          </div>
        </FigureGuard>
      )}
    </div>
  )
}
