import type { Scenario } from '../../engine/Scenario.ts'
import { meanPerMinute } from '../../scenario/meanPerMinute.ts'
import { shownLanes } from '../../state/shownLanes.ts'

const MINUTE_MS = 60_000

/** How often the shown polling lane asks, and the path that sets it; `ms` is null where it is asked by hand only. */
export type AskSetting =
  | { kind: 'interval'; path: string; ms: number | null }
  | { kind: 'held' }
  | { kind: 'absent' }

/** How many events happen a minute, and what sets it; a recorded trace has a mean rate and cannot be set. */
export type OrderSetting =
  | { kind: 'rate'; path: string; perMinute: number }
  | { kind: 'period'; path: string; perMinute: number }
  | { kind: 'recorded'; perMinute: number }

/** What the slider *ask every* shows and sets. */
export function askSetting(settings: Scenario): AskSetting {
  const lane = settings.lanes[shownLanes(settings).poll]
  if (!lane || lane.strategy === 'webhook') return { kind: 'absent' }
  if (lane.strategy === 'long-poll') return { kind: 'held' }
  return { kind: 'interval', path: `lanes.${lane.id}.intervalMs`, ms: lane.intervalMs }
}

/** What the slider *orders* shows and sets. */
export function orderSetting(settings: Scenario): OrderSetting {
  const perMinute = meanPerMinute(settings)
  switch (settings.events.kind) {
    case 'periodic':
      return { kind: 'period', path: 'events.everyMs', perMinute }
    case 'trace':
      return { kind: 'recorded', perMinute }
    case 'poisson':
    case 'bursty':
      return { kind: 'rate', path: 'events.perMinute', perMinute }
  }
}

/** The period, in ms, whose rate is `perMinute`; the engine counts whole microseconds. */
export function periodOf(perMinute: number): number {
  return Math.round((MINUTE_MS / perMinute) * 1000) / 1000
}
