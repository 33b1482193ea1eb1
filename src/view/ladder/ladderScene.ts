import { axisScene, gridScene, playheadScene } from './axisScene.ts'
import { type BarScale, barScale } from './barScale.ts'
import { chosenBand, chosenScene, isChosenSeen } from './chosenScene.ts'
import { eventsScene } from './eventsScene.ts'
import { type Frame, type LadderPicture, ladderFrame, type Pass } from './ladderFrame.ts'
import { linesScene, namesScene, notYetScene } from './linesScene.ts'
import { disabledScene, outagesScene, outageWords } from './outagesScene.ts'
import { requestsScene } from './requestsScene.ts'
import { Scene } from './Scene.ts'
import { waitArea } from './waitArea.ts'
import { waitBars } from './waitBars.ts'

const FUTURE_ALPHA = 0.35
/** Of everything but the chosen story while there is one. */
const OTHERS_ALPHA = 0.85
/** Marks reach over the left edge by this much before they leave the window. */
const MARGIN_PX = 14

/**
 * Draws a ladder as a display list: a function of the picture alone. `scene` is emptied and filled; without one a new
 * one is made.
 */
export function ladderScene(picture: LadderPicture, scene: Scene = new Scene()): Scene {
  scene.clear()
  const frame = ladderFrame(picture, scene)
  const scales = frame.sides.map((side) => barScale(frame, side))
  const { geometry } = frame
  const hasStory = isChosenSeen(frame)
  const past = pastOf(frame, hasStory)
  const future = futureOf(frame)
  const story = hasStory ? (isFutureChoice(frame) ? future : past) : undefined
  gridScene(frame)
  notYetScene(frame)
  clip(frame)
  if (story) chosenBand(frame, story, scales)
  linesScene(frame)
  if (past) passScene(frame, past, scales)
  if (future) passScene(frame, future, scales)
  scene.open('clip', {})
  if (story) {
    clip(frame)
    chosenScene(frame, story, scales)
    scene.open('clip', {})
  }
  axisScene(frame)
  playheadScene(frame)
  if (geometry.width > 0) namesScene(frame)
  return scene
}

/** What has happened, up to now. */
function pastOf(frame: Frame, hasStory: boolean): Pass | undefined {
  const fromUs = frame.fromUs - MARGIN_PX / frame.pxPerUs
  const toUs = Math.min(frame.nowUs, frame.toUs)
  const alpha = hasStory ? OTHERS_ALPHA : 1
  return toUs > fromUs ? { asOfUs: frame.nowUs, fromUs, toUs, alpha } : undefined
}

/** What is known to happen after now, because the run has been there before. */
function futureOf(frame: Frame): Pass | undefined {
  const fromUs = Math.max(frame.nowUs, frame.fromUs - MARGIN_PX / frame.pxPerUs)
  const toUs = Math.min(frame.frontierUs, frame.toUs)
  return toUs > fromUs ? { asOfUs: frame.frontierUs, fromUs, toUs, alpha: FUTURE_ALPHA } : undefined
}

function isFutureChoice(frame: Frame): boolean {
  return frame.records.happenedAtUs(frame.chosenEvent) >= frame.nowUs
}

function passScene(frame: Frame, pass: Pass, scales: readonly (BarScale | undefined)[]): void {
  frame.sides.forEach((side, k) => {
    const scale = scales[k]
    if (scale) waitBars(frame, pass, side, scale)
    else waitArea(frame, pass, side)
    outagesScene(frame, pass, side)
    requestsScene(frame, pass, side)
    outageWords(frame, pass, side)
    disabledScene(frame, pass, side)
  })
  eventsScene(frame, pass)
}

function clip({ scene, geometry }: Frame): void {
  const { plotLeft, isCompact, width, plotRight, height } = geometry
  // To the right marks may stand out a little; to the left they leave at the edge of the plot.
  const right = isCompact ? plotRight + 8 : width
  scene.open('clip', {}).numbers.push(plotLeft, 0, right - plotLeft, height)
}
