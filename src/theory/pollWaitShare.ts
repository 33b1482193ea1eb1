/** Equal windows, each read by one poll at its end. */
export interface WaitWindow {
  lengthUs: number
  count: number
}

/** The mean of max(0, y + D) where D, the difference of two uniform delays of the given width, is triangular. */
function meanExcess(y: number, width: number): number {
  if (y >= width) return y
  if (y <= -width) return 0
  const cubic = (width - Math.abs(y)) ** 3 / (6 * width * width)
  return Math.max(0, y) + cubic
}

/**
 * Share of the events whose wait for their reading is at most a time in us.
 *
 * Source: P1, each window weighted by its length, and with jitter by the gap it makes: P(wait > x) = E[max(0, gap - x)] /
 * E[gap]. Assumes a rate that is the same all the time, and polls that are each delayed by an independent uniform
 * time of at most `jitterUs`, in the long run. Valid for at least one window of length above 0.
 */
export function pollWaitShare(windows: readonly WaitWindow[], jitterUs: number, timeUs: number): number {
  let all = 0
  let longer = 0
  for (const { lengthUs, count } of windows) {
    all += count * lengthUs
    longer += count * meanExcess(lengthUs - timeUs, jitterUs)
  }
  return timeUs < 0 ? 0 : 1 - longer / all
}
