import { momentAt } from '../../engine/momentAt.ts'
import { Records } from '../../engine/Records.ts'
import type { Handler, Lane, PollLane, Scenario, WebhookLane } from '../../engine/Scenario.ts'
import { Simulation } from '../../engine/Simulation.ts'
import { Trace } from '../../engine/Trace.ts'
import type { Sight } from '../../state/sight.ts'

const handler: Handler = {
  workers: 1,
  serviceMs: { kind: 'constant', ms: 20 },
  outages: [],
  queueLimit: null,
  acknowledge: 'after-work',
  ackMs: 1,
  verifySignature: true,
  idempotency: { kind: 'seen-ids', ttlMs: 86_400_000 },
}

const network = { latencyMs: { kind: 'constant', ms: 40 }, loss: 0 } as const

/** A polling lane as in the default scenario, with changes. For tests. */
export function pollLane(changes: Partial<PollLane> = {}): PollLane {
  return {
    id: 'polling',
    strategy: 'poll',
    intervalMs: 5000,
    firstPollAtMs: 0,
    jitter: 0,
    pageSize: 100,
    timeoutMs: 30_000,
    conditional: true,
    adaptive: null,
    rateLimit: null,
    network,
    sourceMs: 5,
    handler,
    ...changes,
  }
}

/** A webhook lane as in the default scenario, with changes. For tests. */
export function webhookLane(changes: Partial<WebhookLane> = {}): WebhookLane {
  return {
    id: 'webhook',
    strategy: 'webhook',
    dispatchMs: 5,
    timeoutMs: 10_000,
    retry: { delaysMs: [5000, 300_000, 1_800_000], jitter: 0 },
    maxInFlight: null,
    ordered: false,
    disableAfter: null,
    thin: false,
    reconcileEveryMs: null,
    network,
    sourceMs: 5,
    handler,
    ...changes,
  }
}

/** The sight of a small scenario's run at a moment. For tests. */
export function sightAt(
  atMs: number,
  perMinute: number,
  lanes: readonly Lane[],
  changes: Partial<Scenario> = {},
): Sight {
  const scenario: Scenario = {
    version: 1,
    title: '',
    seed: 7,
    durationMs: 600_000,
    events: { kind: 'poisson', perMinute },
    payloadBytes: 1400,
    lanes,
    attack: null,
    interventions: [],
    ...changes,
  }
  const trace = new Trace()
  const simulation = new Simulation(scenario, trace)
  simulation.advanceTo(atMs * 1000)
  const records = new Records(trace, scenario.lanes)
  const moment = momentAt(records, atMs * 1000)
  return { scenario, settings: simulation.settings, records, moment, frontierUs: atMs * 1000, branch: 0 }
}
