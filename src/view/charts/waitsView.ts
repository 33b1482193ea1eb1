import { shownLanes } from '../../state/shownLanes.ts'
import type { Sight } from '../../state/sight.ts'
import type { Side } from '../../words/en/score.ts'
import { laneTallyOf } from '../scoreboard/laneTallyOf.ts'
import { predictionOf } from '../scoreboard/predictionOf.ts'
import { countTicks } from './countTicks.ts'
import { type TimeAxis, timeAxis } from './timeAxis.ts'
import { type WaitSeries, waitSeries } from './waitSeries.ts'

/** Everything that the chart of waits draws at a moment. */
export interface WaitsView {
  series: WaitSeries
  time: TimeAxis
  /** Ticks of the upright axis in seconds, and its end in microseconds. */
  ticksS: readonly number[]
  topUs: number
  binUs: number
  /** The side whose mean is drawn: polling, if it is in the run. */
  lead: Side
  theoryUs: number | null
  /** How many waits theory expects in each bin, and between which waits; null where it does not say. */
  expected: { perBin: number; fromUs: number; toUs: number } | null
}

/** Waits this little above the last tick do not lengthen the axis. */
const OVERHANG = 1.02

/** What the chart of waits shows at a moment. */
export function waitsView(sight: Sight): WaitsView {
  const lead: Side = laneTallyOf(sight, 'poll') ? 'poll' : 'webhook'
  const longestUs = Math.max(
    ...(['poll', 'webhook'] as const).map((side) => laneTallyOf(sight, side)?.knownDelayMaxUs ?? 0),
  )
  const ticksS = countTicks(longestUs > 0 ? longestUs / OVERHANG / 1e6 : 1, 5, false)
  const lastUs = (ticksS.at(-1) ?? 1) * 1e6
  const steps = ticksS.length - 1
  const binCount = steps * (steps > 3 ? 2 : 4)
  const binUs = lastUs / binCount
  const prediction = predictionOf(sight, lead)
  const meanMs = prediction?.applies ? prediction.meanWaitMs : null
  return {
    series: waitSeries(sight, binUs, binCount),
    time: timeAxis(sight.frontierUs),
    ticksS,
    topUs: Math.max(lastUs, longestUs),
    binUs,
    lead,
    theoryUs: meanMs === null ? null : meanMs * 1000,
    expected: expectedBins(sight, binUs),
  }
}

/** P1: a wait for a poll is as likely to be of any length between nothing and the interval, plus the way. */
function expectedBins(sight: Sight, binUs: number): WaitsView['expected'] {
  const { scenario } = sight
  const lane = scenario.lanes[shownLanes(scenario).poll]
  const prediction = predictionOf(sight, 'poll')
  const known = laneTallyOf(sight, 'poll')?.knownCount ?? 0
  if (lane?.strategy !== 'poll' || lane.intervalMs === null || lane.jitter > 0 || known === 0) return null
  if (lane.adaptive !== null || lane.rateLimit !== null) return null
  if (scenario.interventions.length > 0 || scenario.events.kind !== 'poisson') return null
  if (!prediction?.applies || prediction.worstWaitMs === null || lane.network.latencyMs.kind !== 'constant')
    return null
  const intervalUs = lane.intervalMs * 1000
  const toUs = prediction.worstWaitMs * 1000
  return { perBin: (known * binUs) / intervalUs, fromUs: Math.max(0, toUs - intervalUs), toUs }
}
