import { ENTRY } from './Calendar.ts'
import { type Purpose, Stream } from './chance.ts'
import { LEG, type Requests } from './Requests.ts'
import { LOST, ROW } from './rows.ts'
import type { Station } from './Station.ts'

/** What a request is. Chances of the network are apart for each kind. */
export type RequestKind = 'poll' | 'attempt' | 'fetch' | 'reconcile' | 'forged'

/** The network of a lane for one kind of request: sends messages, which take their time or are lost. */
export class Wire {
  readonly #station: Station
  readonly #requests: Requests
  readonly #latencyOut: Stream
  readonly #latencyBack: Stream
  readonly #lossOut: Stream
  readonly #lossBack: Stream

  constructor(station: Station, requests: Requests, kind: RequestKind) {
    const stream = (purpose: Purpose) => new Stream(station.world.seed, purpose, station.id)
    this.#station = station
    this.#requests = requests
    this.#latencyOut = stream(`latency-up-${kind}`)
    this.#latencyBack = stream(`latency-down-${kind}`)
    this.#lossOut = stream(`loss-up-${kind}`)
    this.#lossBack = stream(`loss-down-${kind}`)
  }

  /**
   * Sends an opened request, with a row of kind `row`, and plans its arrival (unless it is lost) and its timeout. `key` and
   * `sub` are those of its draws.
   */
  send(request: number, row: number, detail: number, key: number, sub: number): void {
    this.dispatch(request, row, detail, key, sub)
    const { world, lane, settings } = this.#station
    world.calendar.plan(world.nowUs + settings.timeoutUs, ENTRY.timeout, lane, request)
  }

  /** Sends as {@link send} does, for a sender that watches its timeouts itself. */
  dispatch(request: number, row: number, detail: number, key: number, sub: number): void {
    const { world, lane, settings } = this.#station
    const { nowUs, calendar } = world
    const arrivesAtUs = nowUs + this.#latencyOut.durationUs(settings.latency, key, sub)
    const isLost = settings.loss > 0 && this.#lossOut.happens(settings.loss, key, sub)
    world.sink.row(nowUs, row, lane, request, isLost ? detail + LOST : detail, arrivesAtUs)
    if (isLost) this.#requests.end(request)
    else {
      this.#requests.move(request, LEG.out)
      calendar.plan(arrivesAtUs, ENTRY.arrive, lane, request)
    }
  }

  /** Sends the answer (or refusal) to a request, with a row of kind `row`, and plans its arrival unless it is lost. */
  answer(request: number, row: number, detail: number, key: number, sub: number): void {
    const { world, lane, settings } = this.#station
    const { nowUs, calendar } = world
    const arrivesAtUs = nowUs + this.#latencyBack.durationUs(settings.latency, key, sub)
    const isLost = settings.loss > 0 && this.#lossBack.happens(settings.loss, key, sub)
    world.sink.row(nowUs, row, lane, request, isLost ? detail + LOST : detail, arrivesAtUs)
    if (isLost) this.#requests.end(request)
    else {
      this.#requests.move(request, LEG.back)
      calendar.plan(arrivesAtUs, ENTRY.response, lane, request)
    }
  }

  /** Loses the message of the request that is on this wire, if one is. */
  drop(request: number): void {
    if (!this.#requests.isOn(LEG.out, request) && !this.#requests.isOn(LEG.back, request)) return
    const { world, lane } = this.#station
    const isBack = this.#requests.isOn(LEG.back, request)
    world.sink.row(world.nowUs, ROW.dropped, lane, request, isBack ? 1 : 0, 0)
    this.#requests.end(request)
  }

  /** The longest that a message can take, infinite if there is no bound. */
  get longestUs(): number {
    const { latency } = this.#station.settings
    if (latency.kind === 'constant') return latency.us
    return latency.kind === 'uniform' ? latency.maxUs : Number.POSITIVE_INFINITY
  }

  /** How long a request with these draws and its answer take together on their ways. */
  bothWaysUs(key: number, sub: number): number {
    const { latency } = this.#station.settings
    return this.#latencyOut.durationUs(latency, key, sub) + this.#latencyBack.durationUs(latency, key, sub)
  }
}
