import { type KeyboardEvent, useRef } from 'react'
import { useClock } from '../../state/clock.ts'
import { chooseEvent } from '../../state/selection.ts'
import { ladderWords } from '../../words/en/ladder.ts'
import styles from './EventButton.module.css'
import type { Drawn, LadderBoard } from './LadderBoard.ts'
import { toldEvent } from './toldEvent.ts'
import { useDrawn } from './useBoard.ts'

const WAYS: Readonly<Record<string, 'before' | 'after' | 'first' | 'last'>> = {
  ArrowLeft: 'before',
  ArrowUp: 'before',
  j: 'before',
  ArrowRight: 'after',
  ArrowDown: 'after',
  k: 'after',
  Home: 'first',
  End: 'last',
}

/** The one event of the ladder that can take the focus: the chosen one, or the first in the window. */
export function EventButton({ board }: { board: LadderBoard }) {
  const button = useRef<HTMLButtonElement>(null)
  useDrawn(board, (drawn) => {
    if (button.current) place(button.current, drawn)
  })
  const choose = () => chooseEvent(Number(button.current?.dataset['event'] ?? 0))
  const move = (keyPress: KeyboardEvent) => {
    const way = WAYS[keyPress.key.length === 1 ? keyPress.key.toLowerCase() : keyPress.key]
    const { drawn } = board
    if (!(way && drawn) || keyPress.ctrlKey || keyPress.metaKey || keyPress.altKey || keyPress.shiftKey)
      return
    keyPress.preventDefault()
    keyPress.stopPropagation()
    const [first, last] = eventsIn(drawn)
    if (last < first) return
    const at = Number(button.current?.dataset['event'] ?? first)
    const wanted = { before: at - 1, after: at + 1, first, last }[way]
    chooseEvent(Math.min(last, Math.max(first, wanted)))
  }
  return (
    <fieldset className={styles['events']} aria-label={ladderWords.events}>
      <button
        ref={button}
        type="button"
        className={styles['event']}
        hidden
        onClick={choose}
        onFocus={choose}
        onKeyDown={move}
      />
    </fieldset>
  )
}

/** The first and the last event that happened in the window, as far as the clock or the known future goes. */
export function eventsIn({ records, fromUs, toUs, frontierUs }: Drawn): readonly [number, number] {
  return [records.eventsBefore(fromUs) + 1, records.eventsBefore(Math.min(toUs, frontierUs))]
}

function place(button: HTMLButtonElement, drawn: Drawn): void {
  const { records, geometry, chosenEvent, fromUs, toUs, nowUs } = drawn
  const [first, last] = eventsIn(drawn)
  const isChosenSeen = chosenEvent >= first && chosenEvent <= last
  const event = isChosenSeen ? chosenEvent : first
  button.hidden = last < first
  if (last < first) return
  const share = (records.happenedAtUs(event) - fromUs) / (toUs - fromUs)
  const x = geometry.plotLeft + share * (geometry.plotRight - geometry.plotLeft)
  button.style.transform = `translate(${x}px, ${geometry.shopY}px)`
  // An event of the known future is told as the run goes on from here.
  const asOfUs = records.happenedAtUs(event) < nowUs ? nowUs : drawn.frontierUs
  // What is still under way would change with every frame, so it is said anew ten times a second.
  const step = useClock.getState().isPlaying ? 1e5 : 1
  const state = `${event} ${event === chosenEvent} ${Math.floor(asOfUs / step)}`
  if (button.dataset['state'] === state) return
  button.dataset['state'] = state
  const told = toldEvent(records, drawn.lanes, event, asOfUs)
  button.dataset['event'] = String(event)
  button.ariaLabel = ladderWords.eventLabel(event, told.happenedAtUs, told.poll, told.webhook)
  button.ariaPressed = String(event === chosenEvent)
}
