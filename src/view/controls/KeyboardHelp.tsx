import { type Ref, useId } from 'react'
import { keyboardWords as words } from '../../words/en/keyboard.ts'
import styles from './KeyboardHelp.module.css'
import { Switch } from './Switch.tsx'

interface KeyboardHelpProps {
  /** The dialog itself, which is opened by `showModal` and closes by itself on Escape. */
  ref: Ref<HTMLDialogElement>
  hasLetters: boolean
  onLetters: (hasLetters: boolean) => void
}

/** The list of keys, with the switch for those that are letters. */
export function KeyboardHelp({ ref, hasLetters, onLetters }: KeyboardHelpProps) {
  const titleId = useId()
  const hintId = useId()
  return (
    <dialog ref={ref} className={styles['help']} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles['title']}>
        {words.title}
      </h2>
      <p className={styles['intro']}>{words.intro}</p>
      <dl className={styles['list']}>
        {words.rows.map(([keys, meaning]) => (
          <div key={meaning} className={styles['row']}>
            <dt className={styles['keys']}>
              {keys.map((key) => (
                <Key key={key} name={key} />
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['foot']}>
        <Switch isOn={hasLetters} onChange={onLetters} describedBy={hintId}>
          {words.letters}
        </Switch>
        <p id={hintId} className={styles['hint']}>
          {words.lettersHint}
        </p>
        <button
          type="button"
          className={styles['close']}
          onClick={(event) => event.currentTarget.closest('dialog')?.close()}
        >
          {words.close}
        </button>
      </div>
    </dialog>
  )
}

/** A key as it stands on the keyboard; arrows are drawn, because the fonts of the page have none. */
function Key({ name }: { name: string }) {
  if (name !== '←' && name !== '→') return <kbd className={styles['key']}>{name}</kbd>
  const isLeft = name === '←'
  return (
    <kbd className={styles['key']}>
      <span className="visually-hidden">{isLeft ? words.arrowLeft : words.arrowRight}</span>
      <svg width={16} height={12} viewBox="0 0 16 12" aria-hidden="true">
        <path
          d={isLeft ? 'M15 6H2M6 1.8 1.8 6 6 10.2' : 'M1 6h13M10 1.8 14.2 6 10 10.2'}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.6}
        />
      </svg>
    </kbd>
  )
}
