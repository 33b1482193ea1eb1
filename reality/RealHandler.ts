import type { LaneLog } from './LaneLog.ts'
import type { RealClock } from './RealClock.ts'

interface Job {
  event: number
  done: (atMs: number) => void
}

/** Workers and one queue, first come first served; the end of a job is an effect. */
export class RealHandler {
  readonly #clock: RealClock
  readonly #log: LaneLog
  readonly #workers: number
  readonly #serviceMs: number
  readonly #waiting: Job[] = []
  #busy = 0

  constructor(
    clock: RealClock,
    log: LaneLog,
    { workers, serviceMs }: { workers: number; serviceMs: number },
  ) {
    this.#clock = clock
    this.#log = log
    this.#workers = workers
    this.#serviceMs = serviceMs
  }

  /** Takes a job; `done` is called at its end. */
  take(event: number, done: (atMs: number) => void = () => {}): void {
    this.#waiting.push({ event, done })
    this.#startJobs()
  }

  #startJobs(): void {
    while (this.#busy < this.#workers) {
      const job = this.#waiting.shift()
      if (!job) return
      this.#busy++
      const startedAtMs = this.#clock.nowMs()
      this.#clock.at(startedAtMs + this.#serviceMs, () => this.#finish(job, startedAtMs))
    }
  }

  #finish({ event, done }: Job, startedAtMs: number): void {
    const atMs = this.#clock.nowMs()
    this.#log.effects.push({ event, startedAtMs, atMs })
    done(atMs)
    this.#busy--
    this.#startJobs()
  }
}
