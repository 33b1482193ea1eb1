import { lazy } from 'react'
import { firstSeen } from '../state/firstSeen.ts'

/**
 * Figures that come after the page obeys. Each chunk brings its own code, words and styles; the page keeps their
 * places, so that nothing moves when they arrive.
 */
export const LaterLadder = lazy(async () => {
  await firstSeen
  return { default: (await import('../view/ladder/LadderFigure.tsx')).LadderFigure }
})

/** The ladder of a narrow page or a frame. */
export const LaterPensLadder = lazy(async () => {
  await firstSeen
  return { default: (await import('./PensLadder.tsx')).PensLadder }
})

/** The scoreboard with what it says and the turning point, in one chunk with the theory beside the figures. */
export const LaterScoreColumn = lazy(async () => {
  await firstSeen
  return { default: (await import('./ScoreColumn.tsx')).ScoreColumn }
})

/** Score and sentence as a frame shows them. */
export const LaterEmbedScore = lazy(async () => {
  await firstSeen
  return { default: (await import('./EmbedScore.tsx')).EmbedScore }
})

/** The charts, with recharts. */
export const LaterCharts = lazy(async () => {
  await firstSeen
  return { default: (await import('../view/charts/Charts.tsx')).Charts }
})

/** What stands below the figures: how to read them, and opening a file. */
export const LaterFoot = lazy(async () => {
  await firstSeen
  return { default: (await import('./LabFoot.tsx')).LabFoot }
})

/** What is said aloud, and the keys. */
export const LaterKeys = lazy(async () => {
  await firstSeen
  return { default: (await import('./VoiceAndKeys.tsx')).VoiceAndKeys }
})
