import { type Density, type Frame, type Pass, type Side, xAt } from './ladderFrame.ts'
import { MarkBatches } from './MarkBatches.ts'
import { requestColumns } from './requestColumns.ts'
import { drawHeld, drawTrip, type LegBatches, openLegs, STYLE_NAMES } from './requestLegs.ts'
import { type LegStyle, requestTrip, type Trip } from './requestTrip.ts'
import type { Batch, Style } from './Scene.ts'

const WORK: Style = { fill: 'blue-soft', stroke: 'blue', width: 1.2 }
const RETRY_ARC: Style = { stroke: 'ink-2', width: 1.3, dash: [1.3, 3.2] }

const SCALES: Readonly<Record<Density, number>> = { named: 1, close: 0.72, merged: 0.45, counted: 0.45 }

const CHOSEN_WIDTH = 3
/** Least width of work that is drawn, in px. */
const LEAST_WORK = 9

interface Layers {
  work: Batch
  arcs: Batch
  marks: MarkBatches
}

/** Draws the requests of one side: legs, marks, work, and the arcs from a failed attempt to the next. */
export function requestsScene(frame: Frame, pass: Pass, side: Side): void {
  if (side.requests === 'counted') {
    requestColumns(frame, pass, side)
    return
  }
  const layers = openLayers(frame, pass.alpha, side)
  const legs = layers.legs
  frame.records.requestsIn(side.lane, pass.fromUs, pass.toUs, (request) => {
    const trip = requestTrip(frame, side, request, pass.asOfUs)
    drawTrip(frame, pass, trip, legs)
    if (side.records.verdict(request) === 'held') drawHeld(frame, pass, trip, legs.held)
    markTrip(frame, pass, side, request, trip, layers)
    markLost(frame, pass, trip, layers.marks)
  })
  markLosses(frame, pass, side, layers.marks)
}

/** Marks where orders were lost for good. */
function markLosses(frame: Frame, pass: Pass, { steps, lineY }: Side, marks: MarkBatches): void {
  const { lossesAt } = steps
  const last = lossesAt.before(pass.toUs)
  for (let loss = lossesAt.before(pass.fromUs); loss < last; loss++) {
    marks.lost(xAt(frame, lossesAt.at(loss)), lineY)
  }
}

function openLayers(frame: Frame, alpha: number, side: Side): Layers & { legs: LegBatches } {
  const { scene } = frame
  const work = scene.open('rects', WORK, alpha)
  const arcs = scene.open('curves', RETRY_ARC, alpha)
  const legs = openLegs(frame, alpha, side.requests === 'merged')
  return { work, arcs, legs, marks: new MarkBatches(scene, alpha, SCALES[side.requests]) }
}

function markTrip(frame: Frame, pass: Pass, side: Side, request: number, trip: Trip, layers: Layers): void {
  if (trip.kind !== 'attempt' && trip.kind !== 'forged')
    markAsk(frame, pass, side, request, trip, layers.marks)
  else markCall(frame, pass, side, request, trip, layers)
}

/** Draws the request that brought the chosen event anew, with what carried the event in a heavier line. */
export function bringerScene(frame: Frame, pass: Pass, side: Side, request: number): void {
  if (side.requests === 'counted') return
  const { scene } = frame
  const heavy = scene.open('lines', { stroke: side.mark, width: CHOSEN_WIDTH })
  // What carried no event stays as it was drawn: its lines go to a list that nobody paints.
  const unseen: Batch = { kind: 'lines', style: {}, alpha: 1, numbers: [], texts: [] }
  const legs = Object.fromEntries(STYLE_NAMES.map((name) => [name, unseen])) as Record<LegStyle, Batch>
  const trip = requestTrip(frame, side, request, pass.asOfUs)
  drawTrip(frame, pass, trip, { ...legs, call: heavy, news: heavy, fetched: heavy })
  const layers = { work: unseen, arcs: unseen, marks: new MarkBatches(scene, 1, SCALES[side.requests]) }
  markTrip(frame, pass, side, request, trip, layers)
}

function isWithin(pass: Pass, atUs: number): boolean {
  return atUs >= pass.fromUs && atUs < pass.toUs
}

function markAsk(
  frame: Frame,
  pass: Pass,
  side: Side,
  request: number,
  trip: Trip,
  marks: MarkBatches,
): void {
  if (!isWithin(pass, trip.settledUs)) return
  const x = trip.middleX ?? xAt(frame, trip.settledUs)
  const outcome = side.records.outcome(request)
  if (outcome === 'useful') marks.usefulAsk(x, side.lineY, side.records.count(request), side.kind)
  else if (outcome === 'empty') marks.emptyPoll(x, side.lineY)
  else if (outcome === 'timeout') marks.timeout(x, side.lineY)
  else marks.refused(x, side.lineY)
}

