/** Failed attempts of a delivery are fewer than this. */
const FAILURES = 128
/** Deliveries of an event are fewer than this. */
export const DELIVERIES = 16_384
const STEP = FAILURES * DELIVERIES

/**
 * A ticket stands for a delivery and how often it has failed so far, in one number: tickets order by event, then by
 * delivery. `index` is 0 for the delivery that the event itself brings about, 1 for the first redelivery, and so on.
 */
export function ticketOf(event: number, index: number): number {
  return event * STEP + index * FAILURES
}

export function eventOf(ticket: number): number {
  return Math.floor(ticket / STEP)
}

/** Which delivery of its event it is. */
export function indexOf(ticket: number): number {
  return Math.floor((ticket - eventOf(ticket) * STEP) / FAILURES)
}

/** Number of failed attempts of the delivery. One more is `ticket + 1`. */
export function failuresOf(ticket: number): number {
  return (ticket - eventOf(ticket) * STEP) & (FAILURES - 1)
}
