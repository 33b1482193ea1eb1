/** How much time a ladder shows: a choice that is offered, the one that fits the width, or the reader's own stretch. */
export type WindowChoice = '10s' | '20s' | '30s' | '1min' | '5min' | 'all' | 'own'

/** Which stretch the reader looks at. Times are virtual microseconds. */
export interface LadderView {
  choice: WindowChoice
  /** Length of the window; for `all` it follows from the run. */
  spanUs: number
  /** Where the window stands while now is within it. */
  startUs: number
  /** Whether the window stays at `startUs` wherever now is. */
  isHeld: boolean
}

/** What stands at the left and at the right edge of the plot. */
export interface LadderWindow {
  fromUs: number
  toUs: number
}

/** Length of the windows that have one. */
export const SPANS_US: Readonly<Record<Exclude<WindowChoice, 'all' | 'own'>, number>> = {
  '10s': 10e6,
  '20s': 20e6,
  '30s': 30e6,
  '1min': 60e6,
  '5min': 300e6,
}

/** A window begins at most this share of its length before the run. */
const EARLIEST = 0.012
/** Now keeps at least this share of the window to its left. */
const LEAST_LEFT = 0.05

/** The earliest start of a window of `spanUs`. */
export function earliestUs(spanUs: number): number {
  return -Math.round(EARLIEST * spanUs)
}

/** The whole run as a window. */
function wholeRun(endUs: number): LadderWindow {
  return { fromUs: earliestUs(endUs), toUs: endUs - earliestUs(endUs) }
}

/**
 * Where the window stands when the clock is at `nowUs` of a run that ends at `endUs`: a function of these alone. Now
 * stands at `nowShare` of the window and pushes it on; behind that it moves within it. A share of 1 keeps now at the
 * right edge always.
 */
export function ladderWindow(view: LadderView, nowUs: number, endUs: number, nowShare: number): LadderWindow {
  if (view.choice === 'all' && nowShare < 1) return wholeRun(endUs)
  const spanUs = view.choice === 'all' ? endUs : view.spanUs
  const at = (fromUs: number) => ({ fromUs, toUs: fromUs + spanUs })
  const leadUs = Math.round(nowShare * spanUs)
  if (nowShare === 1) return at(nowUs - leadUs)
  const startUs = Math.max(view.startUs, earliestUs(spanUs))
  if (view.isHeld) return at(startUs)
  if (nowUs > startUs + leadUs) return at(nowUs - leadUs)
  const leastUs = nowUs - Math.round(LEAST_LEFT * spanUs)
  return at(Math.min(startUs, Math.max(leastUs, earliestUs(spanUs))))
}

/** Where a run ends on the strip: at its length, and in quarters of that beyond where it was played on. */
export function shownEndUs(durationUs: number, frontierUs: number): number {
  if (frontierUs <= durationUs) return durationUs
  const quarter = durationUs / 4
  return durationUs + Math.ceil((frontierUs - durationUs) / quarter) * quarter
}

/**
 * What becomes of the view when the clock goes from one moment to another. Going back from the edge that now pushes
 * lets the window stay where it was; a leap out of it takes it along.
 */
export function movedView(
  view: LadderView,
  shown: LadderWindow,
  beforeUs: number,
  nowUs: number,
  isPlaying: boolean,
): LadderView {
  const spanUs = shown.toUs - shown.fromUs
  if (view.choice === 'all') return view
  const isSeen = nowUs >= shown.fromUs && nowUs <= shown.toUs
  if (view.isHeld) {
    if (isSeen) return { ...view, isHeld: false }
    if (isPlaying && nowUs >= beforeUs) return view
  }
  if (nowUs >= beforeUs && !view.isHeld) return view
  if (nowUs < shown.fromUs - spanUs / 2 || view.isHeld) {
    return {
      ...view,
      isHeld: false,
      startUs: Math.round(Math.max(earliestUs(spanUs), nowUs - spanUs * 0.75)),
    }
  }
  // Now had pushed the window on: what is shown becomes the place where it stays.
  return isSeen && shown.fromUs > view.startUs ? { ...view, startUs: shown.fromUs } : view
}
