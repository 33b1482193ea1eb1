import type { PollLane, Scenario, WebhookLane } from '../engine/Scenario.ts'

const shared = {
  network: { latencyMs: { kind: 'constant', ms: 40 }, loss: 0 },
  sourceMs: 5,
  handler: {
    workers: 1,
    serviceMs: { kind: 'constant', ms: 20 },
    outages: [],
    queueLimit: null,
    acknowledge: 'after-work',
    ackMs: 1,
    verifySignature: true,
    idempotency: { kind: 'none' },
  },
} as const

/** For tests: model.md's default scenario, complete, with changes to it and to its two lanes. */
export function plainScenario(
  changes: Partial<Scenario> = {},
  polling: Partial<PollLane> = {},
  webhook: Partial<WebhookLane> = {},
): Scenario {
  const poll: PollLane = {
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
    ...shared,
    ...polling,
  }
  const hook: WebhookLane = {
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
    ...shared,
    ...webhook,
  }
  return {
    version: 1,
    title: '',
    seed: 7,
    durationMs: 600_000,
    events: { kind: 'poisson', perMinute: 6 },
    payloadBytes: 1400,
    lanes: [poll, hook],
    attack: null,
    interventions: [],
    ...changes,
  }
}
