import type { Records } from '../../engine/Records.ts'
import type { Sight } from '../../state/sight.ts'
import type { Scene } from './Scene.ts'

/** Where the strip of the whole run stands, and how far the run is. */
export interface Strip {
  records: Records
  tallyBefore: Sight['tallyBefore']
  endUs: number
  nowUs: number
  frontierUs: number
  left: number
  right: number
}

/** Middle of the strip, in px from the top of its block. */
const STRIP_Y = 14

/** Draws the whole run as a strip: a band, a line as far as the run is known, and a stroke for each event. */
export function stripScene(strip: Strip, scene: Scene): Scene {
  const { left, right, endUs } = strip
  scene.clear()
  const pxPerUs = (right - left) / endUs
  const band = scene.open('rects', { fill: 'hair', radius: 4 })
  band.numbers.push(left - 4, STRIP_Y - 4, right - left + 8, 8)
  const knownX = left + Math.min(strip.frontierUs, endUs) * pxPerUs
  scene.open('lines', { stroke: 'rule', width: 1.2 }).numbers.push(left, STRIP_Y, knownX, STRIP_Y)
  const strokes = scene.open('lines', { stroke: 'violet', width: 1 }, 0.85).numbers
  let counted = 0
  for (let x = 0; left + x < knownX; x++) {
    const events = eventsBefore(strip, Math.min((x + 1) / pxPerUs, strip.frontierUs))
    if (events > counted) strokes.push(left + x + 0.5, STRIP_Y - 5, left + x + 0.5, STRIP_Y + 5)
    counted = events
  }
  const nowX = left + Math.min(strip.nowUs, endUs) * pxPerUs
  scene.open('lines', { stroke: 'ink', width: 1.5 }).numbers.push(nowX, STRIP_Y - 7, nowX, STRIP_Y + 7)
  return scene
}

/** How many events happened before `atUs`; where the records do not tell, as many as a remembered instant before it knew. */
function eventsBefore({ records, tallyBefore }: Strip, atUs: number): number {
  const { startUs, endUs } = records.trace
  if (atUs >= startUs && (atUs <= endUs || startUs === 0)) return records.eventsBefore(atUs)
  return Math.max(tallyBefore(atUs)?.eventsHappened ?? 0, atUs > endUs ? records.eventCount : 0)
}
