import type { Records } from '../engine/Records.ts'

/** How fast the clock goes while messages travel, when it follows them. */
export const SLOW = 1 / 20

/** How long before the present messages are counted to tell whether there are too many to follow. */
const SPAN_US = 20_000_000
/** Following stops above the first share of time with messages under way, and comes back below the second. */
const TOO_BUSY = 1 / 3
const QUIET_AGAIN = 1 / 4

/**
 * When the messages on the wires at `atUs` will all have arrived, or `atUs` itself if there are none. What leaves at
 * `atUs` is not on a wire yet: it comes to the same whether the run is known any farther or not.
 */
export function wiresEmptyAtUs(records: Records, atUs: number): number {
  let emptyAtUs = atUs
  records.lanes.forEach((lane, index) => {
    records.requestsIn(index, atUs, atUs + 1, (request) => {
      if (lane.sentAtUs(request) < atUs && lane.reachesAtUs(request) > atUs) {
        emptyAtUs = Math.max(emptyAtUs, lane.reachesAtUs(request))
      }
      if (lane.answeredAtUs(request) < atUs && lane.backAtUs(request) > atUs) {
        emptyAtUs = Math.max(emptyAtUs, lane.backAtUs(request))
      }
    })
  })
  return emptyAtUs
}

/** Whether messages are under way too often to slow down for each: a function of the trace and the time. */
export function isTooBusy(records: Records, atUs: number, wasTooBusy: boolean): boolean {
  const fromUs = Math.max(0, atUs - SPAN_US)
  const spanUs = atUs - fromUs
  if (spanUs < 1_000_000) return wasTooBusy
  const share = travelUs(records, fromUs, atUs) / spanUs
  return share > (wasTooBusy ? QUIET_AGAIN : TOO_BUSY)
}

/** How much of a stretch of time had at least one message on a wire. */
function travelUs(records: Records, fromUs: number, toUs: number): number {
  const trips: [number, number][] = []
  records.lanes.forEach((lane, index) => {
    records.requestsIn(index, fromUs, toUs, (request) => {
      trips.push([lane.sentAtUs(request), lane.reachesAtUs(request)])
      if (lane.answeredAtUs(request) < toUs) trips.push([lane.answeredAtUs(request), lane.backAtUs(request)])
    })
  })
  trips.sort((a, b) => a[0] - b[0])
  let sum = 0
  let coveredUs = fromUs
  for (const [sentUs, reachesUs] of trips) {
    const startUs = Math.max(sentUs, coveredUs)
    const endUs = Math.min(reachesUs, toUs)
    if (endUs <= startUs) continue
    sum += endUs - startUs
    coveredUs = endUs
  }
  return sum
}
