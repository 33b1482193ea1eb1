import type { LaneRecords } from '../../engine/LaneRecords.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import type { Side } from '../../words/en/score.ts'

/** An event that a side has come to know: when it happened and how long the side was in the dark. */
export interface WaitDot {
  event: number
  happenedAtUs: number
  waitUs: number
}

/** How many waits are at least as long as `fromUs`, and shorter than the next bin's. */
export interface Bin {
  fromUs: number
  amount: number
}

/** The waits of one side up to the moment shown. */
export interface SideWaits {
  /** Of every nth event only, where there are many. */
  dots: readonly WaitDot[]
  /** All waits, sorted into bins of equal width; the last bin holds what lies above as well. */
  bins: readonly Bin[]
  known: number
  meanUs: number
  maxUs: number
}

/** The waits of both sides; a side that is not in the run is missing. */
export interface WaitSeries {
  poll: SideWaits | undefined
  webhook: SideWaits | undefined
  /** Every event is drawn if 1, every second if 2, … */
  every: number
  /** The first event that is drawn: 1, or more where a long run tells of its newest events only. */
  first: number
}

const DOT_LIMIT = 300

/** The waits that have ended before the moment shown, as dots and as a histogram of `binCount` bins of `binUs` each. */
export function waitSeries(sight: Sight, binUs: number, binCount: number): WaitSeries {
  const { startUs } = sight.records.trace
  const first = startUs === 0 ? 1 : sight.records.eventsBefore(startUs) + 1
  const every = Math.max(1, Math.ceil((sight.moment.tally.eventsHappened - first + 1) / DOT_LIMIT))
  const side = (name: Side) =>
    sideWaits(sight, shownLanes(sight.settings)[name], first, every, binUs, binCount)
  return { poll: side('poll'), webhook: side('webhook'), every, first }
}

/** The dot of one event on a side, if the side knew it before the moment shown. */
export function dotOf(sight: Sight, side: Side, event: number): WaitDot | undefined {
  const lane = sight.records.lanes[shownLanes(sight.settings)[side]]
  const isEvent = event > 0 && event <= sight.records.eventCount
  return lane && isEvent ? dotBefore(sight, lane, event) : undefined
}

function dotBefore(sight: Sight, lane: LaneRecords, event: number): WaitDot | undefined {
  const knownAtUs = lane.knownAtUs(event)
  // Scrubbed back, the records hold what is learned later as well.
  if (knownAtUs >= sight.moment.atUs) return undefined
  const happenedAtUs = sight.records.happenedAtUs(event)
  return { event, happenedAtUs, waitUs: knownAtUs - happenedAtUs }
}

function sideWaits(
  sight: Sight,
  index: number,
  first: number,
  every: number,
  binUs: number,
  binCount: number,
): SideWaits | undefined {
  const lane = sight.records.lanes[index]
  const tally = sight.moment.tally.lanes[index]
  if (!lane || !tally) return undefined
  const dots: WaitDot[] = []
  const bins = Array.from({ length: binCount }, (_, bin) => ({ fromUs: bin * binUs, amount: 0 }))
  for (let event = first; event <= sight.moment.tally.eventsHappened; event++) {
    const waitUs =
      lane.knownAtUs(event) < sight.moment.atUs
        ? lane.knownAtUs(event) - sight.records.happenedAtUs(event)
        : -1
    if (waitUs < 0) continue
    const bin = bins[Math.min(binCount - 1, Math.floor(waitUs / binUs))]
    if (bin) bin.amount++
    if (event % every === 0) dots.push({ event, happenedAtUs: sight.records.happenedAtUs(event), waitUs })
  }
  const { knownCount: known, knownDelaySumUs, knownDelayMaxUs } = tally
  return { dots, bins, known, meanUs: known === 0 ? 0 : knownDelaySumUs / known, maxUs: knownDelayMaxUs }
}
