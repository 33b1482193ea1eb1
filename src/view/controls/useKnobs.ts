import { KNOBS } from '../../scenario/knobs.ts'
import { sentenceOfProblem } from '../../scenario/Problem.ts'
import { ordersBetweenAsks } from '../../state/ordersBetweenAsks.ts'
import { turn } from '../../state/run.ts'
import { useSight } from '../../state/sight.ts'
import { askSetting, orderSetting, periodOf } from './settings.ts'

const MINUTE_MS = 60_000

/** Sets a value of the run; says why not, if it cannot be. */
function set(path: string, value: number): string | undefined {
  const problems = turn(path, value)
  return problems.length === 0 ? undefined : problems.map(sentenceOfProblem).join(' ')
}

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
      onMs: (ms: number) => (ask.kind === 'interval' ? set(ask.path, ms) : undefined),
    },
    orders: {
      setting: orders,
      least: rateLimits.least,
      most: rateLimits.most,
      ordersFor: (perMinute: number) => (intervalMs === null ? null : (perMinute * intervalMs) / MINUTE_MS),
      onPerMinute: (perMinute: number) => {
        if (orders.kind === 'recorded') return undefined
        return set(orders.path, orders.kind === 'rate' ? perMinute : periodOf(perMinute))
      },
    },
  }
}
