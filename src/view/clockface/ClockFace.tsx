import { useEffect, useRef } from 'react'
import { useClock } from '../../state/clock.ts'
import { currentSight, onSight } from '../../state/sight.ts'
import { clockWords } from '../../words/en/clockface.ts'
import { clock } from '../../words/numbers.ts'
import styles from './ClockFace.module.css'

interface ClockFaceProps {
  /** Decimals of a second: 3 where there is room. */
  decimals?: 2 | 3
}

/** The virtual time that is shown, and whether the clock goes slower while messages travel. Written by hand each frame. */
export function ClockFace({ decimals = 3 }: ClockFaceProps) {
  const face = useRef<HTMLSpanElement>(null)
  const pace = useClock((state) => (state.pace === 1 ? '' : clockWords.slow))
  useEffect(() => {
    const write = (atUs: number) => {
      if (face.current) face.current.textContent = clock(atUs, decimals)
    }
    write(currentSight().moment.atUs)
    return onSight(({ moment }) => write(moment.atUs))
  }, [decimals])
  return (
    <span className={styles['clock']}>
      <span className={styles['pace']}>{pace}</span>
      <span className="visually-hidden">{clockWords.now}</span>
      <span ref={face} className={styles['face']} />
    </span>
  )
}
