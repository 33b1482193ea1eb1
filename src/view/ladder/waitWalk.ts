import type { Frame, Side } from './ladderFrame.ts'

/** Takes how many events one side did not know from `fromUs` to `toUs`: in all, and how many of them are unknown still. */
export type WaitVisitor = (fromUs: number, toUs: number, total: number, open: number) => void

/**
 * Walks through a stretch of time from change to change in the number of events that a side does not know, as known at
 * `asOfUs`.
 */
export function walkWaits(
  frame: Frame,
  side: Side,
  fromUs: number,
  toUs: number,
  asOfUs: number,
  visit: WaitVisitor,
): void {
  const { records } = frame
  const { endedAt } = side.steps
  const stillOpen = openEvents(frame, side, asOfUs)
  let event = records.eventsBefore(fromUs)
  let end = endedAt.before(fromUs)
  let open = 0
  let atUs = fromUs
  while (atUs < toUs) {
    while (open < stillOpen.length && (stillOpen[open] as number) <= event) open++
    const happensUs = records.happenedAtUs(event + 1)
    const nextUs = Math.min(happensUs, endedAt.at(end), toUs)
    if (nextUs > atUs) visit(atUs, nextUs, event - end, open)
    atUs = nextUs
    if (atUs >= toUs) return
    if (happensUs === atUs) event++
    else end++
  }
}

/**
 * The same in columns of `stepUs`, each with its highest number: for stretches with so many changes that a walk through
 * all of them would take longer than a frame has.
 */
export function walkColumns(
  frame: Frame,
  side: Side,
  pass: { fromUs: number; toUs: number; asOfUs: number },
  stepUs: number,
  visit: WaitVisitor,
): void {
  const { fromUs, toUs, asOfUs } = pass
  const { maxima, endedAt } = side.steps
  maxima.fill(frame.records, endedAt, stepUs, frame.frontierUs)
  const stillOpen = openEvents(frame, side, asOfUs)
  let open = 0
  for (let column = Math.floor(fromUs / stepUs); column * stepUs < toUs; column++) {
    const startUs = Math.max(fromUs, column * stepUs)
    const endUs = Math.min(toUs, (column + 1) * stepUs)
    const last = frame.records.eventsBefore(endUs)
    while (open < stillOpen.length && (stillOpen[open] as number) <= last) open++
    const isWhole = endUs === (column + 1) * stepUs
    const highest = isWhole ? maxima.at(column) : undefined
    if (endUs > 0) visit(startUs, endUs, highest ?? last - endedAt.before(endUs), open)
  }
}

/** The events that the side does not know at `asOfUs` and may still learn of, ascending. */
function openEvents(frame: Frame, side: Side, asOfUs: number): number[] {
  const list: number[] = []
  frame.records.waitsIn(side.lane, asOfUs, asOfUs, (event) => {
    const endUs = Math.min(side.records.knownAtUs(event), side.steps.lostAtUs(event))
    if (endUs >= asOfUs) list.push(event)
  })
  return list
}
