import { ENTRY } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { Stream } from './chance.ts'
import { roundUs } from './microseconds.ts'
import { OUTCOMES, ROW } from './rows.ts'
import type { Station } from './Station.ts'
import type { LaneSettings } from './settings.ts'

const PLANNED_ANEW = 0
const SENT = 1
const SKIPPED = 2

const NEVER_YET = -1

const USEFUL = OUTCOMES.indexOf('useful')
const EMPTY = OUTCOMES.indexOf('empty')

/**
 * The ticks of a polling client. Plain, they fall at firstPollAt + k x interval, each delayed by its jitter; adaptive, one
 * current interval after the last settling or the last skipped tick. A tick's time proper is the one without its jitter.
 */
export class Ticks {
  readonly #station: Station
  readonly #jitter: Stream
  /** Number of ticks planned; the planned tick has this number, or there is none if `#isPlanned` is false. */
  #count = 0
  #isPlanned = false
  /** The time proper of the planned tick, and when it falls. */
  #plannedUs = 0
  #fallsAtUs = 0
  /** The time proper of the last tick that fell. */
  #lastUs = NEVER_YET
  /** What adaptive ticks count from: the last settling, or the time proper of the last skipped tick. */
  #restsFromUs = NEVER_YET
  /** The current interval; that of the settings unless adaptive. */
  #intervalUs: number
  /** Whether the request of a tick is unsettled. */
  #isAsking = false

  constructor(station: Station) {
    this.#station = station
    this.#jitter = new Stream(station.world.seed, 'poll-jitter', station.id)
    this.#intervalUs = station.settings.intervalUs
  }

  start(): void {
    const { intervalUs, firstPollAtUs } = this.#station.settings
    if (intervalUs >= 0) this.#plan(firstPollAtUs, PLANNED_ANEW)
  }

  /** Whether the entry `number` is the planned tick; otherwise it is void. */
  isDue(number: number): boolean {
    return this.#isPlanned && number === this.#count
  }

