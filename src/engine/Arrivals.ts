import type { Carrier } from './Carrier.ts'
import type { Stream } from './chance.ts'
import type { EventSettings } from './eventSettings.ts'
import { roundUs } from './microseconds.ts'
import { Ring } from './Ring.ts'
import type { World } from './World.ts'

const NEVER = Number.POSITIVE_INFINITY
/** Numbers of entries that go on with a burst lie above all others. */
const BURSTS_FROM = 1_099_511_627_776
const LEFT = 0
const SPACING = 1

/** A process in time, such as the events at the source. Each entry that it plans is answered by `fall`. */
export class Arrivals {
  readonly #world: World
  readonly #chance: Stream
  readonly #entry: number
  readonly #lane: number
  readonly #bursts = new Ring(2)
  #settings: EventSettings
  /** Number of gaps drawn, and of times of a list that are past. */
  #gaps = 0
  #past = 0
  #planned = 0
  #nextAtUs = NEVER
  /** What is left of the current gap while the rate is 0, and the mean gap that it is measured against. */
  #restUs = 0
  #restMeanUs = 1

  /** Its entries are of kind `entry` in lane number `lane`; `settings` say when they fall. */
  constructor(world: World, chance: Stream, entry: number, lane: number, settings: EventSettings) {
    this.#world = world
    this.#chance = chance
    this.#entry = entry
    this.#lane = lane
    this.#settings = settings
  }

  /** Before this time none falls; infinite if none ever will. */
  get quietUntilUs(): number {
    return this.#bursts.isEmpty ? this.#nextAtUs : this.#world.nowUs
  }

  /** Plans the first, as if the process had run from 0: what would have fallen before now is left out. */
  start(settings: EventSettings = this.#settings): void {
    this.#settings = settings
    const { kind, firstAtUs, meanGapUs, atUs } = settings
    const { nowUs } = this.#world
    if (kind === 'periodic') {
      const passed = nowUs <= firstAtUs ? 0 : Math.ceil((nowUs - firstAtUs) / meanGapUs)
      this.#planAt(firstAtUs + passed * meanGapUs)
    } else {
      this.#past = 0
      while ((atUs[this.#past] ?? NEVER) < nowUs) this.#past++
      this.#planNext()
    }
  }

  /** Plans no more. */
  stop(): void {
    this.#planAt(NEVER)
  }

  /** Settles the entry `number`: true if one falls now, false if it is void. */
  fall(number: number): boolean {
    if (number > BURSTS_FROM) return this.#continueBurst(number - BURSTS_FROM)
    if (number !== this.#planned) return false
    if (this.#settings.kind === 'bursty') this.#startBurst()
    this.#planNext()
    return true
  }

  /** Takes over changed settings: a change of the mean gap rescales what is left of the current gap. */
  change(settings: EventSettings): void {
    const before = this.#settings
    this.#settings = settings
    if (settings.meanGapUs === before.meanGapUs) return
    if (before.meanGapUs !== NEVER) {
      this.#restUs = this.#nextAtUs - this.#world.nowUs
      this.#restMeanUs = before.meanGapUs
    }
    if (settings.meanGapUs === NEVER) this.#planAt(NEVER)
    else this.#planAt(this.#world.nowUs + roundUs((this.#restUs * settings.meanGapUs) / this.#restMeanUs))
  }

  carry(state: Carrier): void {
    this.#gaps = state.number(this.#gaps)
    this.#past = state.number(this.#past)
    this.#planned = state.number(this.#planned)
    this.#nextAtUs = state.number(this.#nextAtUs)
    this.#restUs = state.number(this.#restUs)
    this.#restMeanUs = state.number(this.#restMeanUs)
    this.#bursts.carry(state)
  }

  #planNext(): void {
    const { kind, meanGapUs, atUs } = this.#settings
    const { nowUs } = this.#world
    if (kind === 'trace') {
      this.#planAt(atUs[this.#past++] ?? NEVER)
    } else if (kind === 'periodic') {
      this.#planAt(nowUs + meanGapUs)
    } else {
      const units = this.#chance.exponential(++this.#gaps)
      this.#restUs = units
      this.#restMeanUs = 1
      this.#planAt(meanGapUs === NEVER ? NEVER : nowUs + roundUs(units * meanGapUs))
    }
  }

  #planAt(atUs: number): void {
    this.#planned++
    this.#nextAtUs = atUs
    if (atUs !== NEVER) this.#world.calendar.plan(atUs, this.#entry, this.#lane, this.#planned)
  }

  #startBurst(): void {
    const { burstSize, spacingUs } = this.#settings
    if (burstSize === 1) return
    const burst = this.#bursts.add()
    this.#bursts.set(LEFT, burst, burstSize - 1)
    this.#bursts.set(SPACING, burst, spacingUs)
    this.#planInBurst(burst)
  }

  #planInBurst(burst: number): void {
    const atUs = this.#world.nowUs + this.#bursts.get(SPACING, burst)
    this.#world.calendar.plan(atUs, this.#entry, this.#lane, BURSTS_FROM + burst)
  }

  #continueBurst(burst: number): boolean {
    const left = this.#bursts.get(LEFT, burst) - 1
    this.#bursts.set(LEFT, burst, left)
    if (left === 0) this.#bursts.close(burst)
    else this.#planInBurst(burst)
    return true
  }
}
