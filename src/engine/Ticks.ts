import { ENTRY } from './Calendar.ts'
import { Stream } from './chance.ts'
import { roundUs } from './microseconds.ts'
import { ROW } from './rows.ts'
import type { LaneSettings } from './settings.ts'
import type { World } from './World.ts'

const PLANNED_ANEW = 0
const SENT = 1
const SKIPPED = 2

/** The ticks of a polling client: at firstPollAt + k x interval, each delayed by its jitter. */
export class Ticks {
  readonly #world: World
  readonly #lane: number
  readonly #jitter: Stream
  /** Number of ticks planned; the planned tick has this number, or there is none if `#isPlanned` is false. */
  #count = 0
  #isPlanned = false
  /** When the planned tick falls without its jitter, and when the last one fell, -1 before the first. */
  #plannedUs = 0
  #lastUs = -1

  constructor(world: World, lane: number) {
    this.#world = world
    this.#lane = lane
    this.#jitter = new Stream(world.seed, 'poll-jitter', this.#settings.id)
  }

  get #settings(): LaneSettings {
    return this.#world.settings.lanes[this.#lane] as LaneSettings
  }

  start(): void {
    if (this.#settings.intervalUs >= 0) this.#plan(this.#settings.firstPollAtUs, PLANNED_ANEW)
  }

  /** Settles the entry of a tick; false if that tick had been planned anew or given up. */
  fall(number: number, isSent: boolean): boolean {
    if (!this.#isPlanned || number !== this.#count) return false
    this.#lastUs = this.#plannedUs
    // A jittered first tick may fall after its successor would, if the interval has shrunk since it was planned.
    const nextUs = Math.max(this.#world.nowUs, this.#lastUs + this.#settings.intervalUs)
    this.#plan(nextUs, isSent ? SENT : SKIPPED)
    return true
  }

  /** Plans the next tick anew after a change of the interval (model.md, section Polling). */
  intervalChanged(before: number): void {
    const { intervalUs, firstPollAtUs } = this.#settings
    const { nowUs } = this.#world
    if (intervalUs < 0) {
      this.#isPlanned = false
      this.#world.sink.row(nowUs, ROW.tick, this.#lane, this.#count, PLANNED_ANEW, -1)
    } else if (this.#lastUs >= 0) {
      this.#plan(Math.max(nowUs, this.#lastUs + intervalUs), PLANNED_ANEW)
    } else if (before < 0) {
      this.#plan(Math.max(nowUs, firstPollAtUs), PLANNED_ANEW)
    }
  }

  #plan(atUs: number, reason: number): void {
    const { jitter, intervalUs } = this.#settings
    this.#count++
    this.#isPlanned = true
    this.#plannedUs = atUs
    const delayUs = jitter === 0 ? 0 : roundUs(this.#jitter.uniform(this.#count) * jitter * intervalUs)
    this.#world.sink.row(this.#world.nowUs, ROW.tick, this.#lane, this.#count, reason, atUs + delayUs)
    this.#world.calendar.plan(atUs + delayUs, ENTRY.tick, this.#lane, this.#count)
  }
}
