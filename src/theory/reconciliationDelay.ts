/**
 * What a slow poll beside a webhook leaves open: the mean delay of the events that the webhook missed, in seconds, and
 * the mean number of events that are missed and not found yet.
 *
 * Source: P12. Units: events per second, seconds; `missedShare` is the share never delivered. Assumes losses
 * independent of the polls, and answers that take no time. Valid for all values >= 0, missedShare <= 1.
 */
export function reconciliationDelay(
  ratePerS: number,
  missedShare: number,
  everyS: number,
): { meanDelayS: number; unsyncedEvents: number } {
  return { meanDelayS: everyS / 2, unsyncedEvents: (ratePerS * missedShare * everyS) / 2 }
}
