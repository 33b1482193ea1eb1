import { startTransition, useEffect, useState } from 'react'
import { currentSight, type Sight } from '../../state/sight.ts'
import { onCalmSight } from './onCalmSight.ts'

/** The sight for a picture that is dear to draw: changes about once a second while the clock runs, else at once. */
export function useCalmSight(isInView: () => boolean): Sight {
  const [sight, setSight] = useState(currentSight)
  useEffect(() => {
    setSight(currentSight())
    return onCalmSight((next) => startTransition(() => setSight(next)), isInView)
  }, [isInView])
  return sight
}
