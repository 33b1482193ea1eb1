import { Suspense, useRef } from 'react'
import { setTheme } from '../state/preferences.ts'
import { currentRun } from '../state/theRun.ts'
import { Announcer } from '../view/controls/Announcer.tsx'
import { Dock } from '../view/controls/Dock.tsx'
import { Header } from '../view/controls/Header.tsx'
import { Notices } from '../view/controls/Notices.tsx'
import { Shortcuts } from '../view/controls/Shortcuts.tsx'
import { appWords } from '../words/en/app.ts'
import { ChartsPlace } from './ChartsPlace.tsx'
import { HowToRead } from './HowToRead.tsx'
import styles from './LabPage.module.css'
import { LaterScoreColumn } from './laterFigures.ts'
import { OpenFile } from './OpenFile.tsx'
import { LabPictures } from './Pictures.tsx'
import { saveFile } from './saveFile.ts'
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
        onSaveFile={saveFile}
        onKeyboard={() => dialogRef.current?.showModal()}
      />
      <Notices onSaveFile={saveFile} />
      <main className={styles['main']} aria-label={appWords.main}>
        <div className={styles['grid']}>
          <div className={styles['pictures']}>
            <LabPictures />
          </div>
          <div className={styles['score']}>
            <Suspense>
              <LaterScoreColumn />
            </Suspense>
          </div>
          <div className={styles['charts']}>
            <ChartsPlace />
          </div>
          <div className={styles['how']}>
            <HowToRead />
            <OpenFile />
          </div>
        </div>
      </main>
      <Dock />
      <Announcer />
      <Shortcuts dialogRef={dialogRef} />
    </div>
  )
}
