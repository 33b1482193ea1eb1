import type { Events, Intervention } from '../engine/Scenario.ts'
import { poissonStream } from './EventStream.ts'
import { emitTimesUs, pathsSet } from './interventionsBefore.ts'
import { firstAbove } from './pollWindows.ts'
import { toUs } from './toUs.ts'

const US_PER_S = 1e6

function periodicBefore(everyUs: number, firstUs: number, beforeUs: number): number {
  return beforeUs > firstUs ? Math.ceil((beforeUs - firstUs) / everyUs) : 0
}

/** Bursts begin at 0: event i of a burst comes i spacings after its start. */
function burstyBefore(bursty: Extract<Events, { kind: 'bursty' }>, beforeUs: number): number {
  const burstsPerS = bursty.perMinute / 60 / bursty.burstSize
  let sum = 0
  for (let i = 0; i < bursty.burstSize; i += 1) {
    sum += burstsPerS * Math.max(0, beforeUs / US_PER_S - (i * bursty.spacingMs) / 1000)
  }
  return sum
}

function byNatureBefore(
  events: Events,
  interventions: readonly Intervention[],
): (beforeUs: number) => number {
  switch (events.kind) {
    case 'poisson': {
      const stream = poissonStream(
        events.perMinute,
        interventions.filter((step) => 'set' in step),
      )
      return (beforeUs) => stream.events(0, beforeUs)
    }
    case 'periodic': {
      const everyUs = toUs(events.everyMs)
      const firstUs = toUs(events.firstAtMs)
      return (beforeUs) => periodicBefore(everyUs, firstUs, beforeUs)
    }
    case 'bursty':
      return (beforeUs) => burstyBefore(events, beforeUs)
    case 'trace':
      // Half a microsecond below, so that an event at the very time does not count.
      return (beforeUs) => firstAbove(events.atMs, (beforeUs - 0.5) / 1000)
  }
}

/**
 * The expected number of events before a time in us, as a function of that time; null where the events were turned in a
 * way that only a Poisson stream allows.
 *
 * Exact for every kind: rate x time piece by piece, counts of beats and of traces, bursts that begin at 0, and events
 * made by hand. Interventions must be in order.
 */
export function expectedEvents(
  events: Events,
  interventions: readonly Intervention[],
): ((beforeUs: number) => number) | null {
  const isTurned = [...pathsSet(interventions)].some((path) => path.startsWith('events.'))
  if (isTurned && events.kind !== 'poisson') return null
  const byNature = byNatureBefore(events, interventions)
  const emitsUs = emitTimesUs(interventions)
  return (beforeUs) => (beforeUs > 0 ? byNature(beforeUs) + firstAbove(emitsUs, beforeUs - 0.5) : 0)
}
