import { Suspense, useEffect, useRef, useState } from 'react'
import { afterMs } from '../state/clock.ts'
import { appWords } from '../words/en/app.ts'
import styles from './ChartsPlace.module.css'
import { FigureGuard } from './FigureGuard.tsx'
import { LaterCharts } from './laterFigures.ts'

/** Charts are fetched this long after the page obeys, or earlier when the reader comes near them. */
const REST_MS = 4000

/** The place of the two charts, which come last. */
export function ChartsPlace() {
  const place = useRef<HTMLDivElement>(null)
  const [isDue, setIsDue] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setIsDue(true)
      },
      { rootMargin: '0px' },
    )
    if (place.current) observer.observe(place.current)
    const stopWaiting = afterMs(REST_MS, () => setIsDue(true))
    return () => {
      observer.disconnect()
      stopWaiting()
    }
  }, [])
  const waiting = <p className={styles['waiting']}>{appWords.loadingCharts}</p>
  return (
    <div ref={place} className={styles['place']}>
      <FigureGuard>
        <Suspense fallback={waiting}>{isDue ? <LaterCharts firstNumber={5} /> : waiting}</Suspense>
      </FigureGuard>
    </div>
  )
}
