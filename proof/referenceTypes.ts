/** A random duration; its numbers are milliseconds. */
export type Dist =
  | { kind: 'constant'; ms: number }
  | { kind: 'uniform'; minMs: number; maxMs: number }
  | { kind: 'exponential'; meanMs: number }
  | { kind: 'lognormal'; medianMs: number; sigma: number }

/** One outage of a subscriber's handler. */
export type Outage = { fromMs: number; toMs: number; kind: 'refuse' | 'hang' }

/** How a subscriber works through what it is told. */
export type Handler = {
  workers: number
  serviceMs: Dist
  outages: Outage[]
  queueLimit: number | null
  acknowledge: 'after-work' | 'at-once'
  ackMs: number
  verifySignature: boolean
  idempotency: { kind: 'none' } | { kind: 'seen-ids'; ttlMs: number }
}

/** What every lane has. */
export type LaneBase = {
  id: string
  timeoutMs: number
  network: { latencyMs: Dist; loss: number }
  sourceMs: number
  handler: Handler
}

/** How many requests the source serves per window. */
export type RateLimit = { requests: number; perMs: number }

/** A lane that asks in intervals. */
export type PollLane = LaneBase & {
  strategy: 'poll'
  intervalMs: number | null
  firstPollAtMs: number
  jitter: number
  pageSize: number
  conditional: boolean
  adaptive: { factor: number; maxMs: number } | null
  rateLimit: RateLimit | null
}

/** A lane that asks and lets the source hold the question. */
export type LongPollLane = LaneBase & {
  strategy: 'long-poll'
  holdMs: number
  gapMs: number
  firstPollAtMs: number
  pageSize: number
  conditional: boolean
  rateLimit: RateLimit | null
}

/** A lane that is told. */
export type WebhookLane = LaneBase & {
  strategy: 'webhook'
  dispatchMs: number
  retry: { delaysMs: number[]; jitter: number }
  maxInFlight: number | null
  ordered: boolean
  disableAfter: number | null
  thin: boolean
  reconcileEveryMs: number | null
}

/** A completed lane. */
export type Lane = PollLane | LongPollLane | WebhookLane

/** How instants follow one another: the kinds shared by events and forged calls. */
export type PlainTimes =
  | { kind: 'poisson'; perMinute: number }
  | { kind: 'periodic'; everyMs: number; firstAtMs: number }
  | { kind: 'trace'; atMs: number[] }

/** How events happen at the source. */
export type EventTimes =
  | PlainTimes
  | { kind: 'bursty'; perMinute: number; burstSize: number; spacingMs: number }

/** One intervention of a scenario. */
export type Intervention =
  | { atMs: number; set: Record<string, unknown> }
  | { atMs: number; do: 'emit' }
  | { atMs: number; do: 'poll'; lane: string }
  | { atMs: number; do: 'drop'; lane: string; request: number }
  | { atMs: number; do: 'redeliver'; lane: string; event: number }
  | { atMs: number; do: 'forge'; lane: string; replay?: boolean }

/** Forged calls upon every webhook lane. */
export type Attack = { forged: PlainTimes; knowsUrl: boolean; replays: boolean }

/** A scenario in which no field is left out. */
export type CompleteScenario = {
  version: 1
  title: string
  seed: number
  durationMs: number
  events: EventTimes
  payloadBytes: number
  lanes: Lane[]
  attack: Attack | null
  interventions: Intervention[]
}

/** The traffic that a latency or a loss is drawn for. */
export type Traffic = 'poll' | 'attempt' | 'fetch' | 'reconcile' | 'forged'

/** What a draw is for. */
export type Purpose =
  | 'poll-jitter'
  | 'retry-jitter'
  | 'service'
  | `${'latency' | 'loss'}-${'up' | 'down'}-${Traffic}`
  | 'attack'

/** All chance of a run; every draw is a function of its key. */
export type Draws = {
  /** Gives the unit exponential of gap `n`, counted from 1. */
  gap(n: number): number
  /** Gives whole microseconds. */
  duration(purpose: Purpose, laneId: string, key: number, sub: number, dist: Dist): number
  /** Gives a number in [0, 1). */
  uniform(purpose: Purpose, laneId: string, key: number, sub: number): number
  /** Gives true with chance `p`. */
  chance(purpose: Purpose, laneId: string, key: number, sub: number, p: number): boolean
}
