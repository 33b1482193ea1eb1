import { SLOW } from './pace.ts'

/** What the clock has to know of a run to follow its messages. Times in microseconds. */
export interface Road {
  /** When the messages on the wires at a time will all have arrived; that time itself if there are none. */
  wiresEmptyAtUs(atUs: number): number
  /** When something happens next, at a time or after it. */
  nextEntryUs(atUs: number): number
  /** Where the run ends. */
  endUs(): number
}

/** Where the clock has come to. */
export interface Reached {
  atUs: number
  /** The pace it goes at there: 1, or 1/20 while something is on a wire. */
  pace: number
  /** Real time in microseconds that was too little for another microsecond of the run: it counts for the next frame. */
  leftUs: number
}

/**
 * Where the clock is after `realUs` of real time from `fromUs`, going at 1/20 of the speed while something is on a wire.
 * The pace is a function of virtual time alone, so frames of any length come to the same. It stops where it is when
 * `isOutOfTime` says so.
 */
export function follow(
  road: Road,
  fromUs: number,
  realUs: number,
  speed: number,
  isOutOfTime: () => boolean = () => false,
): Reached {
  let leftUs = realUs
  let atUs = fromUs
  let pace = 1
  while (atUs < road.endUs()) {
    if (isOutOfTime()) return { atUs, pace, leftUs: 0 }
    const emptyAtUs = road.wiresEmptyAtUs(atUs)
    pace = emptyAtUs > atUs ? SLOW : 1
    const stopUs = Math.min(pace === 1 ? road.nextEntryUs(atUs) + 1 : emptyAtUs, road.endUs())
    const wentUs = Math.min(stopUs - atUs, Math.floor(leftUs * speed * pace + TINY))
    atUs += wentUs
    leftUs = Math.max(0, leftUs - wentUs / (speed * pace))
    if (atUs < stopUs) return { atUs, pace, leftUs }
  }
  return { atUs: road.endUs(), pace, leftUs: 0 }
}

/** Makes up for sums of real time that miss a whole microsecond by the last digits. */
const TINY = 1e-6
