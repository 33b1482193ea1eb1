import { controlWords } from '../../words/en/controls.ts'
import styles from './TooBusyNote.module.css'

/** Says that *follow messages* has switched itself off, and why. */
export function TooBusyNote() {
  return <p className={styles['note']}>{controlWords.tooBusy}</p>
}
