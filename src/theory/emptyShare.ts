import { demand } from './demand.ts'

const DAY_S = 86_400

/**
 * The share of polls that find nothing: e^(-rate x interval).
 *
 * Source: P2. Units: events per second, seconds. Assumes Poisson events and polls independent of them.
 * Valid for any rate and interval >= 0; even spacing gives fewer empty polls, bursts give more.
 */
export function emptyShare(ratePerS: number, intervalS: number): number {
  return Math.exp(-ratePerS * intervalS)
}

/**
 * Polls per event in the long run: 1 / (rate x interval).
 *
 * Source: P3. Units: events per second, seconds. Assumes a mean rate only. Valid for rate and interval > 0.
 */
export function pollsPerEvent(ratePerS: number, intervalS: number): number {
  return 1 / (ratePerS * intervalS)
}

/**
 * Mean number of events in a poll that finds something.
 *
 * Source: P4. Units: events per second, seconds. Assumes Poisson events. Valid for rate x interval >= 0; at 0 it is 1,
 * the limit.
 */
export function meanBatch(ratePerS: number, intervalS: number): number {
  const perInterval = ratePerS * intervalS
  return perInterval === 0 ? 1 : perInterval / -Math.expm1(-perInterval)
}

/**
 * Polls, and polls that find nothing, in a day of 86 400 s.
 *
 * Source: P5. Units: events per second, seconds. Assumes Poisson events. Valid for intervalS > 0.
 */
export function pollsPerDay(ratePerS: number, intervalS: number): { polls: number; emptyPolls: number } {
  demand(intervalS > 0, 'Interval', 'be above 0', intervalS)
  const polls = DAY_S / intervalS
  return { polls, emptyPolls: polls * emptyShare(ratePerS, intervalS) }
}

/**
 * Events per interval that an observed share of useful polls implies: -ln(1 - useful share).
 *
 * Source: P6. Units: shares and counts only. Assumes Poisson events. Valid for 0 <= usefulShare < 1.
 */
export function eventsPerInterval(usefulShare: number): number {
  demand(usefulShare >= 0 && usefulShare < 1, 'Useful share', 'be at least 0 and below 1', usefulShare)
  return -Math.log1p(-usefulShare)
}

/**
 * The share of polls that find nothing when events come at exactly even spacing.
 *
 * Source: P10, and 0 where every interval holds an event. Units: events per second, seconds. Assumes a random phase
 * (or any phase, in the long run, where the spacing is at least the interval). Valid for rate and interval >= 0.
 */
export function evenlySpacedEmptyShare(ratePerS: number, intervalS: number): number {
  return Math.max(0, 1 - ratePerS * intervalS)
}

/**
 * The share of polls that find nothing when events come in bursts of equal size and even spacing within.
 *
 * Source: P2 for the bursts. A burst is seen by an interval if it starts in it or has started before and still has an
 * event in it: a set of length interval + (size - 1) x min(spacing, interval). Units: bursts per second, seconds.
 * Assumes bursts that start as a Poisson process, may overlap, and have begun long ago. Valid for all values >= 0.
 */
export function burstyEmptyShare(
  burstsPerS: number,
  burstSize: number,
  spacingS: number,
  intervalS: number,
): number {
  return Math.exp(-burstsPerS * (intervalS + (burstSize - 1) * Math.min(spacingS, intervalS)))
}
