import { ladderWords, tickText } from '../../words/en/ladder.ts'
import { type Frame, xAt } from './ladderFrame.ts'
import { niceStep } from './niceStep.ts'
import { textWidth } from './textWidth.ts'

/** Least distance of printed ticks, in px. */
const TICK_PX = 84
const COMPACT_TICK_PX = 46

/** Half the width of the playhead's handle, in px. */
export const HANDLE_HALF = 46

/** Draws the vertical lines of the grid, under everything else. */
export function gridScene(frame: Frame): void {
  const { topY, axisY, plotLeft } = frame.geometry
  const grid = frame.scene.open('lines', { stroke: 'hair', width: 1 })
  const { stepUs } = majorStep(frame)
  for (let k = Math.max(0, Math.ceil(frame.fromUs / stepUs)); k * stepUs <= frame.toUs; k++) {
    const x = xAt(frame, k * stepUs)
    if (x > plotLeft) grid.numbers.push(x, topY, x, axisY)
  }
}

/** Draws the axis of time: its line, ticks at round steps, and their times where the handle leaves room. */
export function axisScene(frame: Frame): void {
  const { scene, geometry } = frame
  const { axisY, plotLeft, plotRight } = geometry
  const { stepUs, parts } = majorStep(frame)
  const lines = scene.open('lines', { stroke: 'rule', width: 1.2 })
  lines.numbers.push(plotLeft, axisY, plotRight, axisY)
  const texts = scene.open('texts', {}).texts
  const minorUs = stepUs / parts
  for (let k = Math.max(0, Math.ceil(frame.fromUs / minorUs)); k * minorUs <= frame.toUs; k++) {
    const x = xAt(frame, k * minorUs)
    lines.numbers.push(x, axisY, x, axisY - 5)
    if (k % parts !== 0) continue
    const text = tickText(k * minorUs, stepUs)
    if (!hasRoom(frame, x, textWidth(text, 'tick') / 2)) continue
    texts.push({ text, x, y: axisY + 19, role: 'tick', align: 'center', paint: 'ink-2', hasHalo: false })
  }
}

/** Draws the line of now through all rows. The handle on it is an element of its own. */
export function playheadScene(frame: Frame): void {
  const { scene, geometry } = frame
  const x = xAt(frame, frame.nowUs)
  if (x < geometry.plotLeft || x > geometry.plotRight) return
  scene.open('lines', { stroke: 'ink', width: 2 }).numbers.push(x, geometry.topY - 4, x, geometry.axisY)
  if (!geometry.isCompact) return
  const text = { text: ladderWords.now, x, y: geometry.axisY + 19, role: 'strong', align: 'center' } as const
  scene.open('texts', {}).texts.push({ ...text, paint: 'ink', hasHalo: false })
}

function majorStep(frame: Frame) {
  const least = frame.geometry.isCompact ? COMPACT_TICK_PX : TICK_PX
  const widest = textWidth(tickText(frame.toUs, 1e6), 'tick') + 16
  return niceStep(Math.max(least, widest) / frame.pxPerUs)
}

function hasRoom(frame: Frame, x: number, half: number): boolean {
  const { geometry } = frame
  if (x - half < (geometry.isCompact ? 0 : geometry.plotLeft - half - 4)) return false
  if (geometry.isCompact) return x + half < xAt(frame, frame.nowUs) - 18
  const handleX = Math.max(HANDLE_HALF, Math.min(geometry.width - HANDLE_HALF, xAt(frame, frame.nowUs)))
  return Math.abs(x - handleX) > HANDLE_HALF + half + 2 && x + half <= geometry.width
}
