import { Calendar } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { EventColumn } from './EventColumn.ts'
import { ROW } from './rows.ts'
import type { Settings } from './settings.ts'
import type { Sink } from './Trace.ts'

/** What all parts of a run share: virtual time, what is to come, what has happened, and how things are set now. */
export class World {
  readonly calendar: Calendar
  readonly seed: number
  readonly sink: Sink
  settings: Settings
  nowUs = 0
  eventCount = 0
  readonly #happenedAt = new EventColumn()
  #payloadBytes = -1

  constructor(seed: number, settings: Settings, sink: Sink) {
    this.calendar = new Calendar(settings.lanes.length)
    this.seed = seed
    this.settings = settings
    this.sink = sink
  }

  /** When the event happened, in microseconds. */
  happenedAtUs(event: number): number {
    return this.#happenedAt.get(event)
  }

  /** Enters the next event and returns its number. */
  enterEvent(isEmitted: boolean): number {
    const event = ++this.eventCount
    this.#happenedAt.set(event, this.nowUs)
    this.sink.row(this.nowUs, ROW.happened, 0, event, isEmitted ? 1 : 0, 0)
    return event
  }

  /** Says how large the contents are that the next row sends, if that is news. */
  writePayload(bytes: number): void {
    if (bytes === this.#payloadBytes) return
    this.#payloadBytes = bytes
    this.sink.row(this.nowUs, ROW.payload, 0, bytes, 0, 0)
  }

  carry(state: Carrier): void {
    this.calendar.carry(state)
    this.nowUs = state.number(this.nowUs)
    this.eventCount = state.number(this.eventCount)
    this.#payloadBytes = state.number(this.#payloadBytes)
    this.#happenedAt.carry(state)
  }
}
