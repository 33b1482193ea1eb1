import { AskingClient } from './AskingClient.ts'
import type { Carrier } from './Carrier.ts'
import { PollSource } from './PollSource.ts'
import type { Station } from './Station.ts'
import type { LaneSettings } from './settings.ts'
import { Ticks } from './Ticks.ts'

/** A subscriber that asks on a schedule (model.md, section Polling). */
export class PollingClient extends AskingClient {
  readonly #source: PollSource
  readonly #ticks: Ticks

  constructor(station: Station) {
    super(station, 0)
    this.#source = new PollSource(station, this.requests, this.wire)
    this.#ticks = new Ticks(station)
  }

  override start(): void {
    super.start()
    this.#ticks.start()
  }

  override tick(number: number): void {
    const ticks = this.#ticks
    if (!ticks.isDue(number)) return
    const { mayAsk } = this
    ticks.fall(mayAsk)
    if (mayAsk) this.ask()
  }

  override askNow(): void {
    if (this.mayAsk) this.ask()
  }

  override requestArrives(request: number): void {
    this.#source.requestArrives(request)
  }

  override answerLeaves(request: number): void {
    this.#source.answerLeaves(request)
  }

  override settingsChanged(before: LaneSettings): void {
    this.#source.settingsChanged(before)
    this.#ticks.settingsChanged(before)
    super.settingsChanged(before)
  }

  override carry(state: Carrier): void {
    super.carry(state)
    this.#source.carry(state)
    this.#ticks.carry(state)
  }

  /**
   * Goes past polls that find nothing, as many as surely settle before `limitUs`, before which no event happens and no
   * intervention is applied. Returns how many there were; nothing is written of them. Some that would settle in time may
   * be left, to be played step by step.
   */
  override skipEmpty(limitUs: number): number {
    if (!this.isIdle || !this.mayAsk) return 0
    const { settings } = this.station
    if (settings.adaptive !== null || settings.rateLimit !== null || settings.loss > 0) return 0
    const tripUs = 2 * this.wire.longestUs + settings.sourceUs
    if (tripUs >= settings.timeoutUs) return 0
    const polls = this.#ticks.surelyBefore(Math.min(limitUs, this.nextOutageUs), tripUs)
    if (polls === 0) return 0
    this.requests.skip(polls)
    const sentAtUs = this.#ticks.skip(polls)
    const lastTripUs = this.wire.bothWaysUs(this.requests.count, 0) + settings.sourceUs
    this.#ticks.restFrom(sentAtUs + lastTripUs)
    return polls
  }

  protected override planAfterSettling(outcome: number, hasMore: boolean): void {
    this.#ticks.settled(outcome)
    if (hasMore) this.ask()
  }
}
