import { type Frame, type Pass, type Side, xAt } from './ladderFrame.ts'
import { niceCeiling, niceStep } from './niceStep.ts'
import type { Style } from './Scene.ts'
import { type WaitVisitor, walkColumns, walkWaits } from './waitWalk.ts'

const GAP = 4
const MOST_PITCH = 6.4
const LEAST_COLUMN_PX = 2
/** Up to this many events in a stretch are gone through one by one. */
const MOST_WALKED = 2000

/**
 * Draws the waits of one side as a filled step area, as high as the number of events that it does not know. Where
 * changes lie closer than the pixels, each short stretch stands as high as its highest.
 */
export function waitArea(frame: Frame, pass: Pass, side: Side): void {
  const baseY = side.lineY + side.outward * GAP
  const pitch = areaPitch(frame, side)
  const soft: Style = { fill: side.soft, stroke: side.mark, width: 1.2, dash: [4, 3] }
  const all = frame.scene.open('area', soft, pass.alpha).numbers
  const over = frame.scene.open(
    'area',
    { fill: side.mark, isHatchable: side.kind === 'poll' },
    pass.alpha,
  ).numbers
  const push = (fromUs: number, toUs: number, total: number, open: number) => {
    const fromX = xAt(frame, fromUs)
    const toX = xAt(frame, toUs)
    const allY = baseY + side.outward * pitch * total
    const overY = baseY + side.outward * pitch * (total - open)
    over.push(fromX, overY, toX, overY)
    // Unknown still: those are the last ones, so this area begins at the first of them and ends at the pass's end.
    if (open > 0) all.push(fromX, allY, toX, allY)
  }
  walk(frame, side, pass, push)
  close(over, baseY)
  close(all, baseY)
}

/** Walks through the waits of a stretch: change by change, or in columns where changes lie closer than the pixels. */
function walk(
  frame: Frame,
  side: Side,
  pass: Pick<Pass, 'fromUs' | 'toUs' | 'asOfUs'>,
  push: WaitVisitor,
): void {
  const { fromUs, toUs, asOfUs } = pass
  const { stepUs } = niceStep(LEAST_COLUMN_PX / frame.pxPerUs)
  const events = frame.records.eventsBefore(toUs) - frame.records.eventsBefore(fromUs)
  if (frame.events !== 'counted') walkWaits(frame, side, fromUs, toUs, asOfUs, push)
  else if (events > MOST_WALKED) walkColumns(frame, side, pass, stepUs, push)
  else {
    const { take, finish } = columns(stepUs, push)
    walkWaits(frame, side, fromUs, toUs, asOfUs, take)
    finish()
  }
}

/** Gathers what lies in one column and passes on the highest of it. */
function columns(stepUs: number, push: WaitVisitor): { take: WaitVisitor; finish: () => void } {
  let column = Number.NEGATIVE_INFINITY
  let startUs = 0
  let endUs = 0
  let most = 0
  let mostOpen = 0
  const finish = () => {
    if (endUs > startUs) push(startUs, endUs, most, mostOpen)
  }
  const take: WaitVisitor = (fromUs, toUs, total, open) => {
    for (let bin = Math.floor(fromUs / stepUs); bin * stepUs < toUs; bin++) {
      if (bin !== column) {
        finish()
        column = bin
        startUs = Math.max(fromUs, bin * stepUs)
        most = -1
      }
      endUs = Math.min(toUs, (bin + 1) * stepUs)
      if (total <= most) continue
      most = total
      mostOpen = open
    }
  }
  return { take, finish }
}

/** Height of one event: the highest number in the window still finds room. */
function areaPitch(frame: Frame, side: Side): number {
  let most = 1
  const lastUs = Math.min(frame.toUs, frame.frontierUs)
  const all = { fromUs: frame.fromUs, toUs: lastUs, asOfUs: frame.frontierUs }
  walk(frame, side, all, (_from, _to, total) => {
    if (total > most) most = total
  })
  return Math.min(MOST_PITCH, (side.room - GAP) / niceCeiling(most))
}

function close(corners: number[], baseY: number): void {
  if (corners.length === 0) return
  const firstX = corners[0] as number
  const lastX = corners[corners.length - 2] as number
  corners.push(lastX, baseY, firstX, baseY)
}
