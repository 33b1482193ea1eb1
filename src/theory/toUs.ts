/**
 * Turns milliseconds into whole microseconds, halves up, as a scenario's durations are read.
 *
 * Theory has its own copy on purpose: it shares no running code with the engine that it checks.
 */
export function toUs(ms: number): number {
  return Math.floor(ms * 1000 + 0.5)
}
