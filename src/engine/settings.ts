import { usFromMs } from './microseconds.ts'
import type { Dist, Events, Lane, Outage, Scenario } from './Scenario.ts'

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

/** How events happen, in microseconds. `meanGapUs` is infinite while the rate is 0. */
export interface EventSettings {
  kind: Events['kind']
  meanGapUs: number
  firstAtUs: number
  burstSize: number
  spacingUs: number
  atUs: readonly number[]
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
  /** Webhook. `queueLimit` is infinite for "no limit", `ttlUs` -1 for "keeps no ids". */
  dispatchUs: number
  delaysUs: readonly number[]
  retryJitter: number
  queueLimit: number
  acknowledgesAtOnce: boolean
  ackUs: number
  ttlUs: number
}

/** What the engine reads at run time: the scenario with all durations as whole microseconds. */
export interface Settings {
  payloadBytes: number
  events: EventSettings
  lanes: readonly LaneSettings[]
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
  }
}

function eventSettings(events: Events): EventSettings {
  const none = { meanGapUs: Number.POSITIVE_INFINITY, firstAtUs: 0, burstSize: 1, spacingUs: 0, atUs: [] }
  switch (events.kind) {
    case 'poisson':
      return { ...none, kind: 'poisson', meanGapUs: meanGapUs(events.perMinute) }
    case 'periodic':
      return {
        ...none,
        kind: 'periodic',
        meanGapUs: usFromMs(events.everyMs),
        firstAtUs: usFromMs(events.firstAtMs),
      }
    case 'bursty':
      return {
        ...none,
        kind: 'bursty',
        meanGapUs: meanGapUs(events.perMinute, events.burstSize),
        burstSize: events.burstSize,
        spacingUs: usFromMs(events.spacingMs),
      }
    case 'trace':
      return { ...none, kind: 'trace', atUs: events.atMs.map(usFromMs) }
  }
}

/** Mean time from one event, or one burst of `size` events, to the next. */
function meanGapUs(perMinute: number, size = 1): number {
  return perMinute === 0 ? Number.POSITIVE_INFINITY : (60_000_000 * size) / perMinute
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
    ...pollSettings(lane),
    ...webhookSettings(lane),
  }
}

type PollSettings = Pick<LaneSettings, 'intervalUs' | 'firstPollAtUs' | 'jitter' | 'pageSize' | 'conditional'>

function pollSettings(lane: Lane): PollSettings {
  if (lane.strategy !== 'poll')
    return { intervalUs: -1, firstPollAtUs: 0, jitter: 0, pageSize: 1, conditional: true }
  return {
    intervalUs: lane.intervalMs === null ? -1 : usFromMs(lane.intervalMs),
    firstPollAtUs: usFromMs(lane.firstPollAtMs),
    jitter: lane.jitter,
    pageSize: lane.pageSize,
    conditional: lane.conditional,
  }
}

type WebhookSettings = Pick<LaneSettings, 'dispatchUs' | 'delaysUs' | 'retryJitter'>

function webhookSettings(lane: Lane): WebhookSettings {
  if (lane.strategy !== 'webhook') return { dispatchUs: 0, delaysUs: [], retryJitter: 0 }
  return {
    dispatchUs: usFromMs(lane.dispatchMs),
    delaysUs: lane.retry.delaysMs.map(usFromMs),
    retryJitter: lane.retry.jitter,
  }
}

/** The outage that covers `atUs`, if one does. */
export function closingAt(closings: readonly Closing[], atUs: number): Closing | undefined {
  for (const closing of closings) {
    if (closing.fromUs <= atUs && atUs < closing.toUs) return closing
  }
  return undefined
}