  /** The planned tick falls: it sends a request, or is skipped. */
  fall(isSent: boolean): void {
    this.#lastUs = this.#plannedUs
    if (isSent) this.#isAsking = true
    else this.#restsFromUs = this.#plannedUs
    if (isSent && this.#station.settings.adaptive !== null) return this.#unplan(SENT)
    // A tick whose jitter was drawn from a longer interval may fall after its successor would.
    const nextUs = this.#plannedUs + this.#intervalUs
    const { nowUs } = this.#station.world
    this.#plan(nextUs > nowUs ? nextUs : nowUs, isSent ? SENT : SKIPPED)
  }

  /** A request of the client, asked by a tick or not, has settled with that outcome. */
  settled(outcome: number): void {
    const { world, settings } = this.#station
    this.#restsFromUs = world.nowUs
    this.#isAsking = false
    if (settings.adaptive !== null) this.#adapt(outcome)
    else if (!this.#isPlanned && settings.intervalUs >= 0) {
      // Adaptive was switched off meanwhile.
      this.#plan(world.nowUs + settings.intervalUs, PLANNED_ANEW)
    }
  }

  /** Plans the next tick anew if the interval has changed (model.md, section Polling). */
  settingsChanged(before: LaneSettings): void {
    const { intervalUs, adaptive } = this.#station.settings
    const hasTurned = (adaptive === null) !== (before.adaptive === null)
    if (intervalUs === before.intervalUs) {
      if (hasTurned) this.#intervalUs = intervalUs
      return
    }
    this.#intervalUs = intervalUs
    if (intervalUs < 0) {
      if (this.#isPlanned) this.#unplan(PLANNED_ANEW)
    } else if (adaptive === null) {
      // Before the first tick a change leaves it where it is.
      if (this.#lastUs !== NEVER_YET || !this.#isPlanned) this.#planAfter(this.#lastUs)
    } else if (this.#isPlanned || !this.#isAsking) this.#planAfter(this.#restsFromUs)
  }

  /**
   * How many ticks from the planned one on fall so that what takes at most `tripUs` is over before the next tick and before
   * `limitUs`, whatever their jitter will be.
   */
  surelyBefore(limitUs: number, tripUs: number): number {
    if (!this.#isPlanned) return 0
    const { jitter, intervalUs } = this.#station.settings
    const latestUs = roundUs(jitter * intervalUs) + tripUs
    // The planned tick may have been delayed by a jitter that was greater than it is now.
    const firstUs = this.#fallsAtUs + tripUs
    if (latestUs >= intervalUs || firstUs >= this.#plannedUs + intervalUs || firstUs >= limitUs) return 0
    const sure = Math.ceil((limitUs - latestUs - this.#plannedUs) / intervalUs)
    return sure > 1 ? sure : 1
  }

  /** Goes past `ticks` ticks as if each had fallen, sent and settled; returns when the last one fell. */
  skip(ticks: number): number {
    const { intervalUs } = this.#station.settings
    const isFirst = ticks === 1
    this.#lastUs = this.#plannedUs + (ticks - 1) * intervalUs
    this.#count += ticks
    const fellAtUs = isFirst ? this.#fallsAtUs : this.#lastUs + this.#delayUs(this.#count - 1)
    this.#place(this.#lastUs + intervalUs)
    return fellAtUs
  }

  /** The last of the ticks that were gone past has settled at `atUs`. */
  restFrom(atUs: number): void {
    this.#restsFromUs = atUs
  }

  carry(state: Carrier): void {
    this.#count = state.number(this.#count)
    this.#isPlanned = state.flag(this.#isPlanned)
    this.#plannedUs = state.number(this.#plannedUs)
    this.#fallsAtUs = state.number(this.#fallsAtUs)
    this.#lastUs = state.number(this.#lastUs)
    this.#restsFromUs = state.number(this.#restsFromUs)
    this.#intervalUs = state.number(this.#intervalUs)
    this.#isAsking = state.flag(this.#isAsking)
  }

  #adapt(outcome: number): void {
    const { world, settings } = this.#station
    const { adaptive, intervalUs } = settings
    if (adaptive === null || intervalUs < 0) return
    if (outcome === USEFUL) this.#intervalUs = intervalUs
    else if (outcome === EMPTY) {
      this.#intervalUs = Math.min(roundUs(this.#intervalUs * adaptive.factor), adaptive.maxUs)
    }
    this.#plan(world.nowUs + this.#intervalUs, PLANNED_ANEW)
  }

  /** Plans the next tick an interval after `fromUs`, or as the first one. */
  #planAfter(fromUs: number): void {
    const { world, settings } = this.#station
    const nextUs = fromUs === NEVER_YET ? settings.firstPollAtUs : fromUs + settings.intervalUs
    this.#plan(Math.max(world.nowUs, nextUs), PLANNED_ANEW)
  }

  #plan(atUs: number, reason: number): void {
    const { world, lane } = this.#station
    this.#count++
    this.#isPlanned = true
    this.#place(atUs)
    world.sink.row(world.nowUs, ROW.tick, lane, this.#count, reason, this.#fallsAtUs)
  }

  #unplan(reason: number): void {
    const { world, lane } = this.#station
    this.#isPlanned = false
    world.sink.row(world.nowUs, ROW.tick, lane, this.#count, reason, -1)
  }

  #place(atUs: number): void {
    const { world, lane } = this.#station
    const fallsAtUs = atUs + this.#delayUs(this.#count)
    this.#plannedUs = atUs
    this.#fallsAtUs = fallsAtUs
    world.calendar.plan(fallsAtUs, ENTRY.tick, lane, this.#count)
  }

  #delayUs(tick: number): number {
    const { jitter } = this.#station.settings
    return jitter === 0 ? 0 : roundUs(this.#jitter.uniform(tick) * jitter * this.#intervalUs)
  }
}
