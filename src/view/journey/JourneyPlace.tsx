import { lazy, Suspense, useRef, useState } from 'react'
import { useJourney } from '../../state/journey.ts'
import styles from './JourneyPlace.module.css'

const LaterJourneyBar = lazy(async () => ({ default: (await import('./JourneyBar.tsx')).JourneyBar }))

/** Where the bar of a journey stands while there is one; its code comes with the first. What it says aloud is said here. */
export function JourneyPlace() {
  const place = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const isUnderWay = useJourney(({ journey }) => journey !== undefined)
  // Who has the focus on the bar when it goes finds it here, not at the top of the page.
  const keepFocus = () => place.current?.focus({ preventScroll: true })
  return (
    <div ref={place} className={styles['place']} tabIndex={-1}>
      <div role="status" className="visually-hidden">
        {said}
      </div>
      {isUnderWay && (
        <Suspense>
          <LaterJourneyBar onSay={setSaid} onLeaveWithFocus={keepFocus} />
        </Suspense>
      )}
    </div>
  )
}
