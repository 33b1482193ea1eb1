const SECOND = 1e6
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Where a time axis ends and what its numbers count. Times in microseconds. */
export interface TimeAxis {
  endUs: number
  ticksUs: readonly number[]
  /** The unit of the numbers at the ticks, and how long it is. */
  unit: 's' | 'min' | 'h' | 'd'
  unitUs: number
}

/** Ends that divide into few round steps: how many of a unit, and the step. */
const ENDS: readonly (readonly [end: number, step: number, unit: TimeAxis['unit'], unitUs: number])[] = [
  [10, 2, 's', SECOND],
  [20, 5, 's', SECOND],
  [30, 10, 's', SECOND],
  [60, 10, 's', SECOND],
  [2, 1, 'min', MINUTE],
  [3, 1, 'min', MINUTE],
  [5, 1, 'min', MINUTE],
  [10, 2, 'min', MINUTE],
  [15, 5, 'min', MINUTE],
  [20, 5, 'min', MINUTE],
  [30, 10, 'min', MINUTE],
  [60, 10, 'min', MINUTE],
  [2, 1, 'h', HOUR],
  [3, 1, 'h', HOUR],
  [6, 1, 'h', HOUR],
  [12, 2, 'h', HOUR],
  [24, 4, 'h', HOUR],
  [2, 1, 'd', DAY],
  [4, 1, 'd', DAY],
  [7, 1, 'd', DAY],
  [14, 2, 'd', DAY],
  [30, 5, 'd', DAY],
  [60, 10, 'd', DAY],
  [120, 20, 'd', DAY],
  [200, 50, 'd', DAY],
  [400, 100, 'd', DAY],
]

/** The shortest axis from 0 that holds `untilUs`. */
export function timeAxis(untilUs: number): TimeAxis {
  const last = [Math.ceil(untilUs / DAY / 4) * 4, Math.ceil(untilUs / DAY / 4), 'd', DAY] as const
  const [end, step, unit, unitUs] = ENDS.find(([count, , , us]) => count * us >= untilUs) ?? last
  const ticksUs = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step * unitUs)
  return { endUs: end * unitUs, ticksUs, unit, unitUs }
}
