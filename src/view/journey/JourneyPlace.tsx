import { lazy, Suspense } from 'react'
import { useJourney } from '../../state/journey.ts'

const LaterJourneyBar = lazy(async () => ({ default: (await import('./JourneyBar.tsx')).JourneyBar }))

/** Where the bar of a journey stands while there is one; its code comes with the first. */
export function JourneyPlace() {
  const isUnderWay = useJourney(({ journey }) => journey !== undefined)
  if (!isUnderWay) return null
  return (
    <Suspense>
      <LaterJourneyBar />
    </Suspense>
  )
}
