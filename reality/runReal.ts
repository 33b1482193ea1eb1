import { randomBytes } from 'node:crypto'
import { EventStore } from './EventStore.ts'
import { LaneLog } from './LaneLog.ts'
import { plannedTimes } from './plannedTimes.ts'
import { RealClock } from './RealClock.ts'
import { RealHandler } from './RealHandler.ts'
import { RealPollingClient } from './RealPollingClient.ts'
import type { RealSettings } from './RealSettings.ts'
import { Signer } from './Signer.ts'
import { SourceApp } from './SourceApp.ts'
import { WebhookReceiver } from './WebhookReceiver.ts'
import { WebhookSender } from './WebhookSender.ts'

/** Everything that really happened up to `untilMs`. */
export interface RealRun {
  untilMs: number
  /** When the events happened: when each had been inserted. */
  eventsAtMs: readonly number[]
  polling: LaneLog
  webhook: LaneLog
  /** How late each alarm of the run went off. */
  lateMs: readonly number[]
}

/** A secret that nobody else has. */
export function freshSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/** Runs source, polling client, sender and receiver for `untilMs` of real time, then takes all of it down. */
export async function runReal(
  settings: RealSettings,
  untilMs: number,
  senderSecret = freshSecret(),
  receiverSecret = senderSecret,
): Promise<RealRun> {
  const clock = new RealClock()
  const store = await EventStore.open()
  const [polling, webhook] = [new LaneLog(), new LaneLog()]
  const handlerOf = (log: LaneLog) => new RealHandler(clock, log, settings.handler)

  const source = new SourceApp({ clock, store, log: polling, sourceMs: settings.polling.sourceMs })
  const signer = new Signer(receiverSecret)
  const receiving = { clock, log: webhook, handler: handlerOf(webhook), signer }
  const receiver = new WebhookReceiver(receiving, settings.webhook)
  const [sourcePort, hookPort] = await Promise.all([source.listen(), receiver.listen()])

  const asking = { clock, log: polling, handler: handlerOf(polling) }
  const client = new RealPollingClient(asking, settings.polling, sourcePort)
  const sending = { clock, log: webhook, signer: new Signer(senderSecret) }
  const sender = new WebhookSender(sending, settings.webhook, hookPort)

  source.onEvent((event, atMs) => sender.deliver(event, atMs))
  clock.start()
  source.plan(plannedTimes(settings.eventSeed, settings.eventsPerMinute, untilMs))
  client.start()
  await new Promise<void>((resolve) => clock.at(untilMs, resolve))

  clock.stop()
  client.close()
  sender.close()
  await Promise.all([source.close(), receiver.close()])
  const eventsAtMs = source.happenedAtMs.filter((atMs) => atMs < untilMs)
  store.close()
  return { untilMs, eventsAtMs, polling, webhook, lateMs: clock.lateMs }
}
