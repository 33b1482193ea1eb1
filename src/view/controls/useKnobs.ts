import { KNOBS } from '../../scenario/knobs.ts'
import { turn } from '../../state/run.ts'
import { useSight } from '../../state/sight.ts'
import { askSetting, orderSetting, ordersBetweenAsks, periodOf } from './settings.ts'

const MINUTE_MS = 60_000

/** What the two big sliders show and set in the run shown now, and the product of the two. */
export function useKnobs() {
  const settings = useSight((sight) => sight.settings)
  const ask = askSetting(settings)
  const orders = orderSetting(settings)
  const intervalMs = ask.kind === 'interval' ? ask.ms : null
  const everyMs = KNOBS['events.everyMs']
  const rateLimits =
    orders.kind === 'period'
      ? { least: MINUTE_MS / everyMs.most, most: MINUTE_MS / everyMs.least }
      : KNOBS['events.perMinute']
  return {
    product: ordersBetweenAsks(settings),
    ask: {
      setting: ask,
      least: KNOBS['poll.intervalMs'].least,
      most: KNOBS['poll.intervalMs'].most,
      ordersFor: (ms: number) => (orders.perMinute * ms) / MINUTE_MS,
      onMs: (ms: number) => {
        if (ask.kind === 'interval') turn(ask.path, ms)
      },
    },
    orders: {
      setting: orders,
      least: rateLimits.least,
      most: rateLimits.most,
      ordersFor: (perMinute: number) => (intervalMs === null ? null : (perMinute * intervalMs) / MINUTE_MS),
      onPerMinute: (perMinute: number) => {
        if (orders.kind === 'rate') turn(orders.path, perMinute)
        if (orders.kind === 'period') turn(orders.path, periodOf(perMinute))
      },
    },
  }
}
