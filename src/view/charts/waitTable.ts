import type { Sight } from '../../state/sight.ts'
import { waitsWords as words } from '../../words/en/charts.ts'
import { dotOf } from './waitSeries.ts'

/** The newest events have a row each, at most so many. */
const MOST_ROWS = 100

/** The waits of the newest events up to the moment shown, newest first, as rows of words. */
export function waitTable(sight: Sight): string[][] {
  const rows = Math.min(MOST_ROWS, sight.moment.tally.eventsHappened)
  return Array.from({ length: rows }, (_, row) => {
    const event = eventOfRow(sight, row)
    const wait = (side: 'poll' | 'webhook') => {
      const dot = dotOf(sight, side, event)
      return dot ? words.wait(dot.waitUs) : words.notYet
    }
    return [words.event(event), words.at(sight.records.happenedAtUs(event)), wait('poll'), wait('webhook')]
  })
}

/** The event in a row of the table. */
export function eventOfRow(sight: Sight, row: number): number {
  return sight.moment.tally.eventsHappened - row
}
