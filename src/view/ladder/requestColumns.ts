import { type Frame, type Pass, type Side, xAt } from './ladderFrame.ts'
import { niceCeiling, niceStep } from './niceStep.ts'
import type { Style } from './Scene.ts'

const WASTED: Style = { hatch: 'grey' }
const WASTED_EDGE: Style = { stroke: 'grey', width: 1, dash: [3.5, 3] }
const FILLS = { poll: { fill: 'orange', isHatchable: true }, webhook: { fill: 'blue' } } as const

const LEAST_COLUMN_PX = 2
/** Share of the space between two lines that the highest column fills. */
const FULL = 0.86

/**
 * Draws the requests of one side as columns of counts that stand on the shop's line: solid the useful ones, hatched
 * above them the wasted. The columns are tied to the clock, not to the window, so that they keep their height while
 * the window moves.
 */
export function requestColumns(frame: Frame, pass: Pass, side: Side): void {
  const { stepUs } = niceStep(LEAST_COLUMN_PX / frame.pxPerUs)
  const { shopY } = frame.geometry
  const towards = side.kind === 'poll' ? -1 : 1
  const pitch = (FULL * Math.abs(side.lineY - shopY)) / niceCeiling(highestColumn(frame, side, stepUs))
  const useful = frame.scene.open('rects', FILLS[side.kind], pass.alpha)
  const wasted = frame.scene.open('rects', WASTED, pass.alpha)
  const edges = frame.scene.open('lines', WASTED_EDGE, pass.alpha)
  for (let bin = Math.floor(pass.fromUs / stepUs); bin * stepUs < pass.toUs; bin++) {
    const fromUs = Math.max(bin * stepUs, pass.fromUs)
    const toUs = Math.min((bin + 1) * stepUs, pass.toUs)
    const x = xAt(frame, fromUs)
    const width = xAt(frame, toUs) - x
    const solid = pitch * (side.steps.usefulAt.before(toUs) - side.steps.usefulAt.before(fromUs))
    const hollow = pitch * (side.steps.wastedAt.before(toUs) - side.steps.wastedAt.before(fromUs))
    if (solid > 0) useful.numbers.push(x, towards < 0 ? shopY - solid : shopY, width, solid)
    if (hollow === 0) continue
    const edgeY = shopY + towards * (solid + hollow)
    wasted.numbers.push(x, towards < 0 ? edgeY : shopY + solid, width, hollow)
    edges.numbers.push(x, edgeY, x + width, edgeY)
  }
}

function highestColumn(frame: Frame, side: Side, stepUs: number): number {
  const lastUs = Math.min(frame.toUs, frame.frontierUs)
  let highest = 0
  for (let fromUs = Math.floor(frame.fromUs / stepUs) * stepUs; fromUs < lastUs; fromUs += stepUs) {
    const { usefulAt, wastedAt } = side.steps
    const toUs = fromUs + stepUs
    const count =
      usefulAt.before(toUs) - usefulAt.before(fromUs) + wastedAt.before(toUs) - wastedAt.before(fromUs)
    if (count > highest) highest = count
  }
  return highest
}
