import { performance } from 'node:perf_hooks'

/** Timers of the system fire late, so they are set this much early and the rest is watched for. */
const LEAD_MS = 2

interface Alarm {
  timer?: NodeJS.Timeout
  watch?: NodeJS.Immediate
}

/**
 * Real time of one run: ms since `start`, to the microsecond, and alarms that go off at such a time.
 *
 * An alarm never goes off early; how late each went off is kept. Whatever has arrived by network at the time of an
 * alarm is handed over before the alarm goes off.
 */
export class RealClock {
  readonly lateMs: number[] = []
  #zeroMs = performance.now()
  #isStopped = false
  readonly #alarms = new Set<Alarm>()

  /** Makes the present instant 0. */
  start(): void {
    this.#zeroMs = performance.now()
  }

  nowMs(): number {
    return Math.round((performance.now() - this.#zeroMs) * 1000) / 1000
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  /** Calls `act` at a time, or as soon after it as the machine allows. Returns what cancels it. */
  at(atMs: number, act: () => void): () => void {
    const alarm: Alarm = {}
    const goOff = () => {
      const lateMs = this.nowMs() - atMs
      if (lateMs < 0) {
        watch()
        return
      }
      this.#alarms.delete(alarm)
      this.lateMs.push(lateMs)
      act()
    }
    // Immediates run after the network was looked at: an answer that came in time is seen before its timeout.
    const watch = () => {
      alarm.watch = setImmediate(goOff)
    }
    if (this.#isStopped) return () => {}
    this.#alarms.add(alarm)
    const leftMs = atMs - this.nowMs() - LEAD_MS
    if (leftMs < 1) watch()
    else alarm.timer = setTimeout(watch, leftMs)
    return () => this.#cancel(alarm)
  }

  /** Cancels all alarms, for good. */
  stop(): void {
    this.#isStopped = true
    for (const alarm of this.#alarms) this.#cancel(alarm)
  }

  #cancel(alarm: Alarm): void {
    clearTimeout(alarm.timer)
    clearImmediate(alarm.watch)
    this.#alarms.delete(alarm)
  }
}
