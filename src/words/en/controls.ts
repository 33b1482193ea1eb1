import { count, rough, THIN } from '../numbers.ts'

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 11 })
const threeDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

function plural(amount: number, one: string, many: string): string {
  return amount === 1 ? `1 ${one}` : `${digits.format(amount)} ${many}`
}

interface Limits {
  least: number
  most: number
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
function setting(ms: number): string {
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

function rate(perMinute: number): string {
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

function outOfLimits(name: string, bound: string, isLeast: boolean, given: string, now: string): string {
  const rule = isLeast
    ? `the least is ${bound}, and ${given} is less`
    : `the most is ${bound}, and ${given} is more`
  return `${name}: ${rule}. It stays at ${now}.`
}

function times(amount: number): string {
  if (amount === 1) return 'once'
  return amount === 2 ? 'twice' : `${count(amount)} times`
}

/** Words of the dock: transport, sliders, their product, shortcuts and what is said aloud. */
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
  askUnreadable: (text: string, { least, most }: Limits, nowText: string) =>
    `Ask every: “${text}” is not a length of time. Write one from ${setting(least)} to ${setting(most)}, such as 5${THIN}s, ½${THIN}s or 2${THIN}min. It stays at ${nowText}.`,
  askTooShort: (least: number, given: string, nowText: string) =>
    outOfLimits('Ask every', setting(least), true, given, nowText),
  askTooLong: (most: number, given: string, nowText: string) =>
    outOfLimits('Ask every', setting(most), false, given, nowText),

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
  ordersUnreadable: (text: string, { least, most }: Limits, nowText: string) =>
    `Orders: “${text}” is not a rate. Write one from ${rate(least)} to ${rate(most)} a minute, such as 6 or 2 a second. It stays at ${nowText}.`,
  ordersTooFew: (least: number, given: string, nowText: string) =>
    outOfLimits('Orders', `${rate(least)} a minute`, true, given, nowText),
  ordersTooMany: (most: number, given: string, nowText: string) =>
    outOfLimits('Orders', `${rate(most)} a minute`, false, given, nowText),

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

  keyboard: {
    title: 'Keys',
    intro: 'They work while the focus is in this page and not on a control that needs the key itself.',
    close: 'Close',
    letters: 'Letter keys',
    lettersHint: 'J, K, N, R and ? are off when this is off.',
    rows: [
      [['Space'], 'play or pause'],
      [['←', '→'], 'step back, step to the next event'],
      [['Shift', '←', '→'], 'one second back or forward'],
      [['Home', 'End'], 'first and latest moment'],
      [['J', 'K'], 'choose the previous or next order'],
      [['N'], 'order now'],
      [['R'], 'restart'],
      [['?'], 'this list'],
    ] as readonly (readonly [readonly string[], string])[],
    arrowLeft: 'left arrow',
    arrowRight: 'right arrow',
  },

  aloud: {
    minute: (minutes: number, facts: string) => `Minute ${count(minutes)}. ${facts}`,
    sincePlay: (facts: string) => `Since you pressed play: ${facts}`,
    orders: (amount: number) => (amount === 0 ? 'no orders.' : `${plural(amount, 'order', 'orders')}.`),
    asked: (asks: number, wasted: number) =>
      asks === 0 ? 'Polling did not ask.' : `Polling asked ${times(asks)}, ${count(wasted)} for nothing.`,
    called: (calls: number, requests: number) => {
      const all = requests > calls ? `, ${plural(requests, 'request', 'requests')} in all` : ''
      return calls === 0 ? `The webhook did not call${all}.` : `The webhook called ${times(calls)}${all}.`
    },
  },
} as const