function markCall(frame: Frame, pass: Pass, side: Side, request: number, trip: Trip, layers: Layers): void {
  const { marks } = layers
  const { shopY } = frame.geometry
  const attempt = side.records.attempt(request)
  const isFull = side.requests === 'named' || side.requests === 'close'
  if (isFull && attempt > 1 && isWithin(pass, trip.sentUs)) {
    marks.retry(trip.middleX ?? xAt(frame, trip.sentUs), shopY, attempt)
  }
  if (isFull && trip.kind === 'forged' && isWithin(pass, trip.sentUs)) {
    marks.stranger(trip.middleX ?? xAt(frame, trip.sentUs), trip.startY)
  }
  if (isWithin(pass, trip.arrivedUs)) markArrival(frame, side, request, trip, marks, isFull)
  if (isFull) drawWork(frame, pass, side, request, trip, layers.work)
  if (trip.settledUs >= pass.asOfUs) return
  const outcome = side.records.outcome(request)
  const isTimeout = outcome === 'timeout' && trip.kind === 'attempt'
  if (isTimeout && isWithin(pass, trip.settledUs)) marks.timeout(xAt(frame, trip.settledUs), shopY)
  if (isFull) drawRetryArc(frame, pass, retryAtUs(side, request, pass), trip, isTimeout, layers.arcs)
}

function markArrival(
  frame: Frame,
  side: Side,
  request: number,
  trip: Trip,
  marks: MarkBatches,
  isFull: boolean,
) {
  const x = trip.middleX ?? xAt(frame, trip.arrivedUs)
  const verdict = side.records.verdict(request)
  if (verdict === 'accepted') marks.accepted(x, side.lineY, trip.kind === 'forged')
  else if (verdict === 'duplicate') isFull ? marks.duplicate(x, side.lineY) : marks.accepted(x, side.lineY)
  else if (verdict === 'rejected' && isFull) marks.forged(x, side.lineY)
  else if (verdict !== 'hung') marks.refused(x, side.lineY)
}

function drawWork(frame: Frame, pass: Pass, side: Side, request: number, trip: Trip, work: Batch): void {
  const isAccepted = trip.arrivedUs < pass.asOfUs && side.records.verdict(request) === 'accepted'
  if (!isAccepted || trip.middleX !== undefined) return
  const fromX = xAt(frame, Math.max(trip.arrivedUs, pass.fromUs))
  const toX = xAt(frame, Math.min(trip.answeredUs, pass.toUs))
  if (toX - xAt(frame, trip.arrivedUs) >= LEAST_WORK && toX > fromX) {
    work.numbers.push(fromX, side.lineY - 6, toX - fromX, 12)
  }
}

/** When a failed attempt is tried again, as things stand at the end of the pass; infinite if never. */
function retryAtUs({ records }: Side, request: number, pass: Pass): number {
  const { disabledAtUs } = records
  const atUs = records.retryAtUs(request)
  // Once the endpoint is given up nothing is tried again.
  return disabledAtUs < pass.asOfUs && atUs >= disabledAtUs ? Number.POSITIVE_INFINITY : atUs
}

function drawRetryArc(
  frame: Frame,
  pass: Pass,
  retryUs: number,
  trip: Trip,
  isTimeout: boolean,
  arcs: Batch,
) {
  if (retryUs === Number.POSITIVE_INFINITY || trip.settledUs < pass.fromUs) return
  const y = frame.geometry.shopY - 9
  const fromX = xAt(frame, trip.settledUs) + (isTimeout ? 6 : 2)
  const toX = xAt(frame, retryUs) - 4
  if (toX - fromX < 10) return
  // The arc reaches into what is not yet: the sender has planned the attempt, and the plan is in the records.
  arcs.numbers.push(fromX, y, (fromX + toX) / 2, y - Math.min(46, (toX - fromX) / 2), toX, y)
}

function markLost(frame: Frame, pass: Pass, trip: Trip, marks: MarkBatches): void {
  if (!(trip.isLostOut || trip.isLostBack)) return
  const { startY, farY, lostShare } = trip
  const fromUs = trip.isLostOut ? trip.sentUs : trip.answeredUs
  const toUs = trip.isLostOut ? trip.reachUs : trip.backUs
  const atUs = fromUs + lostShare * (toUs - fromUs)
  if (!isWithin(pass, atUs)) return
  const y = trip.isLostOut ? startY + lostShare * (farY - startY) : farY + lostShare * (startY - farY)
  marks.struckOut(trip.middleX ?? xAt(frame, atUs), y)
}
