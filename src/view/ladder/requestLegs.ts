import { type Frame, type Pass, xAt } from './ladderFrame.ts'
import type { LegStyle, Trip } from './requestTrip.ts'
import type { Batch, Style } from './Scene.ts'

const DASHED = [3.5, 3]
const DOTTED = [1.3, 3.2]
/** Distance of a question that waits from the shop's line. */
const HELD_GAP = 5

/** In the order of painting: what was for nothing lies under what was worth it. */
const LEG_STYLES: Readonly<Record<LegStyle, Style>> = {
  wasted: { stroke: 'grey', width: 1.3, dash: DASHED },
  unheard: { stroke: 'grey', width: 1.3, dash: DOTTED },
  question: { stroke: 'orange', width: 1.3, dash: DOTTED },
  held: { stroke: 'orange', width: 2.4, dash: DOTTED },
  thanks: { stroke: 'blue', width: 1.3, dash: DOTTED },
  again: { stroke: 'blue', width: 1.3, dash: DASHED },
  trouble: { stroke: 'crimson', width: 1.5, dash: [4, 3] },
  forged: { stroke: 'crimson', width: 1.8 },
  fetched: { stroke: 'blue', width: 1.4 },
  call: { stroke: 'blue', width: 2 },
  news: { stroke: 'orange', width: 2 },
}

/** The names of all styles of legs. */
export const STYLE_NAMES = Object.keys(LEG_STYLES) as LegStyle[]

const THIN_STYLES = Object.fromEntries(
  STYLE_NAMES.map((name) => [name, { ...LEG_STYLES[name], width: 1 }]),
) as Record<LegStyle, Style>

/** Where legs of each style go. */
export type LegBatches = Readonly<Record<LegStyle, Batch>>

/** Opens a batch for each style of leg; `isThin` where requests lie too close for their full weight. */
export function openLegs(frame: Frame, alpha: number, isThin: boolean): LegBatches {
  const styles = isThin ? THIN_STYLES : LEG_STYLES
  const entries = STYLE_NAMES.map((name) => [name, frame.scene.open('lines', styles[name], alpha)])
  return Object.fromEntries(entries) as Record<LegStyle, Batch>
}

/** Draws the legs of one request, as far as they lie within the pass. */
export function drawTrip(frame: Frame, pass: Pass, trip: Trip, legs: LegBatches): void {
  const { startY, farY } = trip
  if (trip.middleX !== undefined) {
    drawCollapsed(pass, trip, legs)
    return
  }
  const share = trip.isLostOut ? trip.lostShare : 1
  const outUs = trip.sentUs + share * (trip.reachUs - trip.sentUs)
  drawLeg(frame, pass, legs[trip.out], trip.sentUs, startY, outUs, startY + share * (farY - startY))
  if (trip.answeredUs === Number.POSITIVE_INFINITY) return
  const backShare = trip.isLostBack ? trip.lostShare : 1
  const backUs = trip.answeredUs + backShare * (trip.backUs - trip.answeredUs)
  const backY = farY + backShare * (startY - farY)
  drawLeg(frame, pass, legs[trip.back], trip.answeredUs, farY, backUs, backY)
}

/** Draws how a question waits at the shop, from its arrival to its answer, as a line close to the shop's own. */
export function drawHeld(frame: Frame, pass: Pass, trip: Trip, held: Batch): void {
  const { arrivedUs, answeredUs, farY, startY, middleX } = trip
  if (arrivedUs === Number.POSITIVE_INFINITY || middleX !== undefined) return
  const y = farY + Math.sign(startY - farY) * HELD_GAP
  drawLeg(frame, pass, held, arrivedUs, y, Math.min(answeredUs, pass.asOfUs), y)
}

function drawCollapsed(pass: Pass, trip: Trip, legs: LegBatches): void {
  if (trip.sentUs < pass.fromUs || trip.sentUs >= pass.toUs) return
  const { startY, farY } = trip
  const x = trip.middleX as number
  const gone = (pass.asOfUs - trip.sentUs) / (trip.reachUs - trip.sentUs)
  const share = Math.min(trip.isLostOut ? trip.lostShare : 1, gone)
  const isNews = trip.back === 'news' || trip.back === 'fetched'
  const style = isNews || trip.isLostBack ? trip.back : trip.out
  legs[style].numbers.push(x, startY, x, startY + share * (farY - startY))
}

/** A straight line from (t1, y1) to (t2, y2), cut to the times of the pass. */
function drawLeg(frame: Frame, pass: Pass, batch: Batch, t1: number, y1: number, t2: number, y2: number) {
  const from = Math.max(t1, pass.fromUs)
  const to = Math.min(t2, pass.toUs)
  if (from > to || t1 >= pass.toUs) return
  const slope = t2 > t1 ? (y2 - y1) / (t2 - t1) : 0
  const startY = y1 + slope * (from - t1)
  const endY = t2 > t1 ? y1 + slope * (to - t1) : y2
  batch.numbers.push(xAt(frame, from), startY, xAt(frame, to), endY)
}
