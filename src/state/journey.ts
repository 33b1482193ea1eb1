import { create } from 'zustand'
import { afterMs, pause, stopwatch, useClock } from './clock.ts'
import { pastsTo } from './pastsTo.ts'
import { currentRun, endUs, isNear, show, takePasts, taskAhead } from './theRun.ts'

/** A moment that is being simulated to because it is too far to be reached within a frame. */
export interface Journey {
  toUs: number
  /** How much of the way is done, 0 to 1. */
  share: number
  /** Real time that is left by the look of it, in ms; null while that cannot be said. */
  leftMs: number | null
}

interface JourneyStore {
  journey: Journey | undefined
}

/** The journey that is under way, if one is. */
export const useJourney = create<JourneyStore>(() => ({ journey: undefined }))

/** Before so much of the way is done nobody can tell how long the rest takes. */
const TELLING_SHARE = 0.02
/** What is reached sooner than this needs no bar. */
const QUIET_MS = 120

let stop: (() => void) | undefined

/** Goes to a moment: at once if it is near, otherwise by a journey that can be called off. */
export function goTo(atUs: number): void {
  callOff()
  pause()
  const toUs = Math.min(Math.max(0, Math.round(atUs)), endUs())
  useClock.setState({ isAtEnd: false })
  if (isNear(toUs)) show(toUs)
  else setOff(toUs)
}

/** Calls the journey off; the moment shown stays. */
export function callOff(): void {
  stop?.()
  stop = undefined
  if (useJourney.getState().journey) useJourney.setState({ journey: undefined })
}

// Who plays on from the moment shown no longer waits for another.
useClock.subscribe(({ isPlaying }, before) => {
  if (isPlaying && !before.isPlaying) callOff()
})

function setOff(toUs: number): void {
  const { frontierUs } = currentRun()
  const passedMs = stopwatch()
  let isQuiet = true
  let share = 0
  const tellShare = () => {
    if (isQuiet) return
    const leftMs = share < TELLING_SHARE ? null : (passedMs() * (1 - share)) / share
    useJourney.setState({ journey: { toUs, share, leftMs } })
  }
  const stayQuiet = afterMs(QUIET_MS, () => {
    isQuiet = false
    tellShare()
  })
  const stopTravel = pastsTo(taskAhead(), toUs, {
    reached: (atUs) => {
      share = (atUs - frontierUs) / (toUs - frontierUs)
      tellShare()
    },
    arrived: (pasts) => {
      callOff()
      pause()
      takePasts(pasts)
      show(toUs)
    },
  })
  stop = () => {
    stayQuiet()
    stopTravel()
  }
}
