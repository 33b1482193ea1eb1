import type { Scenario } from '../../engine/Scenario.ts'
import type { LaneTally, Tally } from '../../engine/Tally.ts'
import { ordersBetweenAsks } from '../../state/ordersBetweenAsks.ts'
import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import type { Side } from '../../words/en/score.ts'

/** Requests for each event: measured, or expected where nothing could be measured yet. */
export interface PerOrder {
  requests: number
  isMeasured: boolean
}

/** Where a run stands between many asks and many calls. */
export interface TurningPointState {
  /** Orders between two asks by the settings; null where polling is missing or asks by hand only. */
  between: number | null
  poll: PerOrder | null
  webhook: PerOrder | null
  /** Both axes reach from 1 / extent to extent. */
  extent: number
}

const SMALLEST_EXTENT = 20

/**
 * The turning point at the moment shown: the setting, and the requests per event measured since the last time that the
 * rate or the interval was turned, so that what is measured belongs to the setting.
 */
export function turningPointOf(sight: Sight): TurningPointState {
  const between = ordersBetweenAsks(sight.settings)
  const isSet = between !== null && between > 0
  const start = tallyAtLastTurn(sight)
  const events = sight.moment.tally.eventsHappened - (start?.eventsHappened ?? 0)
  const perOrder = (side: Side, expected: number): PerOrder | null => {
    const lane = shownLanes(sight.settings)[side]
    const now = sight.moment.tally.lanes[lane]
    if (!now || !isSet) return null
    const requests = now.requests - requestsOf(start?.lanes[lane])
    return events > 0 && requests > 0
      ? { requests: requests / events, isMeasured: true }
      : { requests: expected, isMeasured: false }
  }
  const poll = perOrder('poll', isSet ? 1 / between : 1)
  const webhook = perOrder('webhook', 1)
  const far = [between, poll?.requests, webhook?.requests].map((value) =>
    value ? Math.max(value, 1 / value) : 1,
  )
  return { between, poll, webhook, extent: extentFor(Math.max(...far)) }
}

function requestsOf(lane: LaneTally | undefined): number {
  return lane?.requests ?? 0
}

/** The smallest of 20, 200, 2000, … that holds `far`. */
function extentFor(far: number): number {
  let extent = SMALLEST_EXTENT
  while (extent < far && extent < 2e9) extent *= 10
  return extent
}

interface Start {
  sight: Pick<Sight, 'records' | 'branch'>
  atUs: number
  tally: Tally
}

let latest: Start | undefined

function tallyAtLastTurn(sight: Sight): Tally | undefined {
  const atUs = lastTurnUs(sight.scenario, sight.moment.atUs)
  if (atUs === 0) return undefined
  const { records, branch } = sight
  const isKnown = latest?.atUs === atUs && latest.sight.records === records && latest.sight.branch === branch
  if (!latest || !isKnown) latest = { sight: { records, branch }, atUs, tally: records.tallies.at(atUs) }
  return latest.tally
}

function lastTurnUs(scenario: Scenario, beforeUs: number): number {
  const lane = scenario.lanes[shownLanes(scenario).poll]
  const interval = `lanes.${lane?.id}.intervalMs`
  let last = 0
  for (const step of scenario.interventions) {
    if (!('set' in step) || step.atMs * 1000 >= beforeUs) continue
    const isTurn = Object.keys(step.set).some((path) => path === interval || path.startsWith('events'))
    if (isTurn) last = Math.max(last, Math.round(step.atMs * 1000))
  }
  return last
}
