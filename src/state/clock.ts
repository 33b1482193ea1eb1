import { create } from 'zustand'
import { follow, type Road } from './follow.ts'
import { isTooBusy, wiresEmptyAtUs } from './pace.ts'
import { currentSight, saySight } from './sight.ts'
import { draw, endUs, extend, goForward, nextEntryUs, reach } from './theRun.ts'

/** How the clock goes. */
interface Clock {
  isPlaying: boolean
  /** Virtual seconds in a real second, 1/20 to 1000. */
  speed: number
  /** Whether the clock slows down while messages travel. */
  followsMessages: boolean
  /** What following makes of the speed now: 1, or 1/20. */
  pace: number
  /** Whether following has switched itself off because something is always on its way. */
  isTooBusy: boolean
  /** Whether the reader's device asks for less motion: then playing means a step every second. */
  isReduced: boolean
  /** Whether frames take long here: then motion comes first, and words and charts follow more seldom. */
  isLabouring: boolean
  isAtEnd: boolean
  /** Counts single steps, so that a listener can tell them from playing. */
  steps: number
}

/** The playback clock: the only part of the house that reads real time. It changes no result. */
export const useClock = create<Clock>(() => ({
  isPlaying: false,
  speed: 1,
  followsMessages: true,
  pace: 1,
  isTooBusy: false,
  isReduced: false,
  isLabouring: false,
  isAtEnd: false,
  steps: 0,
}))

/** A frame that took longer than this counts as this long: the tab was away. */
const LONGEST_FRAME_MS = 100
/** Real time a frame may spend on simulating; what is not reached is reached later. */
const BUDGET_MS = 12
/** In how many parts a frame is simulated, to look at the budget between them. */
const PARTS = 16
const STEP_EVERY_MS = 1000
const SAY_EVERY_MS = 90
const SAY_EVERY_MS_LABOURING = 1000
/** Frames longer than the first on average are laboured, until they are shorter than the second. */
const LABOURED_MS = 24
const EASY_MS = 19
/** How much a frame counts in the average. */
const FRAME_WEIGHT = 0.05
const BUSY_CHECK_EVERY_MS = 250

let frame = 0
let lastMs = 0
let sinceStepMs = 0
let sinceSaidMs = 0
let meanFrameMs = 0
let sinceBusyCheckMs = 0
/** Real time that was too little for another microsecond of the run. */
let unspentUs = 0

const road: Road = {
  wiresEmptyAtUs: (atUs) => {
    reach(atUs)
    return wiresEmptyAtUs(currentSight().records, atUs)
  },
  nextEntryUs,
  endUs,
}

/** Starts the clock; a run at its end runs on. */
export function play(): void {
  if (useClock.getState().isPlaying) return
  if (shownUs() >= endUs()) extend()
  useClock.setState({ isPlaying: true, isAtEnd: false })
  lastMs = performance.now()
  sinceStepMs = STEP_EVERY_MS
  unspentUs = 0
  frame = requestAnimationFrame(turnOver)
}

/** Stops the clock where it is. */
export function pause(): void {
  cancelAnimationFrame(frame)
  saySight()
  useClock.setState({ isPlaying: false, pace: 1 })
}

export function setSpeed(speed: number): void {
  useClock.setState({ speed })
}

export function setFollowsMessages(followsMessages: boolean): void {
  useClock.setState({ followsMessages, pace: 1, isTooBusy: false })
}

export function setReduced(isReduced: boolean): void {
  useClock.setState({ isReduced })
}

/** Calls `listen` once, `ms` milliseconds from now; returns the way to call it off. */
export function afterMs(ms: number, listen: () => void): () => void {
  const timer = setTimeout(listen, ms)
  return () => clearTimeout(timer)
}

function shownUs(): number {
  return currentSight().moment.atUs
}

function turnOver(nowMs: number): void {
  const passedMs = Math.min(Math.max(0, nowMs - lastMs), LONGEST_FRAME_MS)
  lastMs = nowMs
  if (useClock.getState().isReduced) stepEverySecond(passedMs)
  else advanceBy(passedMs)
  sayInTime(passedMs)
  if (shownUs() >= endUs()) {
    pause()
    useClock.setState({ isAtEnd: true })
  } else if (useClock.getState().isPlaying) {
    frame = requestAnimationFrame(turnOver)
  }
}

/** Lets words follow: often enough to be read, seldom enough to let motion be smooth. */
function sayInTime(passedMs: number): void {
  meanFrameMs += (passedMs - meanFrameMs) * FRAME_WEIGHT
  const wasLabouring = useClock.getState().isLabouring
  const isLabouring = meanFrameMs > (wasLabouring ? EASY_MS : LABOURED_MS)
  if (isLabouring !== wasLabouring) useClock.setState({ isLabouring })
  sinceSaidMs += passedMs
  if (sinceSaidMs < (isLabouring ? SAY_EVERY_MS_LABOURING : SAY_EVERY_MS)) return
  sinceSaidMs = 0
  saySight()
}

function stepEverySecond(passedMs: number): void {
  sinceStepMs += passedMs
  if (sinceStepMs < STEP_EVERY_MS) return
  sinceStepMs = 0
  goForward()
}

function advanceBy(passedMs: number): void {
  const { speed } = useClock.getState()
  const untilMs = performance.now() + BUDGET_MS
  if (isFollowing(passedMs)) {
    const reached = follow(
      road,
      shownUs(),
      passedMs * 1000 + unspentUs,
      speed,
      () => performance.now() > untilMs,
    )
    unspentUs = reached.leftUs
    if (useClock.getState().pace !== reached.pace) useClock.setState({ pace: reached.pace })
    draw(reached.atUs)
  } else draw(reachWithin(shownUs() + Math.max(1, Math.round(passedMs * 1000 * speed)), untilMs))
}

/** Simulates towards `toUs` as far as the budget allows; returns how far that is. */
function reachWithin(toUs: number, untilMs: number): number {
  const fromUs = shownUs()
  const goalUs = Math.min(toUs, endUs())
  for (let part = 1; part <= PARTS; part++) {
    const atUs = Math.round(fromUs + ((goalUs - fromUs) * part) / PARTS)
    reach(atUs)
    if (performance.now() > untilMs) return atUs
  }
  return goalUs
}

/** Whether the clock slows down for messages now; looks from time to time whether that still makes sense. */
function isFollowing(passedMs: number): boolean {
  const { followsMessages, isTooBusy: wasTooBusy } = useClock.getState()
  if (!followsMessages) return false
  sinceBusyCheckMs += passedMs
  if (sinceBusyCheckMs < BUSY_CHECK_EVERY_MS) return !wasTooBusy
  sinceBusyCheckMs = 0
  const isBusy = isTooBusy(currentSight().records, shownUs(), wasTooBusy)
  if (isBusy !== wasTooBusy) useClock.setState({ isTooBusy: isBusy, pace: 1 })
  return !isBusy
}

/** Starts to measure real time; the answer tells how many ms have passed since. */
export function stopwatch(): () => number {
  const startMs = performance.now()
  return () => performance.now() - startMs
}

/** Calls `listen` in the next frame; returns the way to call it off. */
export function onNextFrame(listen: () => void): () => void {
  const number = requestAnimationFrame(listen)
  return () => cancelAnimationFrame(number)
}
