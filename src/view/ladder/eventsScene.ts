import { type Density, type Frame, type Pass, xAt } from './ladderFrame.ts'
import { niceCeiling, niceStep } from './niceStep.ts'
import type { Batch } from './Scene.ts'
import { textWidth } from './textWidth.ts'

/** Half the diagonal of a diamond, by density. */
const DIAMOND_RADII: Readonly<Record<Density, number>> = { named: 7, close: 5, merged: 3, counted: 3 }

const COUNT_HEIGHT = 12

/** Draws the events on the shop's line: diamonds, with their numbers where there is room, or counts. */
export function eventsScene(frame: Frame, pass: Pass): void {
  if (frame.events === 'counted') {
    countedEvents(frame, pass)
    return
  }
  const { scene, records } = frame
  const y = frame.geometry.shopY
  const radius = DIAMOND_RADII[frame.events]
  const keyline = frame.events === 'merged' ? 0.8 : 1.8
  const diamonds = scene.open('diamonds', { fill: 'violet', keyline }, pass.alpha)
  const numbers = scene.open('texts', {}, pass.alpha)
  const last = records.eventsBefore(pass.toUs)
  const taken = { endX: Number.NEGATIVE_INFINITY }
  for (let event = records.eventsBefore(pass.fromUs) + 1; event <= last; event++) {
    const x = xAt(frame, records.happenedAtUs(event))
    diamonds.numbers.push(x, y, radius)
    if (frame.events === 'named') numberEvent(frame, event, x, taken, numbers)
  }
}

/** Puts the number under the right corner of its diamond, unless it would touch a neighbour. */
function numberEvent(frame: Frame, event: number, x: number, taken: { endX: number }, numbers: Batch): void {
  if (event === frame.chosenEvent) {
    taken.endX = x + 12 + textWidth(String(event), 'strong-number')
    return
  }
  const text = String(event)
  const startX = x + 9
  const endX = startX + textWidth(text, 'number')
  const nextUs = frame.records.happenedAtUs(event + 1)
  // What lies beyond the frontier is not drawn and takes no room.
  const roomX = nextUs < frame.frontierUs ? xAt(frame, nextUs) - 1 : Number.POSITIVE_INFINITY
  if (startX < taken.endX + 2 || endX > roomX) return
  taken.endX = endX
  const y = frame.geometry.shopY + 17
  numbers.texts.push({
    text,
    x: startX,
    y,
    role: 'number',
    align: 'start',
    paint: 'violet-ink',
    hasHalo: true,
  })
}

function countedEvents(frame: Frame, pass: Pass): void {
  const { records } = frame
  const { stepUs } = niceStep(2 / frame.pxPerUs)
  const columns = frame.scene.open('rects', { fill: 'violet' }, pass.alpha)
  const count = (fromUs: number, toUs: number) => records.eventsBefore(toUs) - records.eventsBefore(fromUs)
  let most = 1
  const lastUs = Math.min(frame.toUs, frame.frontierUs)
  const first = Math.floor(frame.fromUs / stepUs)
  for (let bin = first; bin * stepUs < lastUs; bin++) {
    most = Math.max(most, count(bin * stepUs, (bin + 1) * stepUs))
  }
  const pitch = COUNT_HEIGHT / niceCeiling(most)
  for (let bin = Math.floor(pass.fromUs / stepUs); bin * stepUs < pass.toUs; bin++) {
    const fromUs = Math.max(bin * stepUs, pass.fromUs)
    const toUs = Math.min((bin + 1) * stepUs, pass.toUs)
    const events = count(fromUs, toUs)
    if (events === 0) continue
    const height = Math.max(3, events * pitch)
    const x = xAt(frame, fromUs)
    columns.numbers.push(
      x,
      frame.geometry.shopY - height / 2,
      Math.max(1, xAt(frame, toUs) - x - 0.5),
      height,
    )
  }
}
