import { controlWords } from '../../words/en/controls.ts'
import styles from './TooBusyNote.module.css'

interface TooBusyNoteProps {
  /** Whether *follow messages* has switched itself off. */
  isTooBusy: boolean
}

/** Says that *follow messages* has switched itself off, and why. */
export function TooBusyNote({ isTooBusy }: TooBusyNoteProps) {
  return (
    <p role="status" className={styles['note']}>
      {isTooBusy ? controlWords.tooBusy : ''}
    </p>
  )
}
