import type { Events, Intervention } from '../engine/Scenario.ts'
import { burstyEmptyShare } from './emptyShare.ts'
import { emitTimesUs } from './interventionsBefore.ts'
import { firstAbove } from './pollWindows.ts'
import { toUs } from './toUs.ts'

const US_PER_S = 1e6

/** What is expected of the events in a window of time, the start of it excluded, the end included. */
export interface EventStream {
  /** Times in us at which the rate changes or an event is made by hand, ascending. */
  cutsUs: readonly number[]
  /** The rate at the end of what is known, in events per second. */
  lastRatePerS: number
  /** Expected number of events, those made by hand included. */
  events(fromUs: number, toUs: number): number
  /** Expected sum of the waits of these events for the end of the window, in seconds. */
  waitS(fromUs: number, toUs: number): number
  /** ln of the chance that the window is empty. */
  lnEmpty(fromUs: number, toUs: number): number
}

interface Piece {
  fromUs: number
  ratePerS: number
}

/** The pieces of constant rate of a Poisson stream: the scenario's rate and what interventions set. */
function ratePieces(perMinute: number, interventions: readonly Intervention[]): Piece[] {
  const pieces: Piece[] = [{ fromUs: 0, ratePerS: perMinute / 60 }]
  for (const step of interventions) {
    const value = 'set' in step ? step.set['events.perMinute'] : undefined
    if (typeof value === 'number') pieces.push({ fromUs: toUs(step.atMs), ratePerS: value / 60 })
  }
  return pieces
}

class PoissonStream implements EventStream {
  readonly cutsUs: readonly number[]
  readonly lastRatePerS: number
  readonly #pieces: readonly Piece[]
  readonly #startsUs: readonly number[]
  readonly #emitsUs: readonly number[]

  constructor(pieces: readonly Piece[], emitsUs: readonly number[]) {
    this.#pieces = pieces
    this.#startsUs = pieces.map((piece) => piece.fromUs)
    this.#emitsUs = emitsUs
    this.lastRatePerS = pieces.at(-1)?.ratePerS ?? 0
    // Half a microsecond early, so that a window that ends at the event is cut and one that starts at it is not.
    this.cutsUs = [...this.#startsUs.slice(1), ...emitsUs.map((us) => us - 0.5)].sort((a, b) => a - b)
  }

  /** Sums rate x (length, area to the end) over the pieces that a window touches. */
  #integrals(fromUs: number, toUs: number): { events: number; waitS: number } {
    let events = 0
    let waitS = 0
    for (let i = Math.max(0, firstAbove(this.#startsUs, fromUs) - 1); i < this.#pieces.length; i += 1) {
      const piece = this.#pieces[i]
      if (piece === undefined || piece.fromUs >= toUs) break
      const startUs = Math.max(fromUs, piece.fromUs)
      const endUs = Math.min(toUs, this.#startsUs[i + 1] ?? toUs)
      const lengthS = Math.max(0, endUs - startUs) / US_PER_S
      events += piece.ratePerS * lengthS
      waitS += piece.ratePerS * lengthS * ((toUs - (startUs + endUs) / 2) / US_PER_S)
    }
    return { events, waitS }
  }

  #emits(fromUs: number, toUs: number): readonly number[] {
    return this.#emitsUs.slice(firstAbove(this.#emitsUs, fromUs), firstAbove(this.#emitsUs, toUs))
  }

  events(fromUs: number, toUs: number): number {
    return this.#integrals(fromUs, toUs).events + this.#emits(fromUs, toUs).length
  }

  waitS(fromUs: number, toUs: number): number {
    const byHand = this.#emits(fromUs, toUs).reduce((sum, us) => sum + (toUs - us) / US_PER_S, 0)
    return this.#integrals(fromUs, toUs).waitS + byHand
  }

  lnEmpty(fromUs: number, toUs: number): number {
    const byHand = this.#emits(fromUs, toUs).length > 0
    return byHand ? Number.NEGATIVE_INFINITY : -this.#integrals(fromUs, toUs).events
  }
}

/**
 * A Poisson stream whose rate was turned, and to which events were added by hand.
 *
 * Exact: rescaling what is left of an exponential gap keeps the process Poisson with the new rate. Interventions must
 * be in order.
 */
export function poissonStream(perMinute: number, interventions: readonly Intervention[]): EventStream {
  return new PoissonStream(ratePieces(perMinute, interventions), emitTimesUs(interventions))
}

/**
 * A bursty stream of constant settings, with events added by hand.
 *
 * Mean numbers and waits are those of a steady stream, since polls are independent of it; empty windows as in
 * `burstyEmptyShare`. Assumes bursts that have begun long ago.
 */
export function burstyStream(
  bursty: Extract<Events, { kind: 'bursty' }>,
  interventions: readonly Intervention[],
): EventStream {
  const ratePerS = bursty.perMinute / 60
  const emitsUs = emitTimesUs(interventions)
  const mean = new PoissonStream([{ fromUs: 0, ratePerS }], emitsUs)
  const byHand = new PoissonStream([], emitsUs)
  const { burstSize, spacingMs } = bursty
  return {
    cutsUs: mean.cutsUs,
    lastRatePerS: ratePerS,
    events: (fromUs, toUs) => mean.events(fromUs, toUs),
    waitS: (fromUs, toUs) => mean.waitS(fromUs, toUs),
    lnEmpty: (fromUs, toUs) =>
      byHand.lnEmpty(fromUs, toUs) +
      Math.log(
        burstyEmptyShare(ratePerS / burstSize, burstSize, spacingMs / 1000, (toUs - fromUs) / US_PER_S),
      ),
  }
}
