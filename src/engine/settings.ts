import { type AttackSettings, attackSettings, type EventSettings, eventSettings } from './eventSettings.ts'
import { usFromMs } from './microseconds.ts'
import type { Dist, Lane, Outage, Scenario } from './Scenario.ts'

/** A {@link Dist} in whole microseconds. */
export type Span =
  | { kind: 'constant'; us: number }
  | { kind: 'uniform'; minUs: number; maxUs: number }
  | { kind: 'exponential'; meanUs: number }
  | { kind: 'lognormal'; medianUs: number; sigma: number }

/** An {@link Outage} in whole microseconds, from <= t < to. */
export interface Closing {
  fromUs: number
  toUs: number
  hangs: boolean
}

/** A lane in microseconds. Fields of the other strategy hold values that change nothing. */
export interface LaneSettings {
  id: string
  timeoutUs: number
  latency: Span
  loss: number
  sourceUs: number
  workers: number
  service: Span
  closings: readonly Closing[]
  /** Polling. `intervalUs` is -1 for "asked by hand only". */
  intervalUs: number
  firstPollAtUs: number
  jitter: number
  pageSize: number
  conditional: boolean
  adaptive: AdaptiveSettings | null
  rateLimit: RateLimitSettings | null
  holdUs: number
  gapUs: number
  /** Webhook. `queueLimit` is infinite for "no limit", `ttlUs` -1 for "keeps no ids". */
  dispatchUs: number
  delaysUs: readonly number[]
  retryJitter: number
  queueLimit: number
  acknowledgesAtOnce: boolean
  ackUs: number
  ttlUs: number
  verifiesSignature: boolean
  /** Infinite for "no bound", as `disableAfter` for "never". */
  maxInFlight: number
  isOrdered: boolean
  disableAfter: number
  isThin: boolean
  /** -1 for "does not reconcile". */
  reconcileUs: number
}

/** How the interval of a polling client grows after empty answers. */
export interface AdaptiveSettings {
  factor: number
  maxUs: number
}

/** How many requests of a polling client the source serves in a window of time. */
export interface RateLimitSettings {
  requests: number
  perUs: number
}

/** What the engine reads at run time: the scenario with all durations as whole microseconds. */
export interface Settings {
  payloadBytes: number
  events: EventSettings
  lanes: readonly LaneSettings[]
  attack: AttackSettings | null
}

/** Turns a complete scenario into settings; lanes that are the same object as in `before` keep their settings. */
export function settingsOf(
  scenario: Scenario,
  before?: { scenario: Scenario; settings: Settings },
): Settings {
  return {
    payloadBytes: scenario.payloadBytes,
    events:
      before?.scenario.events === scenario.events ? before.settings.events : eventSettings(scenario.events),
    lanes: scenario.lanes.map((lane, index) => {
      const kept = before?.scenario.lanes[index] === lane ? before.settings.lanes[index] : undefined
      return kept ?? laneSettings(lane)
    }),
    attack: attackSettings(scenario.attack, before?.scenario.attack, before?.settings.attack),
  }
}

/** A duration of the file format in whole microseconds. */
export function spanOf(dist: Dist): Span {
  switch (dist.kind) {
    case 'constant':
      return { kind: 'constant', us: usFromMs(dist.ms) }
    case 'uniform':
      return { kind: 'uniform', minUs: usFromMs(dist.minMs), maxUs: usFromMs(dist.maxMs) }
    case 'exponential':
      return { kind: 'exponential', meanUs: usFromMs(dist.meanMs) }
    case 'lognormal':
      return { kind: 'lognormal', medianUs: usFromMs(dist.medianMs), sigma: dist.sigma }
  }
}

function closingOf(outage: Outage): Closing {
  return { fromUs: usFromMs(outage.fromMs), toUs: usFromMs(outage.toMs), hangs: outage.kind === 'hang' }
}

