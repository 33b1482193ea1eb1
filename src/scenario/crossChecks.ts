import type { Dist, Lane, Outage } from '../engine/Scenario.ts'
import type { Problem } from './Problem.ts'

/** A problem between two values, the other of which stands at `with`. */
interface CrossProblem extends Problem {
  with: string
}

/**
 * Reports what is wrong between fields of a lane that are right one by one. What stands for a value that has a problem
 * already is not judged. Returns the lane without the parts that are wrong.
 */
export function soundLane(lane: Lane, path: string, problems: Problem[]): Lane {
  const isReported = (place: string) => problems.some((one) => place === one.path || isBelow(place, one.path))
  const isWrong = (part: string, find: (place: string) => readonly CrossProblem[]): boolean => {
    const place = `${path}.${part}`
    const found = find(place)
    for (const { with: other, ...problem } of found) {
      if (!isReported(problem.path) && !isReported(other)) problems.push(problem)
    }
    return found.length > 0
  }
  const { network, handler } = lane
  const none = { kind: 'constant', ms: 0 } as const
  const isLatencyWrong = isWrong('network.latencyMs', (place) => problemsInDist(network.latencyMs, place))
  const isServiceWrong = isWrong('handler.serviceMs', (place) => problemsInDist(handler.serviceMs, place))
  const areOutagesWrong = isWrong('handler.outages', (place) => problemsInOutages(handler.outages, place))
  if (!isLatencyWrong && !isServiceWrong && !areOutagesWrong) return lane
  return {
    ...lane,
    network: { ...network, latencyMs: isLatencyWrong ? none : network.latencyMs },
    handler: {
      ...handler,
      serviceMs: isServiceWrong ? none : handler.serviceMs,
      outages: areOutagesWrong ? [] : handler.outages,
    },
  }
}

function isBelow(place: string, path: string): boolean {
  return place.startsWith(`${path}.`) || place.startsWith(`${path}[`)
}

function problemsInDist(dist: Dist, path: string): CrossProblem[] {
  if (dist.kind !== 'uniform' || dist.minMs <= dist.maxMs) return []
  const must = `be at most maxMs, which is ${dist.maxMs} ms`
  return [{ path: `${path}.minMs`, must, got: String(dist.minMs), with: `${path}.maxMs` }]
}

function problemsInOutages(outages: readonly Outage[], path: string): CrossProblem[] {
  return outages.flatMap(({ fromMs, toMs }, index) => {
    const found: CrossProblem[] = []
    const from = `${path}[${index}].fromMs`
    const end = outages[index - 1]?.toMs ?? 0
    if (fromMs >= toMs) {
      const must = `be above fromMs, which is ${fromMs} ms`
      found.push({ path: `${path}[${index}].toMs`, must, got: String(toMs), with: from })
    }
    if (fromMs < end) {
      const must = `be at least ${end} ms, where the outage before it ends`
      found.push({ path: from, must, got: String(fromMs), with: `${path}[${index - 1}].toMs` })
    }
    return found
  })
}
