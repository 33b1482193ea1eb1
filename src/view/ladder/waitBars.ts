import { ladderWords } from '../../words/en/ladder.ts'
import { wait } from '../../words/numbers.ts'
import type { BarScale } from './barScale.ts'
import { type Frame, type Pass, type Side, xAt } from './ladderFrame.ts'
import type { Batch, Style } from './Scene.ts'
import { textWidth } from './textWidth.ts'

/** Least width of a bar, so that the webhook's short waits can be seen. */
const LEAST_WIDTH = 2.4
/** Webhook bars narrower than this carry no label. */
const LABELLED_WIDTH = 26

const THREAD: Style = { stroke: 'violet', width: 1.2, dash: [1.6, 4] }

/** Where a waiting bar stands, cut to a pass. */
export interface Bar {
  x: number
  y: number
  width: number
  isOver: boolean
}

/** When the wait of an event ended, infinite for "not yet". */
export function waitEndUs(side: Side, event: number): number {
  return Math.min(side.records.knownAtUs(event), side.steps.lostAtUs(event))
}

/** The bar of an event as far as it lies within the pass, undefined if it does not. */
export function barOf(frame: Frame, pass: Pass, side: Side, scale: BarScale, event: number): Bar | undefined {
  const happenedUs = frame.records.happenedAtUs(event)
  const endUs = waitEndUs(side, event)
  if (endUs < pass.fromUs || happenedUs >= pass.toUs) return undefined
  const isOver = endUs < pass.asOfUs
  const x = xAt(frame, Math.max(happenedUs, pass.fromUs))
  const endX = xAt(frame, Math.min(endUs, pass.toUs))
  const offset = scale.gap + side.steps.stepOf(event) * scale.pitch
  const y = side.outward < 0 ? side.lineY - offset - scale.height : side.lineY + offset
  const least = isOver && happenedUs >= pass.fromUs ? LEAST_WIDTH : 0
  return { x, y, width: Math.max(endX - x, least), isOver }
}

/** Draws the waits of one side as single bars, with their threads and labels where there is room. */
export function waitBars(frame: Frame, pass: Pass, side: Side, scale: BarScale): void {
  const { scene } = frame
  const isPoll = side.kind === 'poll'
  const threads = scene.open('lines', THREAD, pass.alpha * 0.6)
  const radius = scale.pitch === 14 ? 1.5 : Math.min(1.5, scale.height / 2)
  const solid = scene.open('rects', { fill: side.mark, radius, isHatchable: isPoll }, pass.alpha)
  const running: Style = { fill: side.soft, stroke: side.mark, width: 1.3, dash: [4, 3], radius }
  const soft = scene.open('rects', running, pass.alpha)
  const labels = scene.open('texts', {}, pass.alpha)
  const ends: number[] = []
  frame.records.waitsIn(side.lane, pass.fromUs, pass.toUs, (event) => {
    const bar = barOf(frame, pass, side, scale, event)
    if (!bar) return
    if (bar.isOver) solid.numbers.push(bar.x, bar.y, bar.width, scale.height)
    else if (bar.width > 0) soft.numbers.push(bar.x, bar.y + 0.65, bar.width, scale.height - 1.3)
    const step = side.steps.stepOf(event)
    const beforeX = ends[step] ?? frame.geometry.plotLeft
    ends[step] = bar.x + bar.width
    if (frame.events !== 'named' || frame.records.happenedAtUs(event) < pass.fromUs) return
    if (isPoll) threads.numbers.push(bar.x, bar.y + scale.height, bar.x, frame.geometry.shopY - 8)
    if (scale.pitch === 14) labelBar(frame, pass, side, event, bar, beforeX, labels)
  })
}

/** Puts the wait to the left of its bar, unless it would touch the bar before it on the same step. */
function labelBar(
  frame: Frame,
  pass: Pass,
  side: Side,
  event: number,
  bar: Bar,
  beforeX: number,
  labels: Batch,
): void {
  if (event === frame.chosenEvent) return
  if (side.kind === 'webhook' && bar.width < LABELLED_WIDTH) return
  const happenedUs = frame.records.happenedAtUs(event)
  const text = bar.isOver
    ? wait(waitEndUs(side, event) - happenedUs)
    : ladderWords.soFar(pass.asOfUs - happenedUs)
  const x = bar.x - 5
  if (x - textWidth(text, 'wait') < beforeX + 3) return
  const paint = side.text
  labels.texts.push({ text, x, y: bar.y + 9.6, role: 'wait', align: 'end', paint, hasHalo: true })
}
