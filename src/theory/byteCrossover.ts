import { demand } from './demand.ts'
import { emptyShare } from './emptyShare.ts'
import { meanAttempts } from './meanAttempts.ts'

/** Bytes of what is exchanged, both ways together. */
export interface ExchangeBytes {
  emptyPoll: number
  /** One more event in the answer to a poll. */
  eventInPoll: number
  /** One whole delivery: call and answer. */
  delivery: number
  /** Opening the connection of a poll, and of a delivery. */
  pollSetUp?: number
  deliverySetUp?: number
}

/**
 * The interval above which polling moves fewer bytes than a webhook, in seconds; infinite where it never does.
 *
 * Source: C3, with connections that are opened each time C4. Units: events per second, bytes. Assumes that an answer with
 * events costs as much as an empty one plus its events, one event per delivery, no retries. Valid for ratePerS > 0.
 */
export function byteCrossover(ratePerS: number, bytes: ExchangeBytes): number {
  demand(ratePerS > 0, 'Event rate', 'be above 0', ratePerS)
  const { emptyPoll, eventInPoll, delivery, pollSetUp = 0, deliverySetUp = 0 } = bytes
  const saved = delivery + deliverySetUp - eventInPoll
  return saved > 0 ? (emptyPoll + pollSetUp) / (ratePerS * saved) : Number.POSITIVE_INFINITY
}

/** Bytes of a conditional poll's exchanges: empty (status 304), with events (status 200, without them), and of one event. */
export interface ConditionalPollBytes {
  unchanged: number
  changed: number
  eventInPoll: number
}

/**
 * Bytes per second of conditional polling, both ways together.
 *
 * Source: C5. Units: events per second, seconds, bytes. Assumes Poisson events and polls independent of them.
 * Valid for intervalS > 0.
 */
export function conditionalPollBytesPerS(
  ratePerS: number,
  intervalS: number,
  { unchanged, changed, eventInPoll }: ConditionalPollBytes,
): number {
  demand(intervalS > 0, 'Interval', 'be above 0', intervalS)
  const empty = emptyShare(ratePerS, intervalS)
  return (empty * unchanged + (1 - empty) * changed) / intervalS + ratePerS * eventInPoll
}

/**
 * Bytes per second of a webhook, both ways together.
 *
 * Source: C6, the attempts as R1 counts them. Units: events per second, bytes per delivery (its connection included).
 * Assumes that every attempt moves as much as a delivery. Valid for ratePerS >= 0.
 */
export function deliveryBytesPerS(
  ratePerS: number,
  bytesPerDelivery: number,
  failChance = 0,
  most = 1,
): number {
  return ratePerS * meanAttempts(failChance, most) * bytesPerDelivery
}
