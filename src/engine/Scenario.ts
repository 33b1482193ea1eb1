/** How long something takes. Times in ms; every draw is rounded once to whole microseconds. */
export type Dist =
  | { kind: 'constant'; ms: number }
  | { kind: 'uniform'; minMs: number; maxMs: number }
  | { kind: 'exponential'; meanMs: number }
  | { kind: 'lognormal'; medianMs: number; sigma: number }

/** How events happen at the source app. */
export type Events =
  | { kind: 'poisson'; perMinute: number }
  | { kind: 'periodic'; everyMs: number; firstAtMs: number }
  | { kind: 'bursty'; perMinute: number; burstSize: number; spacingMs: number }
  | { kind: 'trace'; atMs: readonly number[] }

/** The way between a subscriber and the source app: one-way latency and the chance that one message is lost. */
export interface Network {
  latencyMs: Dist
  loss: number
}

/** A stretch of virtual time, from <= t < to, in which a subscriber is closed. */
export interface Outage {
  fromMs: number
  toMs: number
  kind: 'refuse' | 'hang'
}

/** How a receiver remembers what it has seen. */
export type Idempotency = { kind: 'none' } | { kind: 'seen-ids'; ttlMs: number }

/** How a subscriber works through what it is told. From `queueLimit` on, only webhook lanes take notice. */
export interface Handler {
  workers: number
  serviceMs: Dist
  outages: readonly Outage[]
  queueLimit: number | null
  acknowledge: 'after-work' | 'at-once'
  ackMs: number
  verifySignature: boolean
  idempotency: Idempotency
}

interface LaneBase {
  id: string
  timeoutMs: number
  network: Network
  sourceMs: number
  handler: Handler
}

/** A lane whose subscriber asks on a schedule. */
export interface PollLane extends LaneBase {
  strategy: 'poll'
  intervalMs: number | null
  firstPollAtMs: number
  jitter: number
  pageSize: number
  conditional: boolean
  adaptive: { factor: number; maxMs: number } | null
  rateLimit: { requests: number; perMs: number } | null
}

/** A lane whose subscriber is called by the source app. */
export interface WebhookLane extends LaneBase {
  strategy: 'webhook'
  dispatchMs: number
  retry: { delaysMs: readonly number[]; jitter: number }
  maxInFlight: number | null
  ordered: boolean
  disableAfter: number | null
  thin: boolean
  reconcileEveryMs: number | null
}

/** A lane whose subscriber asks and is kept waiting for news. */
export interface LongPollLane extends LaneBase {
  strategy: 'long-poll'
  holdMs: number
  gapMs: number
  firstPollAtMs: number
  pageSize: number
  conditional: boolean
  rateLimit: { requests: number; perMs: number } | null
}

/** One way of learning about the events. */
export type Lane = PollLane | WebhookLane | LongPollLane

/** When forged calls leave. */
export type Forged =
  | { kind: 'poisson'; perMinute: number }
  | { kind: 'periodic'; everyMs: number; firstAtMs: number }
  | { kind: 'trace'; atMs: readonly number[] }

/** Calls by somebody who is not the source app. */
export interface Attack {
  forged: Forged
  knowsUrl: boolean
  replays: boolean
}

/** Values to put at paths of the complete scenario; a path names a lane by its id. */
export type Changes = Readonly<Record<string, unknown>>

/** Something that is done to a run from outside at a virtual time. */
export type Intervention =
  | { atMs: number; set: Changes }
  | { atMs: number; do: 'emit' }
  | { atMs: number; do: 'poll'; lane: string }
  | { atMs: number; do: 'drop'; lane: string; request: number }
  | { atMs: number; do: 'redeliver'; lane: string; event: number }
  | { atMs: number; do: 'forge'; lane: string; replay?: boolean }

/** Everything that determines a run, complete: no field is left out. Times are in ms, as in the file format. */
export interface Scenario {
  version: 1
  title: string
  seed: number
  durationMs: number
  events: Events
  payloadBytes: number
  lanes: readonly Lane[]
  attack: Attack | null
  interventions: readonly Intervention[]
}
