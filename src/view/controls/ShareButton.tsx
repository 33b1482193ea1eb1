import { useEffect, useRef, useState } from 'react'
import { afterMs } from '../../state/clock.ts'
import { pageWords } from '../../words/en/page.ts'
import { copyText } from './copyText.ts'
import { Icon } from './Icon.tsx'
import styles from './ShareButton.module.css'

const SHOWN_MS = 8000

interface ShareButtonProps {
  /** Link to this run at this moment; undefined if the run is too large for one. */
  linkOf: () => Promise<string | undefined>
  /** Saves the run as a file. */
  onSaveFile: () => void
}

type Outcome = { kind: 'copied' } | { kind: 'by-hand'; link: string } | { kind: 'too-large' }

/** Copies the link to this very run; where copying is forbidden it shows the link, where there is none it offers the file. */
export function ShareButton({ linkOf, onSaveFile }: ShareButtonProps) {
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined)
  const buttonRef = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    return outcome?.kind === 'copied' ? afterMs(SHOWN_MS, () => setOutcome(undefined)) : undefined
  }, [outcome])
  const share = async () => {
    const link = await linkOf()
    if (link === undefined) setOutcome({ kind: 'too-large' })
    else setOutcome((await copyText(link)) ? { kind: 'copied' } : { kind: 'by-hand', link })
  }
  const close = () => {
    setOutcome(undefined)
    buttonRef.current?.focus({ preventScroll: true })
  }
  return (
    <div className={styles['share']}>
      <button ref={buttonRef} type="button" className={styles['button']} onClick={share}>
        <span className={styles['long']}>{pageWords.share}</span>
        <span className={styles['short']}>{pageWords.shareShort}</span>
      </button>
      <div className={styles['place']} role="status">
        {outcome && (
          <div className={styles['outcome']}>
            <div className={styles['words']}>
              <OutcomeWords outcome={outcome} onSaveFile={onSaveFile} />
            </div>
            <button type="button" className={styles['close']} aria-label={pageWords.close} onClick={close}>
              <Icon name="close" size={18} />
            </button>
          </div>
        )}
      </div>
    </div>
  )
}

function OutcomeWords({ outcome, onSaveFile }: { outcome: Outcome; onSaveFile: () => void }) {
  if (outcome.kind === 'copied') return <p>{pageWords.shared}</p>
  if (outcome.kind === 'too-large') {
    return (
      <>
        <p>{pageWords.shareTooLarge}</p>
        <button type="button" className={styles['save']} onClick={onSaveFile}>
          {pageWords.saveFile}
        </button>
      </>
    )
  }
  return (
    <>
      <p>{pageWords.shareByHand}</p>
      <textarea
        className={styles['field']}
        aria-label={pageWords.shareField}
        readOnly
        rows={3}
        value={outcome.link}
        ref={(field) => field?.select()}
      />
    </>
  )
}
