import { useEffect, useState } from 'react'
import { afterMs, useClock } from '../../state/clock.ts'
import { currentSight, onSight } from '../../state/sight.ts'
import { narrationOf } from '../stage/narrationOf.ts'
import { countsOf, minuteSummary, pauseSummary, tenthMinute } from './announcements.ts'

/** At a high speed ten virtual minutes pass faster than they can be said: then some are left out. */
const REST_MS = 10_000

/**
 * What is said aloud, politely: nothing while the clock goes but every tenth virtual minute, a summary when it is
 * stopped, and what a step shows.
 */
export function Announcer() {
  const [text, setText] = useState('')
  useEffect(() => {
    let atPlay = countsOf(currentSight())
    let tenth = 0
    let stopResting: (() => void) | undefined
    const rest = () => {
      stopResting?.()
      stopResting = afterMs(REST_MS, () => {
        stopResting = undefined
      })
    }
    const stopClock = useClock.subscribe((clock, before) => {
      const sight = currentSight()
      if (clock.isPlaying && !before.isPlaying) {
        atPlay = countsOf(sight)
        tenth = tenthMinute(sight.moment.atUs)
      }
      if (!clock.isPlaying && before.isPlaying) setText(pauseSummary(atPlay, countsOf(sight)))
      if (clock.steps !== before.steps) setText(narrationOf(sight, 0))
    })
    const stopSight = onSight((sight) => {
      const now = tenthMinute(sight.moment.atUs)
      if (!useClock.getState().isPlaying || now === tenth) return
      if (now > tenth && stopResting === undefined) {
        setText(minuteSummary(now, countsOf(sight)))
        rest()
      }
      tenth = now
    })
    return () => {
      stopClock()
      stopSight()
      stopResting?.()
    }
  }, [])
  return (
    <div role="status" className="visually-hidden">
      {text}
    </div>
  )
}
