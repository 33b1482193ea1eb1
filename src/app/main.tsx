import '../view/tokens.css'
import '../view/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readPresentation } from '../embed/presentation.ts'
import { sentenceOfProblem } from '../scenario/Problem.ts'
import { play, setSpeed, useClock } from '../state/clock.ts'
import { tell } from '../state/notices.ts'
import { setTheme } from '../state/preferences.ts'
import { MarkSprite } from '../view/marks/MarkSprite.tsx'
import { appWords } from '../words/en/app.ts'
import { EmbedPage } from './EmbedPage.tsx'
import { followMotion } from './followMotion.ts'
import { keepLink } from './keepLink.ts'
import { LabPage } from './LabPage.tsx'
import { startRun } from './startRun.ts'

/** Puts the page that the document asks for into it, with the run that its address holds. */
async function start(root: HTMLElement): Promise<void> {
  const isEmbed = root.dataset['page'] === 'embed'
  const { presentation, problems } = readPresentation(location.search)
  if (problems.length > 0) tell(appWords.queryTitle, problems.map(sentenceOfProblem))
  if (presentation.theme !== 'auto') setTheme(presentation.theme, false)
  followMotion(presentation.motion)
  setSpeed(presentation.speed)
  const staysAtMoment = await startRun(location.hash)
  keepLink()
  addEventListener('hashchange', () => void startRun(location.hash))
  createRoot(root).render(
    <StrictMode>
      <MarkSprite />
      {isEmbed ? <EmbedPage hasFixedHeight={presentation.height > 0} /> : <LabPage />}
    </StrictMode>,
  )
  // A frame waits for a press, and so does everyone who asks for less motion.
  if (!isEmbed && !staysAtMoment && !useClock.getState().isReduced) play()
}

const root = document.getElementById('app')
if (root) void start(root)
