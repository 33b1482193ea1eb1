import { lazy, Suspense } from 'react'
import { firstSeen } from '../../state/firstSeen.ts'
import styles from './Narration.module.css'

/** The free lines where the narration will stand. */
const FreeLines = () => <p className={styles['narration']} />

/** The sentences and their rules come after the page obeys; without them the picture still tells. */
const LaterNarration = lazy(async () => {
  await firstSeen
  const narration = await import('./Narration.tsx').catch(() => undefined)
  return { default: narration?.Narration ?? FreeLines }
})

/** Where the narration stands; its lines are kept free until it comes, so that nothing moves. */
export function NarrationPlace() {
  return (
    <Suspense fallback={<FreeLines />}>
      <LaterNarration />
    </Suspense>
  )
}
