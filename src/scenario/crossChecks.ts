import type { Dist, Lane, Outage } from '../engine/Scenario.ts'
import type { Problem } from './Problem.ts'

/** What is wrong between the fields of a lane whose fields are right one by one. */
export function problemsInLane(lane: Lane, path: string): Problem[] {
  return [
    ...problemsInDist(lane.network.latencyMs, `${path}.network.latencyMs`),
    ...problemsInDist(lane.handler.serviceMs, `${path}.handler.serviceMs`),
    ...problemsInOutages(lane.handler.outages, `${path}.handler.outages`),
  ]
}

function problemsInDist(dist: Dist, path: string): Problem[] {
  if (dist.kind !== 'uniform' || dist.minMs <= dist.maxMs) return []
  return [
    { path: `${path}.minMs`, must: `be at most maxMs, which is ${dist.maxMs} ms`, got: String(dist.minMs) },
  ]
}

function problemsInOutages(outages: readonly Outage[], path: string): Problem[] {
  return outages.flatMap(({ fromMs, toMs }, index) => {
    const found: Problem[] = []
    const end = outages[index - 1]?.toMs ?? 0
    if (fromMs >= toMs) {
      found.push({
        path: `${path}[${index}].toMs`,
        must: `be above fromMs, which is ${fromMs} ms`,
        got: String(toMs),
      })
    }
    if (fromMs < end) {
      const must = `be at least ${end} ms, where the outage before it ends`
      found.push({ path: `${path}[${index}].fromMs`, must, got: String(fromMs) })
    }
    return found
  })
}
