import { play, useClock } from '../../state/clock.ts'
import { restart } from '../../state/run.ts'
import { endUs } from '../../state/theRun.ts'
import { endWords } from '../../words/en/end.ts'
import { stretch } from '../../words/numbers.ts'
import styles from './EndOfRun.module.css'

/** Says that the run is at its end and what can be done then; nothing before. */
export function EndOfRun() {
  const isAtEnd = useClock((clock) => clock.isAtEnd)
  return (
    <div role="status">
      {isAtEnd && (
        <p className={styles['end']}>
          {endWords.end(endUs() / 1000, stretch(endUs()))}{' '}
          <button type="button" className={styles['choice']} onClick={play}>
            {endWords.runOn}
          </button>{' '}
          <span aria-hidden="true">·</span>{' '}
          <button type="button" className={styles['choice']} onClick={startAgain}>
            {endWords.startAgain}
          </button>
        </p>
      )}
    </div>
  )
}

function startAgain(): void {
  restart()
  play()
}
