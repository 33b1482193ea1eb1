import { usFromMs } from '../engine/microseconds.ts'
import type { Dist, Handler, Lane, LongPollLane, Outage, PollLane } from '../engine/Scenario.ts'
import { longPollAnswerUs } from './longPollRound.ts'
import type { Problem } from './Problem.ts'

/** A problem between several values, the others of which stand at `with`. */
interface CrossProblem extends Problem {
  with: readonly string[]
}

/**
 * Reports what is wrong between fields of a lane that are right one by one. What stands for a value that has a problem
 * already is not judged. Returns the lane with something good at the places that are wrong.
 */
export function soundLane(lane: Lane, path: string, problems: Problem[]): Lane {
  const found = [
    ...problemsInDist(lane.network.latencyMs, `${path}.network.latencyMs`),
    ...problemsInDist(lane.handler.serviceMs, `${path}.handler.serviceMs`),
    ...problemsInOutages(lane.handler.outages, `${path}.handler.outages`),
    ...problemsInStrategy(lane, path),
  ]
  if (found.length === 0) return lane
  const isReported = (place: string) =>
    problems.some(({ path: other }) => place === other || isBelow(place, other) || isBelow(other, place))
  const isNew = (one: CrossProblem) => ![one.path, ...one.with].some(isReported)
  for (const { path: place, must, got } of found.filter(isNew)) problems.push({ path: place, must, got })
  return mended(lane)
}

function isBelow(place: string, path: string): boolean {
  return place.startsWith(`${path}.`) || place.startsWith(`${path}[`)
}

function problemsInDist(dist: Dist, path: string): CrossProblem[] {
  if (dist.kind !== 'uniform' || dist.minMs <= dist.maxMs) return []
  const must = `be at most maxMs, which is ${dist.maxMs} ms`
  return [{ path: `${path}.minMs`, must, got: String(dist.minMs), with: [`${path}.maxMs`] }]
}

function problemsInOutages(outages: readonly Outage[], path: string): CrossProblem[] {
  return outages.flatMap(({ fromMs, toMs }, index) => {
    const found: CrossProblem[] = []
    const from = `${path}[${index}].fromMs`
    const end = outages[index - 1]?.toMs ?? 0
    if (fromMs >= toMs) {
      const must = `be above fromMs, which is ${fromMs} ms`
      found.push({ path: `${path}[${index}].toMs`, must, got: String(toMs), with: [from] })
    }
    if (fromMs < end) {
      const must = `be at least ${end} ms, where the outage before it ends`
      found.push({ path: from, must, got: String(fromMs), with: [`${path}[${index - 1}].toMs`] })
    }
    return found
  })
}

function problemsInStrategy(lane: Lane, path: string): CrossProblem[] {
  if (isTooSlow(lane)) {
    const must = `be at least intervalMs, which is ${lane.intervalMs} ms`
    const got = String(lane.adaptive.maxMs)
    return [{ path: `${path}.adaptive.maxMs`, must, got, with: [`${path}.intervalMs`] }]
  }
  if (!isEndless(lane)) return []
  const must =
    'make at least 0.001 ms together with gapMs, sourceMs and network.latencyMs, where rateLimit is null'
  const others = ['gapMs', 'sourceMs', 'network.latencyMs', 'rateLimit'].map((name) => `${path}.${name}`)
  return [{ path: `${path}.holdMs`, must, got: String(lane.holdMs), with: others }]
}

type TooSlow = PollLane & { intervalMs: number; adaptive: { factor: number; maxMs: number } }

/** Whether an adaptive interval would begin above its most. */
function isTooSlow(lane: Lane): lane is TooSlow {
  if (lane.strategy !== 'poll' || lane.adaptive === null || lane.intervalMs === null) return false
  return lane.adaptive.maxMs < lane.intervalMs
}

/**
 * Whether a long-polling client could ask without end in one microsecond. A rate limit makes it wait; a loss is not
 * counted on, as it may be rare.
 */
function isEndless(lane: Lane): lane is LongPollLane {
  if (lane.strategy !== 'long-poll' || lane.rateLimit !== null) return false
  return usFromMs(lane.gapMs) + longPollAnswerUs(lane) < 1
}

/** The lane without what is wrong between its fields: all paths that exist in it still do. */
function mended(lane: Lane): Lane {
  const network = { ...lane.network, latencyMs: mendedDist(lane.network.latencyMs) }
  const base = { ...lane, network, handler: mendedHandler(lane.handler) }
  if (isTooSlow(base)) return { ...base, adaptive: { ...base.adaptive, maxMs: base.intervalMs } }
  return isEndless(base) ? { ...base, holdMs: 1 } : base
}

function mendedDist(dist: Dist): Dist {
  return dist.kind === 'uniform' && dist.minMs > dist.maxMs ? { ...dist, minMs: dist.maxMs } : dist
}

function mendedHandler(handler: Handler): Handler {
  const areOutagesWrong = problemsInOutages(handler.outages, '').length > 0
  return {
    ...handler,
    serviceMs: mendedDist(handler.serviceMs),
    outages: areOutagesWrong ? [] : handler.outages,
  }
}
