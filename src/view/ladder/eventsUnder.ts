import { ladderIndex } from './LadderIndex.ts'
import type { LadderPicture } from './ladderFrame.ts'

/** Up to this many events are looked at on either side of a point. */
const MOST = 40

/**
 * The events whose story passes within `reach` px of a point of the plot, nearest first: by their diamond, their waiting
 * bar, or the request that brought them.
 */
export function eventsUnder(picture: LadderPicture, x: number, y: number, reach: number): number[] {
  const { geometry, records } = picture
  const { shopY, clientY, receiverY } = geometry
  const usPerPx = (picture.toUs - picture.fromUs) / (geometry.plotRight - geometry.plotLeft)
  const atUs = picture.fromUs + (x - geometry.plotLeft) * usPerPx
  const found = new Map<number, number>()
  const offer = (event: number, distance: number) => {
    if (distance <= reach && distance < (found.get(event) ?? Number.POSITIVE_INFINITY))
      found.set(event, distance)
  }
  const last = Math.min(
    records.eventsBefore(atUs + reach * usPerPx),
    records.eventsBefore(picture.frontierUs),
  )
  const first = Math.max(records.eventsBefore(atUs - reach * usPerPx) + 1, last - 2 * MOST)
  for (let event = first; event <= last; event++) {
    const aside = Math.abs(records.happenedAtUs(event) - atUs) / usPerPx
    offer(event, Math.hypot(aside, y - shopY))
  }
  const lane = y < shopY ? picture.lanes.poll : picture.lanes.webhook
  const lineY = y < shopY ? clientY : receiverY
  const isOutside = y < shopY ? y < lineY - 3 : y > lineY + 3
  if (lane < 0) return nearestFirst(found)
  if (isOutside) offerBars(picture, lane, atUs, usPerPx, offer)
  else offerBringers(picture, lane, atUs, usPerPx, reach, offer)
  return nearestFirst(found)
}

type Offer = (event: number, distance: number) => void

function nearestFirst(found: ReadonlyMap<number, number>): number[] {
  return [...found].sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([event]) => event)
}

/** Offers the events that wait at the time of the point; their bars lie there. */
function offerBars(picture: LadderPicture, lane: number, atUs: number, usPerPx: number, offer: Offer): void {
  const steps = ladderIndex(picture.records.trace, picture.records.lanes.length).lanes[lane]
  if (!steps || atUs >= picture.frontierUs) return
  let offered = 0
  picture.records.waitsIn(lane, atUs - 2 * usPerPx, atUs + 2 * usPerPx, (event) => {
    if (offered < MOST && steps.lostAtUs(event) >= atUs) offer(event, 1 + offered++ / MOST)
  })
}

/** Offers the events whose bringer's line is near the point. */
function offerBringers(
  picture: LadderPicture,
  lane: number,
  atUs: number,
  usPerPx: number,
  reach: number,
  offer: Offer,
): void {
  const records = picture.records.lanes[lane]
  if (!records) return
  const most = Math.min(reach, 5)
  const pastUs = most * usPerPx
  let offered = 0
  picture.records.waitsIn(lane, atUs - pastUs, atUs + pastUs, (event) => {
    const aside = Math.abs(records.knownAtUs(event) - atUs) / usPerPx
    if (aside <= most && offered++ < MOST) offer(event, 2 + aside)
  })
}
