import { useRef } from 'react'
import { useClock } from '../../state/clock.ts'
import { ladderWords } from '../../words/en/ladder.ts'
import type { Drawn, LadderBoard } from './LadderBoard.ts'
import { useDrawn } from './useBoard.ts'

/** Says how to read the ladder and what it shows now, for those who cannot see it. */
export function LadderCaption({ board }: { board: LadderBoard }) {
  const now = useRef<HTMLSpanElement>(null)
  useDrawn(board, (drawn) => {
    const step = useClock.getState().isPlaying ? 1e6 : 1
    const state = [Math.floor(drawn.nowUs / step), Math.floor(drawn.fromUs / step)].join()
    if (!now.current || now.current.dataset['state'] === state) return
    now.current.dataset['state'] = state
    now.current.textContent = captionOf(drawn)
  })
  return (
    <p className="visually-hidden">
      {ladderWords.caption} <span ref={now} />
    </p>
  )
}

function captionOf({ records, lanes, fromUs, toUs, nowUs }: Drawn): string {
  const untilUs = Math.max(0, Math.min(toUs, nowUs))
  const startUs = Math.min(untilUs, Math.max(0, fromUs))
  const until = records.tallies.at(untilUs)
  const start = records.tallies.at(startUs)
  const sent = (lane: number, count: 'requests' | 'attempts') =>
    (until.lanes[lane]?.[count] ?? 0) - (start.lanes[lane]?.[count] ?? 0)
  const events = until.eventsHappened - start.eventsHappened
  const calls = sent(lanes.webhook, 'attempts')
  const others = sent(lanes.webhook, 'requests') - calls
  return ladderWords.captionNow(startUs, untilUs, events, sent(lanes.poll, 'requests'), calls, others)
}
