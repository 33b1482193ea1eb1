import type { EventTimes } from './referenceTypes.ts'
import { type Entry, toUs, type World } from './referenceWorld.ts'

/** Gives the mean gap in µs; Infinity where nothing comes, null for a trace. */
export const meanGapUs = (times: EventTimes): number | null => {
  if (times.kind === 'trace') return null
  if (times.kind === 'periodic') return toUs(times.everyMs)
  const size = times.kind === 'bursty' ? times.burstSize : 1
  return times.perMinute === 0 ? Number.POSITIVE_INFINITY : (60e6 * size) / times.perMinute
}

/** What a row of instants needs from its owner. */
export type TimesOwner = {
  rank: number
  order: number[]
  /** Draws the gap with this number, counted from 1, whole µs. */
  drawGap(n: number, meanUs: number): number
  /** Plays one instant (of bursty events: the start of a burst). */
  fire(): void
}

/** Plays instants: Poisson, periodic, bursty starts or a trace. */
export const createTimes = (world: World, owner: TimesOwner) => {
  let planned: Entry[] = []
  let gaps = 0
  let meanUs: number | null = null
  /** When the current gap ends; null while it has no end. */
  let dueUs: number | null = null
  /** What was left of the gap when the rate fell to 0, and the mean of then; null if it was never drawn. */
  let frozen: { leftUs: number; meanUs: number } | null = null
  let isPeriodic = false

  const stop = (): void => {
    for (const entry of planned) entry.isVoid = true
    planned = []
    dueUs = null
    frozen = null
  }

  const planDue = (atUs: number): void => {
    for (const entry of planned) entry.isVoid = true
    dueUs = atUs
    planned = [world.plan(atUs, owner.rank, owner.order, fired)]
  }

  const fired = (): void => {
    dueUs = null
    beginGap()
    owner.fire()
  }

  const beginGap = (): void => {
    if (meanUs === null || meanUs === Number.POSITIVE_INFINITY) return
    if (!isPeriodic) gaps += 1
    planDue(world.nowUs + (isPeriodic ? meanUs : owner.drawGap(gaps, meanUs)))
  }

  return {
    stop,
    /** Begins as if it had run from 0; instants before now are left out, a Poisson gap starts now. */
    start(times: EventTimes): void {
      stop()
      meanUs = meanGapUs(times)
      isPeriodic = times.kind === 'periodic'
      if (times.kind === 'trace') {
        const ahead = times.atMs.map(toUs).filter((atUs) => atUs >= world.nowUs)
        planned = ahead.map((atUs) => world.plan(atUs, owner.rank, owner.order, owner.fire))
      } else if (times.kind === 'periodic') {
        let atUs = toUs(times.firstAtMs)
        while (atUs < world.nowUs) atUs += toUs(times.everyMs)
        planDue(atUs)
      } else beginGap()
    },
    /** Rescales what is left of the current gap. */
    rescale(times: EventTimes): void {
      const oldUs = meanUs
      const newUs = meanGapUs(times)
      meanUs = newUs
      if (oldUs === null || newUs === null || oldUs === newUs) return
      if (newUs === Number.POSITIVE_INFINITY) {
        frozen = dueUs === null ? null : { leftUs: dueUs - world.nowUs, meanUs: oldUs }
        for (const entry of planned) entry.isVoid = true
        dueUs = null
      } else if (dueUs !== null) {
        planDue(world.nowUs + Math.round(((dueUs - world.nowUs) * newUs) / oldUs))
      } else if (frozen !== null) {
        planDue(world.nowUs + Math.round((frozen.leftUs * newUs) / frozen.meanUs))
        frozen = null
      } else beginGap()
    },
  }
}
