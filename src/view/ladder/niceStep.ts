const SECOND = 1e6
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Steps at which a clock is marked, in microseconds, each with the number of parts that it falls into. */
const STEPS: readonly (readonly [number, number])[] = [
  [SECOND, 5],
  [2 * SECOND, 4],
  [5 * SECOND, 5],
  [10 * SECOND, 2],
  [15 * SECOND, 3],
  [30 * SECOND, 3],
  [MINUTE, 4],
  [2 * MINUTE, 4],
  [5 * MINUTE, 5],
  [10 * MINUTE, 2],
  [15 * MINUTE, 3],
  [30 * MINUTE, 3],
  [HOUR, 4],
  [2 * HOUR, 4],
  [3 * HOUR, 3],
  [6 * HOUR, 6],
  [12 * HOUR, 4],
  [DAY, 4],
  [2 * DAY, 2],
  [5 * DAY, 5],
  [10 * DAY, 2],
]

/** A round step of time and how many parts its minor ticks make of it. */
export interface NiceStep {
  stepUs: number
  parts: number
}

/** The shortest round step that is at least `leastUs` microseconds. */
export function niceStep(leastUs: number): NiceStep {
  if (leastUs <= SECOND / 2) return decimalStep(leastUs)
  for (const [stepUs, parts] of STEPS) if (stepUs >= leastUs) return { stepUs, parts }
  const days = decimalStep(leastUs / DAY)
  return { stepUs: days.stepUs * DAY, parts: days.parts }
}

function decimalStep(least: number): NiceStep {
  for (let unit = 1; ; unit *= 10) {
    if (unit >= least) return { stepUs: unit, parts: 5 }
    if (unit * 2 >= least) return { stepUs: unit * 2, parts: 4 }
    if (unit * 5 >= least) return { stepUs: unit * 5, parts: 5 }
  }
}

/** The smallest of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is at least `least`, and at least 1. */
export function niceCeiling(least: number): number {
  for (let unit = 1; ; unit *= 10) {
    for (const factor of [1, 1.5, 2, 3, 4, 5, 6, 8]) if (factor * unit >= least) return factor * unit
  }
}
