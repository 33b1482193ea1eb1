import { exp, exponentialOf, normalQuantile } from './elementary.ts'
import { roundUs } from './microseconds.ts'
import type { Span } from './settings.ts'

/** What a draw is for. Each purpose (and lane) has numbers of its own, so that no draw shifts another. */
export const PURPOSES = [
  'arrivals',
  'poll-jitter',
  'retry-jitter',
  'service',
  'latency-up-poll',
  'latency-down-poll',
  'loss-up-poll',
  'loss-down-poll',
  'latency-up-attempt',
  'latency-down-attempt',
  'loss-up-attempt',
  'loss-down-attempt',
  'latency-up-fetch',
  'latency-down-fetch',
  'loss-up-fetch',
  'loss-down-fetch',
  'latency-up-reconcile',
  'latency-down-reconcile',
  'loss-up-reconcile',
  'loss-down-reconcile',
  'latency-up-forged',
  'latency-down-forged',
  'loss-up-forged',
  'loss-down-forged',
  'attack',
] as const

export type Purpose = (typeof PURPOSES)[number]

/** Any odd constant would do; with this one the default run has its first order in the third second. */
const SEED_OFFSET = 0x9e3785b5

const TWO_32 = 4294967296

function mix(x: number): number {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return h ^ (h >>> 15)
}

/** Folds a text into 32 bits (FNV-1a, then mixed). */
function hashOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}

/**
 * The numbers of one purpose in one lane: a keyed hash, not a sequence. The draw for a key is always the same,
 * whatever was drawn before, so knobs, lanes and later horizons change no draw but those they name.
 */
export class Stream {
  readonly #first: number
  readonly #second: number
  readonly #third: number

  constructor(seed: number, purpose: Purpose, laneId: string) {
    const base = mix(mix(seed + SEED_OFFSET) ^ hashOf(`${purpose} ${laneId}`))
    this.#first = mix(base + 0x6a09e667)
    this.#second = mix(base ^ 0xbb67ae85)
    this.#third = mix(base + 0x3c6ef372)
  }

  /** 32 random bits for the key (and, for attempts, the number of the try) as an integer from 0 to 2^32 - 1. */
  bits(key: number, sub = 0): number {
    const word = key | 0
    let h = mix((word + this.#first) | 0)
    h = mix(h ^ this.#second ^ Math.imul(sub + 1, 0x9e3779b1))
    h = mix((((h + this.#third) | 0) + Math.imul(word, 0x85ebca6b)) | 0)
    return h >>> 0
  }

  /** A number from 0 (included) to 1 (excluded). */
  uniform(key: number, sub = 0): number {
    return this.bits(key, sub) / TWO_32
  }

  /** Whether something of chance `p` comes true: never for 0, always for 1. */
  happens(p: number, key: number, sub = 0): boolean {
    if (p === 0) return false
    return p === 1 || this.bits(key, sub) < p * TWO_32
  }

  /** A unit exponential variable. */
  exponential(key: number, sub = 0): number {
    return exponentialOf(this.bits(key, sub))
  }

  /** A duration in whole microseconds. */
  durationUs(span: Span, key: number, sub = 0): number {
    switch (span.kind) {
      case 'constant':
        return span.us
      case 'uniform':
        return roundUs(span.minUs + this.uniform(key, sub) * (span.maxUs - span.minUs))
      case 'exponential':
        return roundUs(exponentialOf(this.bits(key, sub)) * span.meanUs)
      case 'lognormal':
        return roundUs(span.medianUs * lognormalOf(this.bits(key, sub), span.sigma))
    }
  }
}

/** The lognormal variable of median 1 of 32 random bits. */
function lognormalOf(bits: number, sigma: number): number {
  return exp(sigma * normalQuantile((bits + 0.5) / TWO_32))
}
