import { ladderWords } from '../../words/en/ladder.ts'
import { type Frame, type Pass, type Side, xAt } from './ladderFrame.ts'
import type { Style } from './Scene.ts'
import { textWidth } from './textWidth.ts'

const ZONE: Style = { fill: 'ground', hatch: 'crimson', stroke: 'crimson', width: 1.2 }
const STOP: Style = { stroke: 'crimson', width: 2.4, isRound: true }
const HALF_HEIGHT = 8

/** Draws the stretches in which one side is closed, as hatched zones on its line. */
export function outagesScene(frame: Frame, pass: Pass, side: Side): void {
  const zones = frame.scene.open('rects', ZONE, pass.alpha)
  eachZone(frame, pass, side, (x, width) =>
    zones.numbers.push(x, side.lineY - HALF_HEIGHT, width, 2 * HALF_HEIGHT),
  )
}

/** Says beside each zone that is wide enough what it is; on the side of the shop, because waits lie on the other. */
export function outageWords(frame: Frame, pass: Pass, side: Side): void {
  const words = frame.scene.open('texts', {}, pass.alpha)
  const text = ladderWords.closed
  const y = side.outward < 0 ? side.lineY + HALF_HEIGHT + 15 : side.lineY - HALF_HEIGHT - 6
  eachZone(frame, pass, side, (x, width) => {
    const seenX = Math.max(x, frame.geometry.plotLeft)
    if (x + width - seenX < textWidth(text, 'zone')) return
    words.texts.push({
      text,
      x: seenX + 3,
      y,
      role: 'zone',
      align: 'start',
      paint: 'crimson-ink',
      hasHalo: true,
    })
  })
}

/** Says from when on the shop calls no more, because it has given the receiver up. */
export function disabledScene(frame: Frame, pass: Pass, side: Side): void {
  const { disabledAtUs } = side.records
  const { shopY } = frame.geometry
  // What was before the pass is told by the pass of the past alone.
  if (disabledAtUs >= pass.toUs || (disabledAtUs < pass.fromUs && pass.fromUs >= frame.nowUs)) return
  const x = Math.max(frame.geometry.plotLeft, xAt(frame, disabledAtUs))
  if (disabledAtUs >= pass.fromUs) {
    frame.scene.open('lines', STOP, pass.alpha).numbers.push(x, shopY - 7, x, shopY + 7)
  }
  const text = ladderWords.noMoreCalls
  if (xAt(frame, pass.toUs) - x < textWidth(text, 'zone') + 4) return
  const y = (shopY + side.lineY) / 2 + 4.5
  const words = { text, x: x + 4, y, role: 'zone', align: 'start', paint: 'crimson-ink' } as const
  frame.scene.open('texts', {}, pass.alpha).texts.push({ ...words, hasHalo: true })
}

function eachZone(frame: Frame, pass: Pass, side: Side, visit: (x: number, width: number) => void): void {
  for (const closing of side.records.closings) {
    const fromUs = Math.max(closing.fromUs, pass.fromUs)
    const toUs = Math.min(closing.toUs, pass.toUs)
    if (fromUs < toUs) visit(xAt(frame, fromUs), (toUs - fromUs) * frame.pxPerUs)
  }
}
