import { KNOBS, type KnobId, type Limits } from './knobs.ts'

/** A value of a scenario: a knob, a list, an object, or one of several kinds of object. */
export type Field =
  | { shape: 'knob'; knob: KnobId; limits: Limits; isSettable: boolean }
  | { shape: 'object'; fields: Fields; isNullable?: boolean; isWhole?: boolean }
  | { shape: 'kinds'; tag: string; kinds: Readonly<Record<string, Fields>>; initialKind: string }
  | { shape: 'list'; item: Field; most: number }

export type Fields = Readonly<Record<string, Field>>

function knob(id: KnobId): Field {
  return { shape: 'knob', knob: id, limits: KNOBS[id], isSettable: true }
}

function fixed(id: KnobId): Field {
  return { shape: 'knob', knob: id, limits: KNOBS[id], isSettable: false }
}

function dist(id: 'latency.ms' | 'service.ms'): Field {
  const kind = knob('dist.kind')
  return {
    shape: 'kinds',
    tag: 'kind',
    initialKind: 'constant',
    kinds: {
      constant: { kind, ms: knob(id) },
      uniform: { kind, minMs: knob('dist.minMs'), maxMs: knob('dist.maxMs') },
      exponential: { kind, meanMs: knob('dist.meanMs') },
      lognormal: { kind, medianMs: knob('dist.medianMs'), sigma: knob('dist.sigma') },
    },
  }
}

const eventKind = fixed('events.kind')

/** How events happen. */
export const EVENTS: Field = {
  shape: 'kinds',
  tag: 'kind',
  initialKind: 'poisson',
  kinds: {
    poisson: { kind: eventKind, perMinute: knob('events.perMinute') },
    periodic: { kind: eventKind, everyMs: knob('events.everyMs'), firstAtMs: fixed('events.firstAtMs') },
    bursty: {
      kind: eventKind,
      perMinute: knob('events.perMinute'),
      burstSize: knob('events.burstSize'),
      spacingMs: knob('events.spacingMs'),
    },
    trace: { kind: eventKind, atMs: fixed('events.atMs') },
  },
}

const network: Field = {
  shape: 'object',
  fields: { latencyMs: dist('latency.ms'), loss: knob('lane.network.loss') },
}

const outage: Field = {
  shape: 'object',
  isWhole: true,
  fields: {
    fromMs: knob('lane.handler.outages.fromMs'),
    toMs: knob('lane.handler.outages.toMs'),
    kind: knob('lane.handler.outages.kind'),
  },
}

const rememberKind = knob('lane.handler.idempotency.kind')

const handler: Field = {
  shape: 'object',
  fields: {
    workers: knob('lane.handler.workers'),
    serviceMs: dist('service.ms'),
    outages: { shape: 'list', item: outage, most: 100 },
    queueLimit: knob('lane.handler.queueLimit'),
    acknowledge: knob('lane.handler.acknowledge'),
    ackMs: knob('lane.handler.ackMs'),
    verifySignature: knob('lane.handler.verifySignature'),
    idempotency: {
      shape: 'kinds',
      tag: 'kind',
      initialKind: 'none',
      kinds: {
        none: { kind: rememberKind },
        'seen-ids': { kind: rememberKind, ttlMs: knob('lane.handler.idempotency.ttlMs') },
      },
    },
  },
}

const rateLimit: Field = {
  shape: 'object',
  isNullable: true,
  isWhole: true,
  fields: { requests: knob('poll.rateLimit.requests'), perMs: knob('poll.rateLimit.perMs') },
}

const head = { id: fixed('lane.id'), strategy: fixed('lane.strategy') }
const tail = { network, sourceMs: knob('lane.sourceMs'), handler }

/** The fields of a lane, by its strategy, in the order of the file format. */
export const LANES = {
  poll: {
    ...head,
    intervalMs: knob('poll.intervalMs'),
    firstPollAtMs: fixed('poll.firstPollAtMs'),
    jitter: knob('poll.jitter'),
    pageSize: knob('poll.pageSize'),
    timeoutMs: knob('poll.timeoutMs'),
    conditional: knob('poll.conditional'),
    adaptive: {
      shape: 'object',
      isNullable: true,
      isWhole: true,
      fields: { factor: knob('poll.adaptive.factor'), maxMs: knob('poll.adaptive.maxMs') },
    },
    rateLimit,
    ...tail,
  },
  webhook: {
    ...head,
    dispatchMs: knob('webhook.dispatchMs'),
    timeoutMs: knob('webhook.timeoutMs'),
    retry: {
      shape: 'object',
      fields: { delaysMs: knob('webhook.retry.delaysMs'), jitter: knob('webhook.retry.jitter') },
    },
    maxInFlight: knob('webhook.maxInFlight'),
    ordered: knob('webhook.ordered'),
    disableAfter: knob('webhook.disableAfter'),
    thin: knob('webhook.thin'),
    reconcileEveryMs: knob('webhook.reconcileEveryMs'),
    ...tail,
  },
  'long-poll': {
    ...head,
    holdMs: knob('long-poll.holdMs'),
    gapMs: knob('long-poll.gapMs'),
    firstPollAtMs: fixed('poll.firstPollAtMs'),
    pageSize: knob('poll.pageSize'),
    timeoutMs: knob('long-poll.timeoutMs'),
    conditional: knob('poll.conditional'),
    rateLimit,
    ...tail,
  },
} as const satisfies Readonly<Record<string, Fields>>

/** A lane: its id and strategy may not be left out. */
export const LANE: Field = { shape: 'kinds', tag: 'strategy', initialKind: '', kinds: LANES }

const forgedKind = knob('attack.forged.kind')

/** Who else calls the receivers. */
export const ATTACK: Field = {
  shape: 'object',
  isNullable: true,
  isWhole: true,
  fields: {
    forged: {
      shape: 'kinds',
      tag: 'kind',
      initialKind: 'poisson',
      kinds: {
        poisson: { kind: forgedKind, perMinute: knob('attack.forged.perMinute') },
        periodic: {
          kind: forgedKind,
          everyMs: knob('attack.forged.everyMs'),
          firstAtMs: knob('attack.forged.firstAtMs'),
        },
        trace: { kind: forgedKind, atMs: knob('attack.forged.atMs') },
      },
    },
    knowsUrl: knob('attack.knowsUrl'),
    replays: knob('attack.replays'),
  },
}

/** A scenario, but for its lanes and interventions, which have rules of their own. */
export const SCENARIO = {
  version: fixed('version'),
  title: fixed('title'),
  seed: fixed('seed'),
  durationMs: fixed('durationMs'),
  events: EVENTS,
  payloadBytes: knob('payloadBytes'),
  lanes: { shape: 'list', item: LANE, most: 4 },
  attack: ATTACK,
} as const satisfies Fields
