import { handlerWith, longPollLaneWith, networkWith, scenarioWith, webhookLaneWith } from './completeLanes.ts'
import type { Attack, CompleteScenario, EventTimes, Intervention, WebhookLane } from './referenceTypes.ts'

const eventsAt = (...atMs: number[]): EventTimes => ({ kind: 'trace', atMs })

const hookWith = (
  fields: Partial<WebhookLane>,
  atMs: number[],
  interventions: Intervention[] = [],
): CompleteScenario =>
  scenarioWith({
    durationMs: 1000,
    events: eventsAt(...atMs),
    lanes: [webhookLaneWith(fields)],
    interventions,
  })

/** Attempts of one event arrive 10, 30, 50 and 70 ms after it; none is answered in time. */
const forgetful = (ttlMs: number): CompleteScenario =>
  hookWith(
    {
      dispatchMs: 0,
      timeoutMs: 15,
      retry: { delaysMs: [5, 5, 5], jitter: 0 },
      network: networkWith(10),
      handler: handlerWith({ idempotency: { kind: 'seen-ids', ttlMs } }),
    },
    [0, 500.0006],
  )

const attacked = (interventions: Intervention[], fields: Partial<Attack> = {}): CompleteScenario => ({
  ...hookWith({ handler: handlerWith({ verifySignature: false }) }, [50], interventions),
  attack: {
    forged: { kind: 'periodic', everyMs: 100, firstAtMs: 100 },
    knowsUrl: true,
    replays: false,
    ...fields,
  },
})

const spacing = (atMs: number, spacingMs: number): Intervention => ({
  atMs,
  set: { 'events.spacingMs': spacingMs },
})

/** Scenarios made for what random ones seldom hit, by what is special in them. */
export const WITNESSES: Readonly<Record<string, CompleteScenario>> = {
  'ids forgotten after 20 ms': forgetful(20),
  'ids forgotten after 25 ms': forgetful(25),
  'bursts whose spacing changes under way': scenarioWith({
    durationMs: 5000,
    events: { kind: 'bursty', perMinute: 600, burstSize: 10, spacingMs: 100 },
    interventions: [spacing(1000, 30), spacing(2000, 200), spacing(3000, 0), spacing(4000, 70)],
  }),
  'a page that shrinks while a request is held': scenarioWith({
    durationMs: 1000,
    events: eventsAt(200, 200, 200),
    lanes: [longPollLaneWith()],
    interventions: [{ atMs: 100, set: { 'lanes.held.pageSize': 1 } }],
  }),
  'an endpoint given up while another delivery waits': hookWith(
    {
      disableAfter: 2,
      retry: { delaysMs: [300, 300], jitter: 0 },
      handler: handlerWith({ outages: [{ fromMs: 0, toMs: 900, kind: 'refuse' }] }),
    },
    [0, 10],
  ),
  'messages dropped on their way out and back': hookWith(
    { timeoutMs: 200 },
    [0, 100],
    [
      { atMs: 20, do: 'drop', lane: 'webhook', request: 1 },
      { atMs: 180, do: 'drop', lane: 'webhook', request: 2 },
    ],
  ),
  'a replay after calls have become thin': attacked([{ atMs: 150, set: { 'lanes.webhook.thin': true } }], {
    replays: true,
  }),
  'forged calls whose rate changes': attacked([{ atMs: 330, set: { 'attack.forged.everyMs': 250 } }]),
}
