import type { LaneFigures, Waits } from './LaneFigures.ts'
import type { LaneLog } from './LaneLog.ts'
import { meanOf, p90Of } from './measured.ts'
import type { RealRun } from './runReal.ts'

/** Counts what a log holds of the time before the end of its run. */
export function figuresOf(run: RealRun, lane: 'polling' | 'webhook'): LaneFigures {
  const log = run[lane]
  const isPast = (atMs: number | null): atMs is number => atMs !== null && atMs < run.untilMs
  const sent = log.requests.filter(({ sentAtMs }) => isPast(sentAtMs))
  const settled = sent.filter(({ settledAtMs }) => isPast(settledAtMs))
  const useful = sent.filter(({ usefulAtMs }) => isPast(usefulAtMs))
  const withStatus = (status: number) => settled.filter((request) => request.status === status).length
  const failed = settled.filter(({ status }) => status === null || status < 200 || status > 299)
  const effects = log.effects.filter(({ atMs }) => isPast(atMs))
  const waits = effectWaits(run, log)
  return {
    requests: sent.length,
    useful: useful.length,
    wasted: settled.filter(({ usefulAtMs }) => !isPast(usefulAtMs)).length,
    skipped: log.skippedAtMs.filter(isPast).length,
    attempts: lane === 'webhook' ? sent.length : 0,
    failedAttempts: lane === 'webhook' ? failed.length : 0,
    timeouts: settled.filter(({ status, isRefused }) => status === null && !isRefused).length,
    refused: settled.filter(({ isRefused }) => isRefused).length,
    rejected: withStatus(401),
    duplicateDeliveries: log.duplicatesAtMs.filter(isPast).length,
    effects: effects.length,
    duplicateEffects: effects.length - waits.length,
    knownDelayMs: waitsOf(knownWaits(run, log)),
    effectDelayMs: waitsOf(waits),
  }
}

function knownWaits({ eventsAtMs, untilMs }: RealRun, log: LaneLog): number[] {
  return eventsAtMs.flatMap((happenedAtMs, i) => {
    const atMs = log.knownAtMs.get(i + 1)
    return atMs !== undefined && atMs < untilMs ? [atMs - happenedAtMs] : []
  })
}

/** To the first effect of each event. */
function effectWaits({ eventsAtMs, untilMs }: RealRun, log: LaneLog): number[] {
  const firstAtMs = new Map<number, number>()
  for (const { event, atMs } of log.effects) {
    if (atMs < untilMs && !firstAtMs.has(event)) firstAtMs.set(event, atMs)
  }
  return [...firstAtMs].map(([event, atMs]) => atMs - (eventsAtMs[event - 1] ?? Number.NaN))
}

function waitsOf(waits: readonly number[]): Waits {
  if (waits.length === 0) return { count: 0, mean: null, p90: null }
  return { count: waits.length, mean: meanOf(waits), p90: p90Of(waits) }
}
