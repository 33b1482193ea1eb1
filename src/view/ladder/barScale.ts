import type { Frame, Side } from './ladderFrame.ts'

/** How the waiting bars of one side are drawn: distance from step to step, height of a bar, and of the gap to the line. */
export interface BarScale {
  pitch: number
  height: number
  gap: number
}

/** Below this pitch single bars cannot be told apart, so they are drawn as one area. */
const LEAST_PITCH = 2.4

/**
 * The scale at which the highest step in the window still finds room, undefined if bars must merge into an area. It
 * looks at all that is known, so that it stays while one scrubs within the window.
 */
export function barScale(frame: Frame, side: Side): BarScale | undefined {
  if (frame.events !== 'named' && frame.events !== 'close') return undefined
  const gap = frame.events === 'named' ? 7 : 6
  const usual = frame.events === 'named' ? 14 : 6.4
  const steps = highestStep(frame, side) + 1
  const room = side.room - gap
  const pitch = steps * usual - usual * 0.25 <= room ? usual : fittingPitch(room / steps)
  if (pitch < LEAST_PITCH) return undefined
  return { pitch, gap, height: pitch === 14 ? 11 : pitch * 0.72 }
}

/** Pitches go down in fixed steps, so that they change seldom while the window moves. */
function fittingPitch(most: number): number {
  let pitch = 14
  while (pitch > most && pitch >= LEAST_PITCH) pitch *= 0.8
  return pitch
}

function highestStep(frame: Frame, side: Side): number {
  let highest = 0
  const lastUs = Math.min(frame.toUs, frame.frontierUs)
  frame.records.waitsIn(side.lane, frame.fromUs, lastUs, (event) => {
    if (side.steps.lostAtUs(event) < frame.fromUs) return
    const step = side.steps.stepOf(event)
    if (step > highest) highest = step
  })
  return highest
}
