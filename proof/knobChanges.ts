import type { KnobId } from '../src/scenario/knobs.ts'

/** Two scenarios, as files, that differ in one knob. */
export type KnobChange = readonly [object, object]

const LATENCY = { kind: 'uniform', minMs: 10, maxMs: 90 }
const beat = { kind: 'periodic', everyMs: 700, firstAtMs: 100 }
const minute = { version: 1, durationMs: 60_000, events: beat }

const poll = (fields: object): object => ({
  ...minute,
  lanes: [{ id: 'polling', strategy: 'poll', ...fields }],
})
const hook = (fields: object): object => ({
  ...minute,
  lanes: [{ id: 'webhook', strategy: 'webhook', ...fields }],
})
const held = (fields: object): object => ({
  ...minute,
  lanes: [{ id: 'held', strategy: 'long-poll', holdMs: 500, ...fields }],
})
/** A client that mostly finds nothing. */
const idle = (fields: object): object => ({
  ...poll({ intervalMs: 1000, ...fields }),
  events: { ...beat, everyMs: 20_000 },
})
const adaptive = (fields: object): object => idle({ adaptive: { factor: 2, maxMs: 5000, ...fields } })
const limited = (fields: object): object => idle({ rateLimit: { requests: 3, perMs: 10_000, ...fields } })
const calls = { kind: 'periodic', everyMs: 1000, firstAtMs: 500 }
const attacked = (fields: object, handler: object = {}): object => ({
  ...handled(handler),
  attack: { forged: calls, knowsUrl: true, replays: false, ...fields },
})
const handled = (handler: object): object => hook({ handler })
/** A receiver too slow for its events, whose sender tries again soon. */
const busyLane = (fields: object, handler: object = {}): object =>
  hook({
    timeoutMs: 1500,
    retry: { delaysMs: [500, 1000], jitter: 0 },
    handler: { serviceMs: { kind: 'constant', ms: 1800 }, ...handler },
    ...fields,
  })
const busy = (handler: object): object => busyLane({}, handler)
const closed = (outage: object): object =>
  handled({ outages: [{ fromMs: 5000, toMs: 9000, kind: 'refuse', ...outage }] })
const delayed = (latencyMs: object): object => poll({ network: { latencyMs, loss: 0 } })
const events = (fields: object): object => ({ ...poll({}), events: fields })
const bursts = (fields: object): object =>
  events({ kind: 'bursty', perMinute: 60, burstSize: 3, spacingMs: 50, ...fields })
const failing = (retry: object): object =>
  hook({ timeoutMs: 50, retry: { delaysMs: [5000], jitter: 0, ...retry } })

