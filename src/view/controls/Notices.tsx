import { dismiss, useNotices } from '../../state/notices.ts'
import { Notice } from './Notice.tsx'
import styles from './Notices.module.css'

interface NoticesProps {
  /** Saves the run as a file, which some notices offer. */
  onSaveFile: () => void
}

/** All that the reader is told now, read aloud as it comes. */
export function Notices({ onSaveFile }: NoticesProps) {
  const notices = useNotices((state) => state.notices)
  return (
    <div role="status" className={styles['notices']}>
      {notices.map(({ id, title, lines, offersFile }) => (
        <Notice
          key={id}
          title={title}
          lines={lines}
          onDismiss={() => dismiss(id)}
          onSaveFile={offersFile ? onSaveFile : undefined}
        />
      ))}
    </div>
  )
}
