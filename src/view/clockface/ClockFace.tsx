import { useEffect, useRef } from 'react'
import { useClock } from '../../state/clock.ts'
import { currentSight, onSight } from '../../state/sight.ts'
import { clockWords } from '../../words/en/clockface.ts'
import { clock } from '../../words/numbers.ts'
import styles from './ClockFace.module.css'

interface ClockFaceProps {
  /** Whether there is little room: then fewer decimals, and the pace as a figure alone. */
  isShort?: boolean
}

/** The virtual time that is shown, and whether the clock goes slower while messages travel. Written by hand each frame. */
export function ClockFace({ isShort = false }: ClockFaceProps) {
  const face = useRef<HTMLSpanElement>(null)
  const isSlow = useClock((state) => state.pace < 1)
  const decimals = isShort ? 2 : 3
  useEffect(() => {
    const write = (atUs: number) => {
      if (face.current) face.current.textContent = clock(atUs, decimals)
    }
    write(currentSight().moment.atUs)
    return onSight(({ moment }) => write(moment.atUs))
  }, [decimals])
  return (
    <span className={styles['clock']}>
      {isSlow && <span className={styles['pace']}>{isShort ? clockWords.slowShort : clockWords.slow}</span>}
      <span className="visually-hidden">{clockWords.now}</span>
      <span ref={face} className={styles['face']} />
    </span>
  )
}
