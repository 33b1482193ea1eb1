import { ENTRY } from './Calendar.ts'
import { Stream } from './chance.ts'
import { Ring } from './Ring.ts'
import { ROW, WAITED } from './rows.ts'
import type { LaneSettings } from './settings.ts'
import type { World } from './World.ts'

const EVENT = 0
const REQUEST = 1

/** The desk of a subscriber: jobs are started in the order of acceptance, at most `workers` at a time. */
export class Handler {
  readonly #world: World
  readonly #lane: number
  readonly #chance: Stream
  readonly #jobs = new Ring(2)
  #accepted = 0
  #started = 0
  #busy = 0

  constructor(world: World, lane: number) {
    this.#world = world
    this.#lane = lane
    this.#chance = new Stream(world.seed, 'service', this.#settings.id)
  }

  get #settings(): LaneSettings {
    return this.#world.settings.lanes[this.#lane] as LaneSettings
  }

  get isBusy(): boolean {
    return this.#busy >= this.#settings.workers
  }

  get waiting(): number {
    return this.#accepted - this.#started
  }

  /** Takes in a job for the event. `request` is the attempt that waits for its end, 0 if none does. */
  accept(event: number, request: number): void {
    const job = this.#jobs.add()
    this.#accepted = job
    this.#jobs.set(EVENT, job, event)
    this.#jobs.set(REQUEST, job, request)
    if (this.isBusy) this.#world.sink.row(this.#world.nowUs, ROW['work-waits'], this.#lane, job, event, 0)
    else this.#start(0)
  }

  /** Starts waiting jobs as far as workers are free. */
  startWaiting(): void {
    while (this.waiting > 0 && !this.isBusy) this.#start(WAITED)
  }

  eventOf(job: number): number {
    return this.#jobs.get(EVENT, job)
  }

  requestOf(job: number): number {
    return this.#jobs.get(REQUEST, job)
  }

  /** Frees the worker of a job that is done. */
  finish(job: number): void {
    this.#jobs.close(job)
    this.#busy--
  }

  #start(flag: number): void {
    const job = ++this.#started
    this.#busy++
    const { nowUs, calendar, sink } = this.#world
    const doneAtUs = nowUs + this.#chance.durationUs(this.#settings.service, job)
    sink.row(nowUs, ROW['work-started'], this.#lane, job, this.eventOf(job) + flag, doneAtUs)
    calendar.plan(doneAtUs, ENTRY.workDone, this.#lane, job)
  }
}
