import { AskingClient } from './AskingClient.ts'
import { ENTRY } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { HOLDING_COLUMNS, HoldingSource } from './HoldingSource.ts'
import { ROW } from './rows.ts'
import type { Station } from './Station.ts'
import type { LaneSettings } from './settings.ts'

const PLANNED_ANEW = 0

/** A subscriber that asks again and again and is kept waiting for news (model.md, section Long polling). */
export class LongPollingClient extends AskingClient {
  readonly #source: HoldingSource
  /** Number of times that a next request was planned; it has this number, or there is none if `#isPlanned` is false. */
  #count = 0
  #isPlanned = false
  /** When the next request falls due, and when it leaves: later, if it falls due in an outage. */
  #dueAtUs = 0
  #leavesAtUs = 0

  constructor(station: Station) {
    super(station, HOLDING_COLUMNS)
    this.#source = new HoldingSource(station, this.requests, this.wire)
  }

  override start(): void {
    super.start()
    this.#planFrom(this.station.settings.firstPollAtUs)
  }

  override tick(number: number): void {
    if (this.#isPlanned && number === this.#count) this.#leave()
  }

  override askNow(): void {
    if (this.mayAsk) this.#leave()
  }

  override requestArrives(request: number): void {
    this.#source.requestArrives(request)
  }

  override eventHappened(): void {
    this.#source.eventHappened()
  }

  override readAgain(request: number): void {
    this.#source.readAgain(request)
  }

  override holdEnds(request: number): void {
    this.#source.holdEnds(request)
  }

  override answerLeaves(request: number): void {
    this.#source.answerLeaves(request)
  }

  override settingsChanged(before: LaneSettings): void {
    this.#source.settingsChanged(before)
    super.settingsChanged(before)
    if (!this.#isPlanned) return
    const leavesAtUs = this.#openFromUs(Math.max(this.station.world.nowUs, this.#dueAtUs))
    if (leavesAtUs !== this.#leavesAtUs) this.#plan(leavesAtUs)
  }

  override carry(state: Carrier): void {
    super.carry(state)
    this.#source.carry(state)
    this.#count = state.number(this.#count)
    this.#isPlanned = state.flag(this.#isPlanned)
    this.#dueAtUs = state.number(this.#dueAtUs)
    this.#leavesAtUs = state.number(this.#leavesAtUs)
  }

  protected override planAfterSettling(): void {
    const { world, settings } = this.station
    this.#planFrom(Math.max(world.nowUs + settings.gapUs, this.limitedUntilUs))
  }

  /** The request that is planned, if one is, leaves now or is replaced by one that does. */
  #leave(): void {
    if (this.#isPlanned) {
      this.#isPlanned = false
      this.#writeNext(-1)
    }
    this.ask()
  }

  #planFrom(dueAtUs: number): void {
    this.#dueAtUs = dueAtUs
    this.#plan(this.#openFromUs(dueAtUs))
  }

  #plan(atUs: number): void {
    const { world, lane } = this.station
    this.#count++
    this.#isPlanned = true
    this.#leavesAtUs = atUs
    this.#writeNext(atUs)
    world.calendar.plan(atUs, ENTRY.tick, lane, this.#count)
  }

  #writeNext(atUs: number): void {
    const { world, lane } = this.station
    world.sink.row(world.nowUs, ROW.tick, lane, this.#count, PLANNED_ANEW, atUs)
  }

  /** The first instant from `atUs` on that is in no outage, as they are set now. */
  #openFromUs(atUs: number): number {
    let openUs = atUs
    for (const { fromUs, toUs } of this.station.settings.closings) {
      if (fromUs <= openUs && openUs < toUs) openUs = toUs
    }
    return openUs
  }
}
