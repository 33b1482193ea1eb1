import '../view/tokens.css'
import '../view/base.css'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Presentation, readPresentation } from '../embed/presentation.ts'
import { sentenceOfProblem } from '../scenario/Problem.ts'
import { play, setSpeed, useClock } from '../state/clock.ts'
import { tell } from '../state/notices.ts'
import { setTheme } from '../state/preferences.ts'
import { currentSight } from '../state/sight.ts'
import { speedFor } from '../state/speedFor.ts'
import { MarkSprite } from '../view/marks/MarkSprite.tsx'
import { appWords } from '../words/en/app.ts'
import { followMotion } from './followMotion.ts'
import { keepLink } from './keepLink.ts'
import { startRun } from './startRun.ts'

/** A page of the site: what it shows, and whether its run plays by itself. */
export interface Page {
  render(presentation: Presentation): ReactNode
  playsByItself: boolean
}

/** Puts a page into its document, shown as the query asks, with the run that the fragment of its address holds. */
export async function startPage({ render, playsByItself }: Page): Promise<void> {
  const { presentation, problems } = readPresentation(location.search)
  if (problems.length > 0) tell(appWords.queryTitle, problems.map(sentenceOfProblem))
  if (presentation.theme !== 'auto') setTheme(presentation.theme, false)
  followMotion(presentation.motion)
  const staysAtMoment = await startRun(location.hash)
  const isSpeedGiven = new URLSearchParams(location.search).has('speed')
  setSpeed(playsByItself && !isSpeedGiven ? speedFor(currentSight().scenario) : presentation.speed)
  keepLink()
  addEventListener('hashchange', () => void startRun(location.hash))
  createRoot(document.getElementById('app') as HTMLElement).render(
    <StrictMode>
      <MarkSprite />
      {render(presentation)}
    </StrictMode>,
  )
  // Everyone who asks for less motion is waited for.
  if (playsByItself && !staysAtMoment && !useClock.getState().isReduced) play()
}
