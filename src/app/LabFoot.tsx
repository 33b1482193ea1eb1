import { HowToRead } from './HowToRead.tsx'
import styles from './LabFoot.module.css'
import { OpenFile } from './OpenFile.tsx'

/** How to read the figures, and the way to open a file. */
export function LabFoot() {
  return (
    <div className={styles['foot']}>
      <HowToRead />
      <OpenFile />
    </div>
  )
}
