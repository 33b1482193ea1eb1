import { count, rough, THIN } from '../numbers.ts'

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 11 })
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** `1 order`, `12 orders`: an amount that is never rounded, with its noun. */
export function plural(amount: number, one: string, many: string): string {
  return amount === 1 ? `1 ${one}` : `${digits.format(amount)} ${many}`
}

const NAMED_UNITS = [
  [86_400_000, 'day', 'days', 'd'],
  [3_600_000, 'hour', 'hours', 'h'],
  [60_000, 'minute', 'minutes', 'min'],
  [1000, 'second', 'seconds', 's'],
  [1, 'millisecond', 'milliseconds', 'ms'],
] as const

/** The largest unit in which a length of time needs few decimals, so that nothing of it is rounded off. */
function unitFor(ms: number): (typeof NAMED_UNITS)[number] {
  const isShortIn = (unitMs: number) => Number.isInteger(unitMs === 1000 ? ms : ms / (unitMs / 100))
  return NAMED_UNITS.find(([unitMs]) => ms >= unitMs && isShortIn(unitMs)) ?? NAMED_UNITS[4]
}

/** A length of time as it is set, never rounded: `½ s`, `5 s`, `250 ms`, `1.5 min`, `100 s`. */
export function setting(ms: number): string {
  if (ms === 500) return `½${THIN}s`
  const [unitMs, , , short] = unitFor(ms)
  return `${digits.format(ms / unitMs)}${THIN}${short}`
}

/** A length of time as it is spoken after "every": `half a second`, `second`, `5 seconds`. */
function spoken(ms: number): string {
  if (ms === 500) return 'half a second'
  const [unitMs, one, many] = unitFor(ms)
  return ms === unitMs ? one : plural(ms / unitMs, one, many)
}

/** A rate a minute as it is set: three digits below 100, then one decimal. */
export function rate(perMinute: number): string {
  if (perMinute === 0.5) return '½'
  return perMinute < 100 ? threeDigits.format(perMinute) : oneDecimal.format(perMinute)
}

/** Orders between two asks in words: `about half an order`, `about one order`, `about 5 orders`. */
function aboutOrders(orders: number): string {
  if (orders === 0) return 'no orders'
  if (rough(orders) === '0.5') return 'about half an order'
  return rough(orders) === '1' ? 'about one order' : `about ${rough(orders)} orders`
}

function ordersNoun(orders: number): string {
  return rough(orders) === '1' ? 'order' : 'orders'
}

function between(orders: number | null): string {
  return orders === null ? '' : `; ${aboutOrders(orders)} between two asks`
}

/** Words of the dock: transport, sliders and their product. */
export const controlWords = {
  dock: 'Controls',
  transport: 'Playback',

  play: 'Play',
  pause: 'Pause',
  stepEverySecond: 'Step every second',
  stepEvent: 'Step event',
  step: 'Step',
  stepBack: 'Step back',
  restart: 'Restart',
  speed: 'Speed',
  speedValue: (speed: number) => (speed < 1 ? `1/${Math.round(1 / speed)}×` : `${count(speed)}×`),
  speedWithName: (speed: string) => `Speed ${speed}`,
  followMessages: 'Follow messages',
  followHint: 'slow motion while messages travel',
  tooBusy: 'Too busy for slow motion: something is always on its way.',
  orderNow: 'Order now',
  orderNowHint: 'makes one order happen at this very moment',

  ask: 'Ask every',
  askTyped: 'Ask every, typed',
  askStops: [`½${THIN}s`, '1', '2', '5', '10', '30', undefined, undefined, `5${THIN}min`],
  askValue: setting,
  askSpoken: (ms: number, orders: number | null) => `every ${spoken(ms)}${between(orders)}`,
  askByHand: 'by hand only',
  askHeld: 'line kept open',
  notInThisRun: 'not in this run',

  orders: 'Orders',
  ordersTyped: 'Orders, typed',
  orderStops: ['½', '1', '2', '6', '20', '60', '200', '600'],
  ordersValue: (perMinute: number) => `${rate(perMinute)} a minute`,
  ordersSpoken: (perMinute: number, orders: number | null) => {
    const amount =
      perMinute === 0.5 ? 'half an order' : `${rate(perMinute)} ${perMinute === 1 ? 'order' : 'orders'}`
    return `${amount} a minute${between(orders)}`
  },
  ordersRecorded: 'as recorded',

  lockedReason: 'set by your teacher',

  times: '×',
  equals: '=',
  productName: 'Orders between two asks',
  product: (orders: number) => rough(orders),
  productUnit: (orders: number) => `${ordersNoun(orders)} between two asks`,
  productUnknown: 'Nobody asks on a schedule, so nothing lies between two asks.',
  fewerCalls: 'fewer calls',
  fewerAsks: 'fewer asks',
  turningPoint: '1',
  verdict: (orders: number) => {
    const shown = rough(orders)
    if (shown === '1') return 'both sides send about the same number of requests'
    return orders < 1 ? 'the webhook needs fewer requests' : 'polling needs fewer requests'
  },
  productSentence: (orders: number, verdict: string) =>
    `${rough(orders)} ${ordersNoun(orders)} between two asks: ${verdict}.`,

  wayOut: 'Open in Shoulder Tap',
} as const
