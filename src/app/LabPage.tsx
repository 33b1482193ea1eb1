import { Suspense, useRef } from 'react'
import { setTheme } from '../state/preferences.ts'
import { currentRun } from '../state/theRun.ts'
import { Dock } from '../view/controls/Dock.tsx'
import { Header } from '../view/controls/Header.tsx'
import { Notices } from '../view/controls/Notices.tsx'
import { appWords } from '../words/en/app.ts'
import { ChartsPlace } from './ChartsPlace.tsx'
import { FigurePlace } from './FigurePlace.tsx'
import styles from './LabPage.module.css'
import { LabPictures } from './LabPictures.tsx'
import { LaterFoot, LaterKeys, LaterScoreColumn } from './laterFigures.ts'
import { saveLater } from './saveLater.ts'
import { shareAddress } from './shareAddress.ts'
import { useTheme } from './useTheme.ts'

/** The free lab: all figures, and the dock with everything that can be turned. */
export function LabPage() {
  const theme = useTheme()
  const dialogRef = useRef<HTMLDialogElement>(null)
  return (
    <div className={styles['page']}>
      <Header
        homeHref="./"
        theme={theme}
        onTheme={setTheme}
        linkOf={() => shareAddress(currentRun())}
        onSaveFile={saveLater}
        onKeyboard={() => dialogRef.current?.showModal()}
      />
      <div className={styles['notices']}>
        <Notices onSaveFile={saveLater} />
      </div>
      <main className={styles['main']}>
        <h1 className="visually-hidden">{appWords.labTitle}</h1>
        <div className={styles['grid']}>
          <div className={styles['pictures']}>
            <LabPictures />
          </div>
          <div className={styles['score']}>
            <Suspense fallback={<FigurePlace number={3} title={appWords.scoreTitle} height={500} />}>
              <LaterScoreColumn />
            </Suspense>
          </div>
          <div className={styles['charts']}>
            <ChartsPlace />
          </div>
          <div className={styles['how']}>
            <Suspense>
              <LaterFoot />
            </Suspense>
          </div>
        </div>
      </main>
      <Dock />
      <Suspense>
        <LaterKeys dialogRef={dialogRef} />
      </Suspense>
    </div>
  )
}
