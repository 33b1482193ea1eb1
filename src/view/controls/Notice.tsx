import { useId } from 'react'
import { pageWords } from '../../words/en/page.ts'
import { Icon } from './Icon.tsx'
import styles from './Notice.module.css'

interface NoticeProps {
  title: string
  /** One sentence each, most often a problem. */
  lines: readonly string[]
  onDismiss: () => void
  /** Saves the run as a file, where that is of use. */
  onSaveFile?: (() => void) | undefined
}

/** Something that the reader is told until they put it away. */
export function Notice({ title, lines, onDismiss, onSaveFile }: NoticeProps) {
  const titleId = useId()
  return (
    <section className={styles['notice']} aria-labelledby={titleId}>
      <div className={styles['words']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        <Lines lines={lines} />
        {onSaveFile && (
          <button type="button" className={styles['save']} onClick={onSaveFile}>
            {pageWords.saveFile}
          </button>
        )}
      </div>
      <button type="button" className={styles['dismiss']} aria-label={pageWords.dismiss} onClick={onDismiss}>
        <Icon name="close" size={20} />
      </button>
    </section>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length <= 1) return lines.map((line) => <p key={line}>{line}</p>)
  return (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
