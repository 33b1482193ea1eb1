import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import { callOff, useJourney } from '../../state/journey.ts'
import { currentSight } from '../../state/sight.ts'
import { journeyWords } from '../../words/en/journey.ts'
import styles from './JourneyBar.module.css'

interface JourneyBarProps {
  /** Says something aloud: once at the beginning, once at the end. */
  onSay: (text: string) => void
  /** The bar is about to go, with the focus in it. */
  onLeaveWithFocus: () => void
}

/** How far the simulation of a far moment is, how long the rest takes, and a way to call it off. */
export function JourneyBar({ onSay, onLeaveWithFocus }: JourneyBarProps) {
  const id = useId()
  const cancel = useRef<HTMLButtonElement>(null)
  const journey = useJourney((state) => state.journey)
  const leave = useRef(onLeaveWithFocus)
  useLayoutEffect(() => {
    const button = cancel.current
    return () => {
      if (button && button === document.activeElement) leave.current()
    }
  }, [])
  const goalUs = journey?.toUs
  useEffect(() => {
    if (goalUs === undefined) return
    onSay(journeyWords.title(goalUs))
    return () => onSay(currentSight().moment.atUs === goalUs ? journeyWords.arrived(goalUs) : '')
  }, [goalUs, onSay])
  if (!journey) return null
  const { toUs, share, leftMs } = journey
  const state = journeyWords.state(share, leftMs)
  return (
    <div className={styles['bar']}>
      <span id={id} className={styles['title']}>
        {journeyWords.title(toUs)}
      </span>
      <progress
        className={styles['progress']}
        aria-labelledby={id}
        aria-valuetext={state}
        max={1}
        value={share}
      />
      <span className={styles['state']} aria-hidden="true">
        {state}
      </span>
      <button ref={cancel} type="button" className={styles['cancel']} onClick={callOff}>
        {journeyWords.cancel}
      </button>
    </div>
  )
}
