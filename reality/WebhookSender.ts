import { Agent } from 'node:http'
import { ask } from './ask.ts'
import type { StoredEvent } from './EventStore.ts'
import type { LaneLog } from './LaneLog.ts'
import type { RealClock } from './RealClock.ts'
import type { RealSettings } from './RealSettings.ts'
import type { Signer } from './Signer.ts'

/** The source's delivery side: one call for each event, and more until one succeeds or the schedule ends. */
export class WebhookSender {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #clock: RealClock
  readonly #log: LaneLog
  readonly #signer: Signer
  readonly #settings: RealSettings['webhook']
  readonly #port: number

  constructor(
    parts: { clock: RealClock; log: LaneLog; signer: Signer },
    settings: RealSettings['webhook'],
    port: number,
  ) {
    this.#clock = parts.clock
    this.#log = parts.log
    this.#signer = parts.signer
    this.#settings = settings
    this.#port = port
  }

  /** Starts the delivery of an event that happened at a time. */
  deliver(event: StoredEvent, happenedAtMs: number): void {
    this.#attemptAt(happenedAtMs + this.#settings.dispatchMs, event, 1)
  }

  close(): void {
    this.#agent.destroy()
  }

  #attemptAt(dueAtMs: number, event: StoredEvent, attempt: number): void {
    if (dueAtMs <= this.#clock.nowMs()) this.#attempt(dueAtMs, event, attempt)
    else this.#clock.at(dueAtMs, () => this.#attempt(dueAtMs, event, attempt))
  }

  #attempt(dueAtMs: number, { number, body }: StoredEvent, attempt: number): void {
    const { timeoutMs, delaysMs } = this.#settings
    const { request, headers } = this.#log.open(dueAtMs, this.#clock.nowMs())
    const signed = this.#signer.headers(`evt_${number}`, Math.floor(Date.now() / 1000), body)
    const question = {
      agent: this.#agent,
      method: 'POST',
      port: this.#port,
      path: '/hook',
      headers: { ...headers, ...signed, 'content-type': 'application/json' },
      body,
      timeoutMs,
    } as const
    ask(this.#clock, request, question, (answer) => {
      const isSuccess = answer !== undefined && answer.status >= 200 && answer.status < 300
      const delayMs = delaysMs[attempt - 1]
      if (isSuccess || delayMs === undefined) return
      this.#attemptAt(this.#clock.nowMs() + delayMs, { number, body }, attempt + 1)
    })
  }
}
