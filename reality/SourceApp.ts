import type { IncomingMessage, ServerResponse } from 'node:http'
import type { EventStore, StoredEvent } from './EventStore.ts'
import type { LaneLog } from './LaneLog.ts'
import { LocalServer } from './LocalServer.ts'
import type { RealClock } from './RealClock.ts'

const MOST_PER_PAGE = 10_000

/** What the source answers to a poll. */
export interface Page {
  events: StoredEvent[]
  hasMore: boolean
}

interface SourceParts {
  clock: RealClock
  store: EventStore
  /** Of the polling lane. */
  log: LaneLog
  sourceMs: number
}

/** The app in which events happen: keeps them in its database, answers polls, tells its webhook sender. */
export class SourceApp {
  /** When each event had been inserted, by number. */
  readonly happenedAtMs: number[] = []
  readonly #parts: SourceParts
  readonly #server = new LocalServer((message, response) => this.#answer(message, response))
  readonly #listeners: ((event: StoredEvent, atMs: number) => void)[] = []

  constructor(parts: SourceParts) {
    this.#parts = parts
  }

  listen(): Promise<number> {
    return this.#server.listen()
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  onEvent(listener: (event: StoredEvent, atMs: number) => void): void {
    this.#listeners.push(listener)
  }

  /** Lets one event happen at each of these times, ascending. */
  plan(timesMs: readonly number[], n = 0): void {
    const atMs = timesMs[n]
    if (atMs === undefined) return
    this.#parts.clock.at(atMs, () => {
      this.#happen()
      this.plan(timesMs, n + 1)
    })
  }

  #happen(): void {
    const number = this.#parts.store.newest() + 1
    const body = JSON.stringify({
      type: 'order.paid',
      event: number,
      data: { paidAt: new Date().toISOString() },
    })
    this.#parts.store.insert({ number, body })
    // An event has happened when the database has it: from now on a poll finds it.
    const atMs = this.#parts.clock.nowMs()
    this.happenedAtMs.push(atMs)
    for (const listener of this.#listeners) listener({ number, body }, atMs)
  }

  /** GET /events?after=CURSOR&limit=SIZE. The entity tag names the newest event there is. */
  #answer(message: IncomingMessage, response: ServerResponse): void {
    const { clock, store, log, sourceMs } = this.#parts
    const url = new URL(message.url ?? '/', 'http://source.invalid')
    const cursor = Number(url.searchParams.get('after') ?? 0)
    const limit = Number(url.searchParams.get('limit') ?? 100)
    if (url.pathname !== '/events' || message.method !== 'GET') {
      response.writeHead(404).end()
      return
    }
    if (!isCount(cursor) || !isCount(limit) || limit < 1 || limit > MOST_PER_PAGE) {
      response.writeHead(400).end()
      return
    }
    const readAtMs = clock.nowMs()
    const entry = log.entryOf(message)
    if (entry) {
      entry.arrivedAtMs = readAtMs
      entry.answerDueAtMs = readAtMs + sourceMs
    }
    const events = store.after(cursor, limit)
    const newest = store.newest()
    const page: Page = { events, hasMore: newest > (events.at(-1)?.number ?? cursor) }
    const etag = `"${newest}"`
    const isKnown = events.length === 0 && message.headers['if-none-match'] === etag
    clock.at(readAtMs + sourceMs, () => {
      if (isKnown) response.writeHead(304, { etag }).end()
      else response.writeHead(200, { etag, 'content-type': 'application/json' }).end(JSON.stringify(page))
    })
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0
}
