import { ENTRY } from './Calendar.ts'
import { Stream } from './chance.ts'
import { roundUs } from './microseconds.ts'
import type { EventSettings } from './settings.ts'
import type { World } from './World.ts'

const NEVER = Number.POSITIVE_INFINITY
const BURSTS_FROM = 0x40000000

interface Burst {
  left: number
  spacingUs: number
}

/** When events happen by themselves. Each planned entry is answered by `fall`, which says whether an event happens. */
export class Arrivals {
  readonly #world: World
  readonly #chance: Stream
  readonly #bursts = new Map<number, Burst>()
  #settings: EventSettings
  /** Number of gaps drawn or, for a trace, of times used. */
  #gaps = 0
  #burstCount = 0
  #planned = 0
  #nextAtUs = NEVER
  /** What is left of the current gap while the rate is 0, and the mean gap that it is measured against. */
  #restUs = 0
  #restMeanUs = 1

  constructor(world: World) {
    this.#world = world
    this.#settings = world.settings.events
    this.#chance = new Stream(world.seed, 'arrivals', '')
  }

  /** Plans the first event. */
  start(): void {
    const { kind, firstAtUs } = this.#settings
    if (kind === 'periodic') this.#planAt(firstAtUs)
    else this.#planNext()
  }

  /** Settles the entry `number` of kind happen: true if an event happens now. */
  fall(number: number): boolean {
    if (number >= BURSTS_FROM) return this.#continueBurst(number)
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

  #planNext(): void {
    const { kind, meanGapUs, atUs } = this.#settings
    const { nowUs } = this.#world
    this.#gaps++
    if (kind === 'trace') {
      this.#planAt(atUs[this.#gaps - 1] ?? NEVER)
    } else if (kind === 'periodic') {
      this.#planAt(nowUs + meanGapUs)
    } else {
      const units = this.#chance.exponential(this.#gaps)
      this.#restUs = units
      this.#restMeanUs = 1
      this.#planAt(meanGapUs === NEVER ? NEVER : nowUs + roundUs(units * meanGapUs))
    }
  }

  #planAt(atUs: number): void {
    this.#planned++
    this.#nextAtUs = atUs
    if (atUs !== NEVER) this.#world.calendar.plan(atUs, ENTRY.happen, 0, this.#planned)
  }

  #startBurst(): void {
    const { burstSize, spacingUs } = this.#settings
    if (burstSize === 1) return
    const number = BURSTS_FROM + this.#burstCount++
    this.#bursts.set(number, { left: burstSize - 1, spacingUs })
    this.#world.calendar.plan(this.#world.nowUs + spacingUs, ENTRY.happen, 0, number)
  }

  #continueBurst(number: number): boolean {
    const burst = this.#bursts.get(number) as Burst
    burst.left--
    if (burst.left === 0) this.#bursts.delete(number)
    else this.#world.calendar.plan(this.#world.nowUs + burst.spacingUs, ENTRY.happen, 0, number)
    return true
  }
}
