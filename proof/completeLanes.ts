import type { CompleteScenario, Handler, LongPollLane, PollLane, WebhookLane } from './referenceTypes.ts'

/** Gives the default handler with some fields replaced. */
export const handlerWith = (fields: Partial<Handler> = {}): Handler => ({
  workers: 1,
  serviceMs: { kind: 'constant', ms: 20 },
  outages: [],
  queueLimit: null,
  acknowledge: 'after-work',
  ackMs: 1,
  verifySignature: true,
  idempotency: { kind: 'none' },
  ...fields,
})

/** Gives a default network with some fields replaced. */
export const networkWith = (ms: number, loss = 0): PollLane['network'] => ({
  latencyMs: { kind: 'constant', ms },
  loss,
})

/** Gives the default polling lane with some fields replaced. */
export const pollLaneWith = (fields: Partial<PollLane> = {}): PollLane => ({
  id: 'polling',
  strategy: 'poll',
  intervalMs: 5000,
  firstPollAtMs: 0,
  jitter: 0,
  pageSize: 100,
  timeoutMs: 30000,
  conditional: true,
  adaptive: null,
  rateLimit: null,
  network: networkWith(40),
  sourceMs: 5,
  handler: handlerWith(),
  ...fields,
})

/** Gives the default long-polling lane with some fields replaced. */
export const longPollLaneWith = (fields: Partial<LongPollLane> = {}): LongPollLane => ({
  id: 'held',
  strategy: 'long-poll',
  holdMs: 30000,
  gapMs: 0,
  firstPollAtMs: 0,
  pageSize: 100,
  timeoutMs: 40000,
  conditional: true,
  rateLimit: null,
  network: networkWith(40),
  sourceMs: 5,
  handler: handlerWith(),
  ...fields,
})

/** Gives the default webhook lane with some fields replaced. */
export const webhookLaneWith = (fields: Partial<WebhookLane> = {}): WebhookLane => ({
  id: 'webhook',
  strategy: 'webhook',
  dispatchMs: 5,
  timeoutMs: 10000,
  retry: { delaysMs: [5000, 300000, 1800000], jitter: 0 },
  maxInFlight: null,
  ordered: false,
  disableAfter: null,
  thin: false,
  reconcileEveryMs: null,
  network: networkWith(40),
  sourceMs: 5,
  handler: handlerWith(),
  ...fields,
})

/** Gives the default scenario with some fields replaced. */
export const scenarioWith = (fields: Partial<CompleteScenario> = {}): CompleteScenario => ({
  version: 1,
  title: '',
  seed: 7,
  durationMs: 600000,
  events: { kind: 'poisson', perMinute: 6 },
  payloadBytes: 1400,
  lanes: [pollLaneWith(), webhookLaneWith()],
  attack: null,
  interventions: [],
  ...fields,
})
