import { ladderWords } from '../../words/en/ladder.ts'
import { type Frame, type Pass, type Side, xAt } from './LadderFrame.ts'
import type { Style } from './Scene.ts'

const ZONE: Style = { fill: 'ground', hatch: 'crimson', stroke: 'crimson', width: 1.2 }
const HALF_HEIGHT = 8

/** Draws the stretches in which one side is closed, as hatched zones on its line. */
export function outagesScene(frame: Frame, pass: Pass, side: Side): void {
  const { closings } = side.records
  if (closings.length === 0) return
  const zones = frame.scene.open('rects', ZONE, pass.alpha)
  const words = frame.scene.open('texts', {}, pass.alpha)
  const edgeX = frame.geometry.plotLeft
  for (const closing of closings) {
    const fromUs = Math.max(closing.fromUs, pass.fromUs)
    const toUs = Math.min(closing.toUs, pass.toUs)
    if (fromUs >= toUs) continue
    const x = xAt(frame, fromUs)
    const width = xAt(frame, toUs) - x
    zones.numbers.push(x, side.lineY - HALF_HEIGHT, width, 2 * HALF_HEIGHT)
    const seenX = Math.max(x, edgeX)
    const seen = x + width - seenX
    if (seen < 90) continue
    words.texts.push({
      text: ladderWords.closed,
      x: seenX + seen / 2,
      y: side.lineY + 4.5,
      role: 'zone',
      align: 'center',
      paint: 'crimson-ink',
      hasHalo: true,
    })
  }
}