function laneSettings(lane: Lane): LaneSettings {
  const { handler, network } = lane
  return {
    id: lane.id,
    timeoutUs: usFromMs(lane.timeoutMs),
    latency: spanOf(network.latencyMs),
    loss: network.loss,
    sourceUs: usFromMs(lane.sourceMs),
    workers: handler.workers,
    service: spanOf(handler.serviceMs),
    closings: handler.outages.map(closingOf),
    queueLimit: handler.queueLimit ?? Number.POSITIVE_INFINITY,
    acknowledgesAtOnce: handler.acknowledge === 'at-once',
    ackUs: usFromMs(handler.ackMs),
    ttlUs: handler.idempotency.kind === 'seen-ids' ? usFromMs(handler.idempotency.ttlMs) : -1,
    verifiesSignature: handler.verifySignature,
    ...pollSettings(lane),
    ...webhookSettings(lane),
  }
}

type PollSettings = Pick<
  LaneSettings,
  | 'intervalUs'
  | 'firstPollAtUs'
  | 'jitter'
  | 'pageSize'
  | 'conditional'
  | 'adaptive'
  | 'rateLimit'
  | 'holdUs'
  | 'gapUs'
>

const NO_POLLS: PollSettings = {
  intervalUs: -1,
  firstPollAtUs: 0,
  jitter: 0,
  pageSize: 1,
  conditional: true,
  adaptive: null,
  rateLimit: null,
  holdUs: 0,
  gapUs: 0,
}

function pollSettings(lane: Lane): PollSettings {
  if (lane.strategy === 'webhook') return NO_POLLS
  const limit = lane.rateLimit
  const shared = {
    ...NO_POLLS,
    firstPollAtUs: usFromMs(lane.firstPollAtMs),
    pageSize: lane.pageSize,
    conditional: lane.conditional,
    rateLimit: limit && { requests: limit.requests, perUs: usFromMs(limit.perMs) },
  }
  if (lane.strategy === 'long-poll') {
    return { ...shared, holdUs: usFromMs(lane.holdMs), gapUs: usFromMs(lane.gapMs) }
  }
  return {
    ...shared,
    intervalUs: lane.intervalMs === null ? -1 : usFromMs(lane.intervalMs),
    jitter: lane.jitter,
    adaptive: lane.adaptive && { factor: lane.adaptive.factor, maxUs: usFromMs(lane.adaptive.maxMs) },
  }
}

type WebhookSettings = Pick<
  LaneSettings,
  | 'dispatchUs'
  | 'delaysUs'
  | 'retryJitter'
  | 'maxInFlight'
  | 'isOrdered'
  | 'disableAfter'
  | 'isThin'
  | 'reconcileUs'
>

const NO_DELIVERIES: WebhookSettings = {
  dispatchUs: 0,
  delaysUs: [],
  retryJitter: 0,
  maxInFlight: Number.POSITIVE_INFINITY,
  isOrdered: false,
  disableAfter: Number.POSITIVE_INFINITY,
  isThin: false,
  reconcileUs: -1,
}

function webhookSettings(lane: Lane): WebhookSettings {
  if (lane.strategy !== 'webhook') return NO_DELIVERIES
  return {
    dispatchUs: usFromMs(lane.dispatchMs),
    delaysUs: lane.retry.delaysMs.map(usFromMs),
    retryJitter: lane.retry.jitter,
    maxInFlight: lane.maxInFlight ?? Number.POSITIVE_INFINITY,
    isOrdered: lane.ordered,
    disableAfter: lane.disableAfter ?? Number.POSITIVE_INFINITY,
    isThin: lane.thin,
    reconcileUs: lane.reconcileEveryMs === null ? -1 : usFromMs(lane.reconcileEveryMs),
  }
}

/** The outage that covers `atUs`, if one does. */
export function closingAt(closings: readonly Closing[], atUs: number): Closing | undefined {
  for (const closing of closings) {
    if (closing.fromUs <= atUs && atUs < closing.toUs) return closing
  }
  return undefined
}
