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

/** The events that the side does not know at `asOfUs` and may still learn of, ascending. */
function openEvents(frame: Frame, side: Side, asOfUs: number): number[] {
  const list: number[] = []
  frame.records.waitsIn(side.lane, asOfUs, asOfUs, (event) => {
    const endUs = Math.min(side.records.knownAtUs(event), side.steps.lostAtUs(event))
    if (endUs >= asOfUs) list.push(event)
  })
  return list
}
