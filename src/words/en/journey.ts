import { clock, percent } from '../numbers.ts'

/** How long the rest takes, in words that do not pretend to know it to the second. */
function left(ms: number | null): string {
  if (ms === null) return 'working out how long'
  const seconds = Math.ceil(ms / 1000)
  if (seconds <= 1) return 'about a second left'
  if (seconds < 90) return `about ${seconds} seconds left`
  return `about ${Math.round(seconds / 60)} minutes left`
}

/** What is said while a moment is simulated to that is far away. */
export const journeyWords = {
  title: (toUs: number) => `Simulating as far as ${clock(toUs, 0)}`,
  state: (share: number, leftMs: number | null) => `${percent(share)} · ${left(leftMs)}`,
  cancel: 'Cancel',
  arrived: (atUs: number) => `Now at ${clock(atUs, 0)}`,
}
