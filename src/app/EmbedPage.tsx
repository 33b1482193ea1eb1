import { Suspense, useEffect, useRef } from 'react'
import { HeightTeller } from '../embed/HeightTeller.ts'
import { useAddress } from '../state/address.ts'
import { onNextFrame } from '../state/clock.ts'
import { tell } from '../state/notices.ts'
import { useSight } from '../state/sight.ts'
import { EmbedDock } from '../view/controls/EmbedDock.tsx'
import { EndOfRun } from '../view/controls/EndOfRun.tsx'
import { Notices } from '../view/controls/Notices.tsx'
import { appWords } from '../words/en/app.ts'
import styles from './EmbedPage.module.css'
import { EmbedPictures } from './EmbedPictures.tsx'
import { labAddress } from './labAddress.ts'
import { LaterEmbedScore, LaterKeys } from './laterFigures.ts'
import { saveLater } from './saveLater.ts'
import { useTheme } from './useTheme.ts'

interface EmbedPageProps {
  /** Whether the frame has a height for good and is not to be told ours. */
  hasFixedHeight: boolean
}

/** The run without the site around it, to stand in a frame on somebody else's page. */
export function EmbedPage({ hasFixedHeight }: EmbedPageProps) {
  useTheme()
  useHeight(hasFixedHeight)
  const dialogRef = useRef<HTMLDialogElement>(null)
  const title = useSight(({ scenario }) => scenario.title)
  const wayOutHref = useAddress(({ fragment }) => labAddress('embed', fragment))
  return (
    <div className={styles['page']}>
      <main className={styles['main']} aria-label={title || appWords.embedTitle}>
        <Notices onSaveFile={saveLater} />
        <EmbedPictures title={title || appWords.embedTitle} />
        <Suspense>
          <LaterEmbedScore />
        </Suspense>
        <EndOfRun />
      </main>
      <EmbedDock wayOutHref={wayOutHref} />
      <Suspense>
        <LaterKeys dialogRef={dialogRef} />
      </Suspense>
    </div>
  )
}

/** Tells the page around us how high we are, whenever that changes. */
function useHeight(hasFixedHeight: boolean): void {
  useEffect(() => {
    if (hasFixedHeight || parent === window) return
    const teller = new HeightTeller({
      // SPLICE and Canvas take it from any origin, and it says nothing about the learner.
      send: (message) => parent.postMessage(message, '*'),
      onNextFrame,
      measure: () => document.documentElement.getBoundingClientRect().height,
      stopped: () => tell(appWords.heightTitle, [appWords.height]),
    })
    const observer = new ResizeObserver(() => teller.changed())
    const acted = () => teller.acted()
    observer.observe(document.documentElement)
    addEventListener('pointerdown', acted)
    addEventListener('keydown', acted)
    return () => {
      observer.disconnect()
      removeEventListener('pointerdown', acted)
      removeEventListener('keydown', acted)
    }
  }, [hasFixedHeight])
}
