import { Agent } from 'node:http'
import { type Answer, ask } from './ask.ts'
import type { LaneLog } from './LaneLog.ts'
import type { RealClock } from './RealClock.ts'
import type { RealHandler } from './RealHandler.ts'
import type { RealSettings } from './RealSettings.ts'
import type { Page } from './SourceApp.ts'

/** Asks the source at fixed times for the events above its cursor. */
export class RealPollingClient {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #clock: RealClock
  readonly #log: LaneLog
  readonly #handler: RealHandler
  readonly #settings: RealSettings['polling']
  readonly #port: number
  #cursor = 0
  #etag: string | undefined
  #isWaiting = false

  constructor(
    parts: { clock: RealClock; log: LaneLog; handler: RealHandler },
    settings: RealSettings['polling'],
    port: number,
  ) {
    this.#clock = parts.clock
    this.#log = parts.log
    this.#handler = parts.handler
    this.#settings = settings
    this.#port = port
  }

  /** Plans tick `k` and, when it falls, the one after it: a late tick makes no later one late. */
  start(k = 0): void {
    const { firstPollAtMs, intervalMs } = this.#settings
    const dueAtMs = firstPollAtMs + k * intervalMs
    this.#clock.at(dueAtMs, () => {
      this.start(k + 1)
      if (this.#isWaiting) this.#log.skippedAtMs.push(this.#clock.nowMs())
      else this.#poll(dueAtMs)
    })
  }

  close(): void {
    this.#agent.destroy()
  }

  #poll(dueAtMs: number): void {
    const { pageSize, timeoutMs } = this.#settings
    const { request, headers } = this.#log.open(dueAtMs, this.#clock.nowMs())
    if (this.#etag !== undefined) headers['if-none-match'] = this.#etag
    const path = `/events?after=${this.#cursor}&limit=${pageSize}`
    const question = {
      agent: this.#agent,
      method: 'GET',
      port: this.#port,
      path,
      headers,
      timeoutMs,
    } as const
    this.#isWaiting = true
    ask(this.#clock, request, question, (answer) => {
      this.#isWaiting = false
      if (answer?.status === 200 && this.#take(answer)) request.usefulAtMs = request.settledAtMs
      if (answer?.status === 200 && this.#hasMore(answer)) this.#poll(this.#clock.nowMs())
    })
  }

  /** Learns what the answer brought; returns whether that was anything. */
  #take(answer: Answer): boolean {
    const { events } = JSON.parse(answer.body) as Page
    const atMs = this.#clock.nowMs()
    this.#etag = answer.headers.etag
    for (const { number } of events) {
      this.#log.know(number, atMs)
      this.#cursor = number
      this.#handler.take(number)
    }
    return events.length > 0
  }

  #hasMore(answer: Answer): boolean {
    return (JSON.parse(answer.body) as Page).hasMore
  }
}
