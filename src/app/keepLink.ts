import { useAddress } from '../state/address.ts'
import { afterMs, useClock } from '../state/clock.ts'
import { tell, withdraw } from '../state/notices.ts'
import { onSight } from '../state/sight.ts'
import { currentRun } from '../state/theRun.ts'
import { appWords } from '../words/en/app.ts'

const FIRST_MS = 1500
const WHILE_PLAYING_MS = 1000
const WHILE_PAUSED_MS = 150

/**
 * Keeps the address of the page at the run and the moment shown: soon after each change while the clock stands, every
 * second while it goes, because browsers allow only so many changes. The codec is fetched after the page obeys.
 */
export function keepLink(): void {
  // What the page was opened with will do until the run has been encoded.
  useAddress.setState({ fragment: location.hash.slice(1) })
  let isPlanned = false
  const write = async () => {
    const { encodedRun } = await import('./encodedRun.ts')
    isPlanned = false
    const fragment = encodedRun(currentRun())
    if (fragment === undefined) tell(appWords.tooLargeTitle, [appWords.tooLarge], true)
    else withdraw(appWords.tooLargeTitle)
    useAddress.setState({ fragment })
    replaceFragment(fragment)
  }
  const plan = (ms: number) => {
    if (isPlanned) return
    isPlanned = true
    afterMs(ms, () => void write())
  }
  onSight(() => plan(useClock.getState().isPlaying ? WHILE_PLAYING_MS : WHILE_PAUSED_MS))
  useClock.subscribe(({ isPlaying }, before) => {
    if (before.isPlaying && !isPlaying) void write()
  })
  plan(FIRST_MS)
}

function replaceFragment(fragment: string | undefined): void {
  const address = location.href.split('#')[0] + (fragment === undefined ? '' : `#${fragment}`)
  if (address === location.href) return
  try {
    history.replaceState(history.state, '', address)
  } catch {
    // A page without an origin of its own may not change its address: sharing still works.
  }
}
