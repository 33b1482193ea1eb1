import type { Report } from '../src/engine/Report.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { completeScenario } from './completeScenario.ts'

const FNV_OFFSET = 14_695_981_039_346_656_037n
const FNV_PRIME = 1_099_511_628_211n

/** About two million steps: webhooks that get lost and are tried again, and two ways of asking. reference.cpp does the same. */
export const WORKLOAD: Scenario = completeScenario({
  version: 1,
  durationMs: 1_200_000,
  events: { kind: 'poisson', perMinute: 12_000 },
  lanes: [
    {
      id: 'webhook',
      strategy: 'webhook',
      timeoutMs: 5000,
      retry: { delaysMs: [500, 1000, 2000, 4000], jitter: 0.2 },
      network: { latencyMs: { kind: 'exponential', meanMs: 30 }, loss: 0.05 },
      handler: {
        workers: 4,
        serviceMs: { kind: 'exponential', meanMs: 15 },
        idempotency: { kind: 'seen-ids', ttlMs: 6000 },
      },
    },
    {
      id: 'quick',
      strategy: 'poll',
      intervalMs: 1000,
      jitter: 0.1,
      timeoutMs: 2000,
      network: { latencyMs: { kind: 'uniform', minMs: 10, maxMs: 60 }, loss: 0.01 },
      handler: { workers: 4, serviceMs: { kind: 'exponential', meanMs: 15 } },
    },
    {
      id: 'slow',
      strategy: 'poll',
      intervalMs: 5000,
      pageSize: 1000,
      conditional: false,
      handler: { workers: 8, serviceMs: { kind: 'uniform', minMs: 5, maxMs: 30 } },
    },
  ],
})

/** The counters of a report folded into 64 bits, 16 hexadecimal digits, as reference.cpp folds its own. */
export function checksumOf(report: Report): string {
  let hash = FNV_OFFSET
  const fold = (value: number) => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(value)) * FNV_PRIME)
  }
  for (const lane of Object.values(report.lanes)) {
    fold(lane.requests)
    fold(lane.useful)
    fold(lane.wasted)
    fold(lane.skipped)
    fold(lane.bytesUp)
    fold(lane.bytesDown)
    fold(lane.attempts)
    fold(lane.failedAttempts)
    fold(lane.timeouts)
    fold(lane.pending)
    fold(lane.knownOnce)
    fold(lane.knownAgain)
    fold(lane.lost)
    fold(lane.duplicateDeliveries)
    fold(lane.effects)
    fold(lane.duplicateEffects)
    for (const { count, mean, max } of [lane.knownDelayMs, lane.effectDelayMs]) {
      fold(count)
      fold(Math.round((mean ?? 0) * 1000))
      fold(Math.round((max ?? 0) * 1000))
    }
  }
  return hash.toString(16).padStart(16, '0')
}
