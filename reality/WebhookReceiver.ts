import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LaneLog, RealRequest } from './LaneLog.ts'
import { LocalServer } from './LocalServer.ts'
import type { RealClock } from './RealClock.ts'
import type { RealHandler } from './RealHandler.ts'
import type { RealSettings } from './RealSettings.ts'
import { readBody } from './readBody.ts'
import type { Signer } from './Signer.ts'

/** Verifies calls, remembers ids if it is to, and answers when the work is done. */
export class WebhookReceiver {
  readonly #server = new LocalServer((message, response) =>
    readBody(message, (body) => this.#receive(message, body, response)),
  )
  readonly #clock: RealClock
  readonly #log: LaneLog
  readonly #handler: RealHandler
  readonly #signer: Signer
  readonly #settings: RealSettings['webhook']
  readonly #seenIds = new Set<string>()

  constructor(
    parts: { clock: RealClock; log: LaneLog; handler: RealHandler; signer: Signer },
    settings: RealSettings['webhook'],
  ) {
    this.#clock = parts.clock
    this.#log = parts.log
    this.#handler = parts.handler
    this.#signer = parts.signer
    this.#settings = settings
  }

  listen(): Promise<number> {
    return this.#server.listen()
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  #receive(message: IncomingMessage, body: string, response: ServerResponse): void {
    if (message.method !== 'POST' || message.url !== '/hook') {
      response.writeHead(404).end()
      return
    }
    const isGenuine = this.#signer.isGenuine(message.headers, body, Math.floor(Date.now() / 1000))
    const atMs = this.#clock.nowMs()
    const entry = this.#log.entryOf(message)
    if (entry) entry.arrivedAtMs = atMs
    const answer = (status: number, dueAtMs: number) => {
      if (entry) entry.answerDueAtMs = dueAtMs
      // Nobody may be there any more: then this goes nowhere, as it should.
      response.writeHead(status).end()
    }
    const refuse = (status: number) => {
      const dueAtMs = atMs + this.#settings.ackMs
      this.#clock.at(dueAtMs, () => answer(status, dueAtMs))
    }
    const id = String(message.headers['webhook-id'])
    if (!isGenuine) refuse(401)
    else if (this.#seenIds.has(id)) {
      this.#log.duplicatesAtMs.push(atMs)
      refuse(200)
    } else this.#accept(id, body, entry, atMs, (doneAtMs) => answer(200, doneAtMs))
  }

  #accept(
    id: string,
    body: string,
    entry: RealRequest | undefined,
    atMs: number,
    done: (atMs: number) => void,
  ): void {
    const { event } = JSON.parse(body) as { event: number }
    if (entry) entry.usefulAtMs = atMs
    if (this.#settings.hasSeenIds) this.#seenIds.add(id)
    this.#log.know(event, atMs)
    this.#handler.take(event, done)
  }
}
