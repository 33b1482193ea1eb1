import type { LaneRecords } from '../../engine/LaneRecords.ts'
import type { Records } from '../../engine/Records.ts'
import type { ShownLanes } from '../../state/shownLanes.ts'
import { type LadderIndex, ladderIndex } from './LadderIndex.ts'
import type { LaneSteps } from './LaneSteps.ts'
import type { LadderGeometry } from './ladderGeometry.ts'
import type { Paint, Scene } from './Scene.ts'

/** All that a ladder shows. Times are virtual microseconds. */
export interface LadderPicture {
  records: Records
  lanes: ShownLanes
  /** The window: what stands at the left and at the right edge of the plot. */
  fromUs: number
  toUs: number
  nowUs: number
  /** How far the run is known. It is at or after now. */
  frontierUs: number
  geometry: LadderGeometry
  /** Number of the chosen event, 0 when none is. */
  chosenEvent: number
}

/** How close things lie: from a mean gap above 22 px down to one below 2 px. */
export type Density = 'named' | 'close' | 'merged' | 'counted'

/** One of the two subscribers: polling above the shop, the webhook below. */
export interface Side {
  readonly kind: 'poll' | 'webhook'
  readonly lane: number
  readonly records: LaneRecords
  readonly steps: LaneSteps
  readonly lineY: number
  /** -1 where away from the shop is up, 1 where it is down. */
  readonly outward: -1 | 1
  /** Height beyond the line that waits may fill. */
  readonly room: number
  readonly requests: Density
  readonly mark: Paint
  readonly soft: Paint
  readonly text: Paint
}

/** A picture being drawn. */
export interface Frame extends LadderPicture {
  readonly scene: Scene
  readonly index: LadderIndex
  readonly pxPerUs: number
  readonly events: Density
  readonly sides: readonly Side[]
}

/**
 * One time over the picture: what lies from `fromUs` to `toUs`, as it is known at `asOfUs`. The first pass draws what
 * has happened; the second the known future of a run that was scrubbed back.
 */
export interface Pass {
  readonly asOfUs: number
  readonly fromUs: number
  readonly toUs: number
  readonly alpha: number
}

/** Where `atUs` stands, in px from the left edge of the figure. */
export function xAt(frame: Frame, atUs: number): number {
  return frame.geometry.plotLeft + (atUs - frame.fromUs) * frame.pxPerUs
}

/** Which way of drawing a mean gap asks for. */
export function densityOf(gapPx: number): Density {
  if (gapPx > 22) return 'named'
  if (gapPx >= 6) return 'close'
  return gapPx >= 2 ? 'merged' : 'counted'
}

/** Opens a picture for drawing into `scene`. */
export function ladderFrame(picture: LadderPicture, scene: Scene): Frame {
  const { records, geometry, fromUs, toUs, frontierUs } = picture
  const plotWidth = geometry.plotRight - geometry.plotLeft
  const pxPerUs = plotWidth / (toUs - fromUs)
  const lastUs = Math.min(toUs, frontierUs)
  const shownPx = Math.max((lastUs - Math.max(0, fromUs)) * pxPerUs, plotWidth / 4)
  const events = densityOf(shownPx / (records.eventsBefore(lastUs) - records.eventsBefore(fromUs)))
  const index = ladderIndex(records.trace, records.lanes.length)
  const sideOf = (kind: Side['kind']) => openSide(picture, index, kind, shownPx, lastUs)
  const sides = [sideOf('poll'), sideOf('webhook')].filter((side) => side !== undefined)
  return { ...picture, scene, index, pxPerUs, events, sides }
}

function openSide(
  picture: LadderPicture,
  index: LadderIndex,
  kind: Side['kind'],
  shownPx: number,
  lastUs: number,
): Side | undefined {
  const lane = picture.lanes[kind]
  const records = picture.records.lanes[lane]
  const steps = index.lanes[lane]
  if (!(records && steps)) return undefined
  const { geometry } = picture
  const count =
    picture.records.requestsBefore(lane, lastUs) - picture.records.requestsBefore(lane, picture.fromUs)
  const shared = { kind, lane, records, steps, requests: densityOf(shownPx / count) }
  if (kind === 'poll') {
    const room = geometry.clientY - geometry.topY - 8
    const paints = { mark: 'orange', soft: 'orange-soft', text: 'orange-ink' } as const
    return { ...shared, ...paints, lineY: geometry.clientY, outward: -1, room }
  }
  const paints = { mark: 'blue', soft: 'blue-soft', text: 'blue-ink' } as const
  const room = geometry.axisY - geometry.receiverY - 8
  return { ...shared, ...paints, lineY: geometry.receiverY, outward: 1, room }
}
