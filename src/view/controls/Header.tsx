import { useSight } from '../../state/sight.ts'
import { pageWords } from '../../words/en/page.ts'
import styles from './Header.module.css'
import { Logo } from './Logo.tsx'
import { ShareButton } from './ShareButton.tsx'

interface HeaderProps {
  homeHref: string
  /** The colours in use, whether chosen or the device's. */
  theme: 'light' | 'dark'
  onTheme: (theme: 'light' | 'dark') => void
  /** Link to this run at this moment; undefined if the run is too large for one. */
  linkOf: () => Promise<string | undefined>
  onSaveFile: () => void
  /** Opens the list of keys. */
  onKeyboard: () => void
}

/** The head of the lab: whose page it is, which run is open, and what can be done with the page as a whole. */
export function Header({ homeHref, theme, onTheme, linkOf, onSaveFile, onKeyboard }: HeaderProps) {
  const title = useSight((sight) => sight.scenario.title)
  const seed = useSight((sight) => sight.scenario.seed)
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <header className={styles['header']}>
      <div className={styles['inner']}>
        <a className={styles['brand']} href={homeHref} aria-label={pageWords.home}>
          <Logo />
          <span className={styles['name']}>{pageWords.product}</span>
        </a>
        <p className={styles['where']}>
          <span className={styles['lab']}>{pageWords.lab}</span>
          <span className={styles['run']}>
            {title !== '' && <strong className={styles['title']}>{title}</strong>} {pageWords.seed(seed)}
          </span>
        </p>
        <div className={styles['tools']}>
          <ShareButton linkOf={linkOf} onSaveFile={onSaveFile} />
          <button
            type="button"
            className={styles['tool']}
            title={other === 'dark' ? pageWords.toDarkHint : pageWords.toLightHint}
            onClick={() => onTheme(other)}
          >
            {other === 'dark' ? pageWords.toDark : pageWords.toLight}
          </button>
          <button type="button" className={styles['tool']} aria-haspopup="dialog" onClick={onKeyboard}>
            {pageWords.keyboard}
          </button>
        </div>
      </div>
    </header>
  )
}
