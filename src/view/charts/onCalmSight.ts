import { afterMs, useClock } from '../../state/clock.ts'
import { currentSight, onSight, type Sight } from '../../state/sight.ts'

/** While the clock runs, one picture is drawn again this often; they take turns. */
const RHYTHM_MS = 1000
const RHYTHM_MS_LABOURING = 2000
/** While somebody scrubs, all pictures are drawn again at most this often. */
const SCRUB_MS = 80

interface Watcher {
  show: (sight: Sight) => void
  /** Whether it is worth drawing while the clock runs. */
  isInView: () => boolean
}

const watchers: Watcher[] = []
let turn = 0
/** Calls off what is waited for, while something is. */
let callOff: (() => void) | undefined
let isStale = false
let shown: Sight | undefined
let stopWatching: (() => void) | undefined

/**
 * Calls `show` with the sight, seldom enough for pictures that are dear to draw: in turn while the clock runs, all at
 * once when it stops, when the reader jumps, and when another run is opened. Returns the way to stop it.
 */
export function onCalmSight(show: Watcher['show'], isInView: Watcher['isInView']): () => void {
  const watcher = { show, isInView }
  watchers.push(watcher)
  stopWatching ??= watch()
  return () => {
    watchers.splice(watchers.indexOf(watcher), 1)
    if (watchers.length > 0) return
    stopWatching?.()
    stopWatching = undefined
  }
}

function watch(): () => void {
  const stopSight = onSight(arrive)
  const stopClock = useClock.subscribe((clock, before) => {
    if (!before.isPlaying || clock.isPlaying) return
    stopWaiting()
    showAll()
  })
  return () => {
    stopSight()
    stopClock()
    stopWaiting()
  }
}

function arrive(sight: Sight): void {
  const isOther = shown === undefined || sight.branch !== shown.branch
  if (useClock.getState().isPlaying) {
    if (isOther || sight.moment.atUs < (shown?.moment.atUs ?? 0)) showAll()
    else if (!callOff) wait(useClock.getState().isLabouring ? RHYTHM_MS_LABOURING : RHYTHM_MS, takeTurn)
  } else if (callOff && !isOther) {
    isStale = true
  } else {
    showAll()
    wait(SCRUB_MS, catchUp)
  }
}

function wait(ms: number, then: () => void): void {
  stopWaiting()
  callOff = afterMs(ms, () => {
    callOff = undefined
    then()
  })
}

function stopWaiting(): void {
  callOff?.()
  callOff = undefined
}

function takeTurn(): void {
  if (!useClock.getState().isPlaying) return catchUp()
  shown = currentSight()
  for (let tried = 0; tried < watchers.length; tried++) {
    const watcher = watchers[turn++ % watchers.length]
    if (watcher?.isInView()) return watcher.show(shown)
  }
}

function catchUp(): void {
  if (!isStale) return
  showAll()
  wait(SCRUB_MS, catchUp)
}

function showAll(): void {
  isStale = false
  shown = currentSight()
  for (const watcher of watchers) watcher.show(shown)
}
