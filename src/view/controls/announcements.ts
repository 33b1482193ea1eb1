import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import { aloudWords as words } from '../../words/en/aloud.ts'

const MINUTE_US = 60_000_000

/** The counts that are said aloud; a side that the run does not have is undefined. */
interface Counts {
  orders: number
  asks?: { made: number; wasted: number }
  calls?: { made: number; requests: number }
}

/** The counts of the moment shown. */
export function countsOf({ moment, scenario }: Pick<Sight, 'moment' | 'scenario'>): Counts {
  const shown = shownLanes(scenario)
  const poll = moment.tally.lanes[shown.poll]
  const webhook = moment.tally.lanes[shown.webhook]
  return {
    orders: moment.tally.eventsHappened,
    ...(poll && { asks: { made: poll.requests, wasted: poll.wasted } }),
    ...(webhook && { calls: { made: webhook.attempts, requests: webhook.requests } }),
  }
}

/** What has happened between two moments: `3 orders. Polling asked 4 times, 2 for nothing. …` */
function factsBetween(before: Counts, after: Counts): string {
  const facts = [words.orders(Math.max(0, after.orders - before.orders))]
  if (after.asks) {
    const made = Math.max(0, after.asks.made - (before.asks?.made ?? 0))
    facts.push(words.asked(made, Math.max(0, after.asks.wasted - (before.asks?.wasted ?? 0))))
  }
  if (after.calls) {
    const made = Math.max(0, after.calls.made - (before.calls?.made ?? 0))
    facts.push(words.called(made, Math.max(0, after.calls.requests - (before.calls?.requests ?? 0))))
  }
  return facts.join(' ')
}

/** What is said when the clock is stopped. */
export function pauseSummary(before: Counts, after: Counts): string {
  return words.sincePlay(factsBetween(before, after))
}

/** Number of the ten-minute stretch of virtual time that a moment lies in. */
export function tenthMinute(atUs: number): number {
  return Math.floor(atUs / (10 * MINUTE_US))
}

/** What is said at every tenth virtual minute. */
export function minuteSummary(tenth: number, counts: Counts): string {
  return words.minute(tenth * 10, factsBetween({ orders: 0 }, counts))
}
