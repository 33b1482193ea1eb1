import { useState } from 'react'
import { useClock } from '../../state/clock.ts'
import { ladderWords, type ToldWait } from '../../words/en/ladder.ts'
import { eventsIn } from './EventButton.tsx'
import type { Drawn, LadderBoard } from './LadderBoard.ts'
import styles from './LadderTable.module.css'
import { type ToldEvent, toldEvent } from './toldEvent.ts'
import { useDrawn } from './useBoard.ts'

const MOST_ROWS = 200
/** While the clock runs the table follows it twice in a virtual second at the most. */
const REFRESH_US = 5e5

interface Shown {
  rows: readonly ToldEvent[]
  count: number
  fromUs: number
  toUs: number
  hasPoll: boolean
  hasWebhook: boolean
}

/** The events in the window as a table: when each happened, and after how long each side knew. */
export function LadderTable({ board, id }: { board: LadderBoard; id: string }) {
  const [shown, setShown] = useState<Shown>()
  const [state, setState] = useState('')
  useDrawn(board, (drawn) => {
    const { isPlaying } = useClock.getState()
    const step = isPlaying ? REFRESH_US : 1
    const next = [
      Math.floor(drawn.nowUs / step),
      drawn.toUs - drawn.fromUs,
      isPlaying ? 0 : drawn.fromUs,
    ].join()
    if (next === state) return
    setState(next)
    setShown(shownOf(drawn))
  })
  if (!shown) return null
  return (
    <div className={styles['frame']} id={id}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{ladderWords.tableCaption(shown.fromUs, shown.toUs)}</caption>
        <thead>
          <tr>
            <th scope="col">{ladderWords.column.event}</th>
            <th scope="col">{ladderWords.column.happened}</th>
            {shown.hasPoll && <th scope="col">{ladderWords.column.poll}</th>}
            {shown.hasWebhook && <th scope="col">{ladderWords.column.webhook}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map(({ event, happenedAtUs, poll, webhook }) => (
            <tr key={event}>
              <th scope="row">{event}</th>
              <td>{ladderWords.happened(happenedAtUs)}</td>
              {poll && <td>{waitText(poll)}</td>}
              {webhook && <td>{waitText(webhook)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.count === 0 && <p className={styles['note']}>{ladderWords.noOrders}</p>}
      {shown.count > MOST_ROWS && (
        <p className={styles['note']}>{ladderWords.moreOrders(MOST_ROWS, shown.count)}</p>
      )}
    </div>
  )
}

function shownOf(drawn: Drawn): Shown {
  const { records, lanes, fromUs, nowUs, toUs } = drawn
  const [first] = eventsIn(drawn)
  const last = records.eventsBefore(Math.min(toUs, nowUs))
  const count = Math.max(0, last - first + 1)
  const start = Math.max(first, last - MOST_ROWS + 1)
  const rows = Array.from({ length: Math.max(0, last - start + 1) }, (_, k) =>
    toldEvent(records, lanes, start + k, nowUs),
  )
  const untilUs = Math.max(0, Math.min(toUs, nowUs))
  return {
    rows,
    count,
    fromUs: Math.max(0, fromUs),
    toUs: untilUs,
    hasPoll: lanes.poll >= 0,
    hasWebhook: lanes.webhook >= 0,
  }
}

function waitText({ us, isOver, isLost }: ToldWait): string {
  if (isLost) return ladderWords.lost
  return isOver ? ladderWords.knewAfter(us) : ladderWords.notYet(us)
}
