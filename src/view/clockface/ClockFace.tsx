import { useClock } from '../../state/clock.ts'
import { useSight } from '../../state/sight.ts'
import { clockWords } from '../../words/en/clockface.ts'
import { clock } from '../../words/numbers.ts'
import styles from './ClockFace.module.css'

interface ClockFaceProps {
  /** Whether there is little room: then fewer decimals, and the pace as a figure alone. */
  isShort?: boolean
}

/** The virtual time that is shown, and whether the clock goes slower while messages travel. */
export function ClockFace({ isShort = false }: ClockFaceProps) {
  const isSlow = useClock((state) => state.pace < 1)
  const text = useSight(({ moment }) => clock(moment.atUs, isShort ? 2 : 3))
  return (
    <span className={styles['clock']}>
      {isSlow && (
        <span className={styles['pace']} data-is-short={isShort}>
          {isShort ? clockWords.slowShort : clockWords.slow}
        </span>
      )}
      <span className="visually-hidden">{clockWords.now}</span>
      <span className={styles['face']}>{text}</span>
    </span>
  )
}
