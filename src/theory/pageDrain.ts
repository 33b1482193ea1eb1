import { poissonExcess, poissonTail } from './poissonTail.ts'

/** What full pages add, per interval. */
export interface PageDrain {
  extraRequests: number
  /** Added to the sum of the waits of one interval's events, in seconds. */
  extraWaitS: number
}

const NONE: PageDrain = { extraRequests: 0, extraWaitS: 0 }
const NEGLIGIBLE = 1e-6

/** Expected further pages, and what is left after each page summed, from the mean number of events at the first. */
function pagesOf(backlog: number, perRoundTrip: number, pageSize: number): { pages: number; left: number } {
  let pages = 0
  let left = 0
  for (let page = 1; ; page += 1) {
    const mean = backlog + (page - 1) * perRoundTrip
    const more = poissonTail(mean, page * pageSize)
    pages += more
    left += poissonExcess(mean, page * pageSize)
    if (more < 1e-9) return { pages, left }
  }
}

/**
 * The further requests with which a client fetches full pages in a row, and what that adds to the waits.
 *
 * Derived here. With N(t) events since the last complete reading, page i + 1 is asked for if N, then i round trips later,
 * is above i pages: a Poisson tail. The next interval starts from the drain's end, so its backlog is taken at the mean
 * drain. Units: events per second, seconds. Assumes Poisson events and a constant round trip.
 * Valid (to about 1 % of the extra requests) where a round trip brings at most a tenth of a page and three round trips fit
 * before the next tick, `nextS`; elsewhere null, unless a full page is next to impossible.
 */
export function pageDrain(
  ratePerS: number,
  intervalS: number,
  pageSize: number,
  { roundTripS, nextS }: { roundTripS: number; nextS: number },
): PageDrain | null {
  if (poissonTail(ratePerS * intervalS, pageSize) < NEGLIGIBLE) return NONE
  const perRoundTrip = ratePerS * roundTripS
  if (perRoundTrip > pageSize / 10 || 3 * roundTripS > nextS) return null
  let drain = { pages: 0, left: 0 }
  for (let round = 0; round < 4; round += 1) {
    const gapS = Math.max(0, intervalS - drain.pages * roundTripS)
    drain = pagesOf(ratePerS * gapS, perRoundTrip, pageSize)
  }
  const drainS = drain.pages * roundTripS
  const waits = (ratePerS / 2) * ((intervalS - drainS) ** 2 - intervalS ** 2 + drainS * roundTripS)
  return { extraRequests: drain.pages, extraWaitS: waits + roundTripS * drain.left }
}
