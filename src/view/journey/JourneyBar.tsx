import { useId } from 'react'
import { callOff, useJourney } from '../../state/journey.ts'
import { journeyWords } from '../../words/en/journey.ts'
import styles from './JourneyBar.module.css'

/** How far the simulation of a far moment is, how long the rest takes, and a way to call it off. */
export function JourneyBar() {
  const id = useId()
  const journey = useJourney((state) => state.journey)
  if (!journey) return null
  const { toUs, share, leftMs } = journey
  return (
    <div className={styles['bar']}>
      <span id={id} role="status" className={styles['title']}>
        {journeyWords.title(toUs)}
      </span>
      <progress className={styles['progress']} aria-labelledby={id} max={1} value={share} />
      <span className={styles['state']}>{journeyWords.state(share, leftMs)}</span>
      <button type="button" className={styles['cancel']} onClick={callOff}>
        {journeyWords.cancel}
      </button>
    </div>
  )
}
