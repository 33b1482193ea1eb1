import { type RefObject, useEffect, useState } from 'react'
import { pause, play, useClock } from '../../state/clock.ts'
import { orderNow, restart, seek, stepBack, stepForward } from '../../state/run.ts'
import { chooseEvent, useSelection } from '../../state/selection.ts'
import { currentSight } from '../../state/sight.ts'
import { keep, recall } from '../../state/storage.ts'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { focusKindOf, type Shortcut, shortcutFor } from './shortcuts.ts'

const SECOND_US = 1_000_000
const KEPT_AS = 'letter-keys'

interface ShortcutsProps {
  /** The dialog with the list of keys, so that a button can open it too. */
  dialogRef: RefObject<HTMLDialogElement | null>
}

/**
 * The keys of the app, and the dialog that lists them. They act while the focus is in this document, on the page itself
 * or on something that does not want the key, and never while a dialog is open.
 */
export function Shortcuts({ dialogRef }: ShortcutsProps) {
  const [hasLetters, setHasLetters] = useState(() => recall(KEPT_AS) !== 'off')
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof Element)) return
      if (event.target.closest('dialog') !== null) return
      const shortcut = shortcutFor(event, focusKindOf(event.target), hasLetters)
      if (shortcut === undefined) return
      event.preventDefault()
      if (shortcut === 'help') dialogRef.current?.showModal()
      else act(shortcut)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [hasLetters, dialogRef])
  const onLetters = (isOn: boolean) => {
    setHasLetters(isOn)
    keep(KEPT_AS, isOn ? 'on' : 'off')
  }
  return <KeyboardHelp ref={dialogRef} hasLetters={hasLetters} onLetters={onLetters} />
}

const DEEDS: Readonly<Record<Exclude<Shortcut, 'help'>, () => void>> = {
  'play-or-pause': () => (useClock.getState().isPlaying ? pause() : play()),
  'step-back': stepBack,
  'step-forward': stepForward,
  'second-back': () => seek(currentSight().moment.atUs - SECOND_US),
  'second-forward': () => seek(currentSight().moment.atUs + SECOND_US),
  'go-to-start': () => seek(0),
  'go-to-latest': () => seek(currentSight().frontierUs),
  'previous-event': () => chooseBeside(-1),
  'next-event': () => chooseBeside(1),
  'order-now': orderNow,
  restart,
}

function act(shortcut: Exclude<Shortcut, 'help'>): void {
  DEEDS[shortcut]()
}

/** Chooses the event before or after the chosen one, the latest if none is chosen. */
function chooseBeside(step: 1 | -1): void {
  const happened = currentSight().moment.tally.eventsHappened
  const { event } = useSelection.getState()
  if (happened === 0) return
  chooseEvent(event === 0 ? happened : Math.min(happened, Math.max(1, event + step)))
}