/** For each knob a change that must be seen in the trace. */
export const KNOB_CHANGES: Readonly<Record<Exclude<KnobId, 'version' | 'title'>, KnobChange>> = {
  seed: [{ version: 1 }, { version: 1, seed: 8 }],
  durationMs: [
    { version: 1, durationMs: 60_000 },
    { version: 1, durationMs: 70_000 },
  ],
  'events.kind': [events(beat), events({ kind: 'poisson', perMinute: 60 })],
  'events.perMinute': [
    events({ kind: 'poisson', perMinute: 60 }),
    events({ kind: 'poisson', perMinute: 60.5 }),
  ],
  'events.everyMs': [events(beat), events({ ...beat, everyMs: 700.001 })],
  'events.firstAtMs': [events(beat), events({ ...beat, firstAtMs: 100.001 })],
  'events.burstSize': [bursts({}), bursts({ burstSize: 4 })],
  'events.spacingMs': [bursts({}), bursts({ spacingMs: 50.001 })],
  'events.atMs': [events({ kind: 'trace', atMs: [10, 20] }), events({ kind: 'trace', atMs: [10, 20.001] })],
  payloadBytes: [hook({}), { ...hook({}), payloadBytes: 1401 }],
  'lane.id': [poll({ jitter: 1 }), poll({ jitter: 1, id: 'asking' })],
  'lane.strategy': [poll({}), hook({ id: 'polling' })],
  'lane.network.loss': [poll({}), poll({ network: { loss: 0.2 } })],
  'lane.sourceMs': [poll({}), poll({ sourceMs: 5.001 })],
  'lane.handler.workers': [busy({}), busy({ workers: 2 })],
  'lane.handler.queueLimit': [busy({}), busy({ queueLimit: 1 })],
  'lane.handler.acknowledge': [handled({}), handled({ acknowledge: 'at-once' })],
  'lane.handler.ackMs': [
    handled({ acknowledge: 'at-once' }),
    handled({ acknowledge: 'at-once', ackMs: 1.001 }),
  ],
  'lane.handler.verifySignature': [attacked({}), attacked({}, { verifySignature: false })],
  'lane.handler.idempotency.kind': [
    busy({ idempotency: { kind: 'none' } }),
    busy({ idempotency: { kind: 'seen-ids', ttlMs: 86_400_000 } }),
  ],
  'lane.handler.idempotency.ttlMs': [
    busy({ idempotency: { kind: 'seen-ids', ttlMs: 86_400_000 } }),
    busy({ idempotency: { kind: 'seen-ids', ttlMs: 1000 } }),
  ],
  'lane.handler.outages.fromMs': [closed({}), closed({ fromMs: 5000.001 })],
  'lane.handler.outages.toMs': [closed({}), closed({ toMs: 9000.001 })],
  'lane.handler.outages.kind': [closed({}), closed({ kind: 'hang' })],
  'dist.kind': [delayed({ kind: 'constant', ms: 40 }), delayed({ kind: 'exponential', meanMs: 40 })],
  'dist.minMs': [delayed(LATENCY), delayed({ ...LATENCY, minMs: 11 })],
  'dist.maxMs': [delayed(LATENCY), delayed({ ...LATENCY, maxMs: 91 })],
  'dist.meanMs': [delayed({ kind: 'exponential', meanMs: 40 }), delayed({ kind: 'exponential', meanMs: 41 })],
  'dist.medianMs': [
    delayed({ kind: 'lognormal', medianMs: 40, sigma: 1 }),
    delayed({ kind: 'lognormal', medianMs: 41, sigma: 1 }),
  ],
  'dist.sigma': [
    delayed({ kind: 'lognormal', medianMs: 40, sigma: 1 }),
    delayed({ kind: 'lognormal', medianMs: 40, sigma: 1.1 }),
  ],
  'latency.ms': [delayed({ kind: 'constant', ms: 40 }), delayed({ kind: 'constant', ms: 40.001 })],
  'service.ms': [
    handled({ serviceMs: { kind: 'constant', ms: 20 } }),
    handled({ serviceMs: { kind: 'constant', ms: 20.001 } }),
  ],
  'poll.intervalMs': [poll({}), poll({ intervalMs: 5000.001 })],
  'poll.firstPollAtMs': [poll({}), poll({ firstPollAtMs: 0.001 })],
  'poll.jitter': [poll({}), poll({ jitter: 0.5 })],
  'poll.pageSize': [poll({}), poll({ pageSize: 7 })],
  'poll.timeoutMs': [poll({}), poll({ timeoutMs: 84.999 })],
  'poll.conditional': [poll({}), poll({ conditional: false })],
  'poll.adaptive.factor': [adaptive({}), adaptive({ factor: 2.5 })],
  'poll.adaptive.maxMs': [adaptive({}), adaptive({ maxMs: 5000.001 })],
  'poll.rateLimit.requests': [limited({}), limited({ requests: 4 })],
  'poll.rateLimit.perMs': [limited({}), limited({ perMs: 12_000 })],
  'webhook.dispatchMs': [hook({}), hook({ dispatchMs: 5.001 })],
  'webhook.timeoutMs': [hook({}), hook({ timeoutMs: 99.999 })],
  'webhook.retry.delaysMs': [failing({}), failing({ delaysMs: [5000.001] })],
  'webhook.retry.jitter': [failing({}), failing({ jitter: 0.2 })],
  'webhook.maxInFlight': [busyLane({}), busyLane({ maxInFlight: 1 })],
  'webhook.ordered': [busyLane({}), busyLane({ ordered: true })],
  'webhook.disableAfter': [busyLane({}), busyLane({ disableAfter: 5 })],
  'webhook.thin': [hook({}), hook({ thin: true })],
  'webhook.reconcileEveryMs': [hook({ reconcileEveryMs: 5000 }), hook({ reconcileEveryMs: 5000.001 })],
  'long-poll.holdMs': [held({}), held({ holdMs: 500.001 })],
  'long-poll.gapMs': [held({}), held({ gapMs: 0.001 })],
  'long-poll.timeoutMs': [held({ timeoutMs: 400 }), held({ timeoutMs: 400.001 })],
  'attack.forged.kind': [attacked({}), attacked({ forged: { kind: 'poisson', perMinute: 60 } })],
  'attack.forged.perMinute': [
    attacked({ forged: { kind: 'poisson', perMinute: 60 } }),
    attacked({ forged: { kind: 'poisson', perMinute: 60.5 } }),
  ],
  'attack.forged.everyMs': [attacked({}), attacked({ forged: { ...calls, everyMs: 1000.001 } })],
  'attack.forged.firstAtMs': [attacked({}), attacked({ forged: { ...calls, firstAtMs: 500.001 } })],
  'attack.forged.atMs': [
    attacked({ forged: { kind: 'trace', atMs: [10, 20] } }),
    attacked({ forged: { kind: 'trace', atMs: [10, 20.001] } }),
  ],
  'attack.knowsUrl': [attacked({}), attacked({ knowsUrl: false })],
  'attack.replays': [attacked({}), attacked({ replays: true })],
}
