import { ENTRY } from './Calendar.ts'
import type { Carrier } from './Carrier.ts'
import { Stream } from './chance.ts'
import { Fifo } from './Fifo.ts'
import { Ring } from './Ring.ts'
import { ROW, WAITED } from './rows.ts'
import type { Station } from './Station.ts'

const EVENT = 0
const REQUEST = 1

/**
 * The desk of a subscriber: at most `workers` jobs at a time, in the order in which they came to wait. A job has the number
 * of its acceptance; its event is 0 if it was forged.
 */
export class Handler {
  readonly #station: Station
  readonly #chance: Stream
  readonly #jobs = new Ring(2)
  readonly #line = new Fifo()
  #busy = 0

  constructor(station: Station) {
    this.#station = station
    this.#chance = new Stream(station.world.seed, 'service', station.id)
  }

  get isBusy(): boolean {
    return this.#busy >= this.#station.settings.workers
  }

  get waiting(): number {
    return this.#line.length
  }

  /** Accepts a job whose turn comes later, by `enter`, or never, by `forget`. Returns its number. */
  reserve(event: number, request: number): number {
    const job = this.#jobs.add()
    this.#jobs.set(EVENT, job, event)
    this.#jobs.set(REQUEST, job, request)
    return job
  }

  /** Accepts a job for the event that starts or waits now. `request` is the call that waits for its end, 0 if none does. */
  accept(event: number, request: number): void {
    this.enter(this.reserve(event, request))
  }

  /** Starts a reserved job, or lets it wait. */
  enter(job: number): void {
    const { world, lane } = this.#station
    if (!this.isBusy) return this.#start(job, 0)
    this.#line.push(job)
    world.sink.row(world.nowUs, ROW['work-waits'], lane, job, this.eventOf(job), 0)
  }

  /** Starts waiting jobs as far as workers are free. */
  startWaiting(): void {
    while (this.#line.length > 0 && !this.isBusy) this.#start(this.#line.shift(), WAITED)
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

  /** Gives up a reserved job that was never entered. */
  forget(job: number): void {
    this.#jobs.close(job)
  }

  carry(state: Carrier): void {
    this.#jobs.carry(state)
    this.#line.carry(state)
    this.#busy = state.number(this.#busy)
  }

  #start(job: number, flag: number): void {
    this.#busy++
    const { world, lane, settings } = this.#station
    const { nowUs, calendar, sink } = world
    const doneAtUs = nowUs + this.#chance.durationUs(settings.service, job)
    sink.row(nowUs, ROW['work-started'], lane, job, this.eventOf(job) + flag, doneAtUs)
    calendar.plan(doneAtUs, ENTRY.workDone, lane, job)
  }
}
