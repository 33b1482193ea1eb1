import { type Purpose, Stream } from './chance.ts'
import type { LaneSettings } from './settings.ts'

/** The network of a lane for one kind of request: how long each message takes and whether it is lost. */
export class Wire {
  readonly #latencyOut: Stream
  readonly #latencyBack: Stream
  readonly #lossOut: Stream
  readonly #lossBack: Stream

  constructor(seed: number, laneId: string, kind: 'poll' | 'attempt') {
    const stream = (purpose: Purpose) => new Stream(seed, purpose, laneId)
    this.#latencyOut = stream(`latency-up-${kind}`)
    this.#latencyBack = stream(`latency-down-${kind}`)
    this.#lossOut = stream(`loss-up-${kind}`)
    this.#lossBack = stream(`loss-down-${kind}`)
  }

  /** How long the request takes one way, as the network is set now, in microseconds. */
  outUs(settings: LaneSettings, key: number, sub: number): number {
    return this.#latencyOut.durationUs(settings.latency, key, sub)
  }

  /** How long its answer takes, in microseconds. */
  backUs(settings: LaneSettings, key: number, sub: number): number {
    return this.#latencyBack.durationUs(settings.latency, key, sub)
  }

  isLostOut(settings: LaneSettings, key: number, sub: number): boolean {
    return this.#lossOut.happens(settings.loss, key, sub)
  }

  isLostBack(settings: LaneSettings, key: number, sub: number): boolean {
    return this.#lossBack.happens(settings.loss, key, sub)
  }
}
