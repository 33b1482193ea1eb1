/** The longest time that the engine plans ahead, in microseconds: sums with it stay exact integers. */
const FAR_US = 1e15

/** Turns milliseconds into whole microseconds, halves up. */
export function usFromMs(ms: number): number {
  return Math.floor(ms * 1000 + 0.5)
}

/** Turns whole microseconds into milliseconds with at most three decimals. */
export function msFromUs(us: number): number {
  return us / 1000
}

/** Rounds a duration that arose during the run to whole microseconds, halves up, at most {@link FAR_US}. */
export function roundUs(us: number): number {
  return us < FAR_US ? Math.floor(us + 0.5) : FAR_US
}
