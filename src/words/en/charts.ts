import { clock, count, stretch, wait } from '../numbers.ts'

/** Words that stand under every figure that can be read as a table. */
export const tableWords = {
  show: 'Show as table',
  hide: 'Hide the table',
  region: (title: string) => `${title}, as a table`,
} as const

const orders = (n: number) => (n === 1 ? '1 order' : `${count(n)} orders`)

/** A tick of a time axis; the last one carries the unit. */
const tick = (value: number, unit: string | undefined) =>
  unit === undefined ? count(value) : `${count(value)} ${unit}`

/** Words of the chart of requests. */
export const requestsWords = {
  title: 'Requests so far',
  dashed: 'dashed: theory',
  noTheory: 'no theory for this run',
  forNothing: 'for nothing',
  asks: (n: number) => (n === 1 ? 'ask' : 'asks'),
  calls: (n: number) => (n === 1 ? 'call' : 'calls'),
  requests: (n: number) => (n === 1 ? 'request' : 'requests'),
  withNews: 'with news',
  tick,
  count,
  caption: (atUs: number, parts: readonly string[]): string =>
    parts.length === 0 ? 'No requests so far.' : `In ${stretch(atUs)}: ${parts.join('; ')}.`,
  asksPart: (asks: number, news: number): string =>
    `${count(asks)} ${asks === 1 ? 'ask' : 'asks'}, ${count(news)} of them with news`,
  callsPart: (requests: number, calls: number): string =>
    `${count(calls)} ${calls === 1 ? 'call' : 'calls'}${requests > calls ? `, ${count(requests)} requests of the webhook in all` : ''}`,
  tableTitle: 'Requests so far',
  tableHead: {
    at: 'Time',
    asks: 'Asks',
    news: 'Asks with news',
    calls: 'Calls',
    webhook: 'Webhook requests',
  },
  at: (us: number) => clock(us, 2),
} as const

/** Words of the chart of waits. */
export const waitsWords = {
  title: 'Time in the dark',
  mean: (us: number) => `mean ${wait(us)}, no theory`,
  meanAndTheory: (us: number, theoryUs: number) => `mean ${wait(us)}, theory ${wait(theoryUs)}`,
  none: 'nothing known yet',
  howMany: 'how many',
  tick,
  bar: count,
  /** A tick of the upright axis, with as many decimals as its steps need; the last one carries the unit. */
  waitTick: (us: number, stepS: number, isLast: boolean): string => {
    const decimals = Math.max(0, -Math.floor(Math.log10(stepS) + 1e-9))
    const isHalf = (stepS * 10 ** decimals) % 1 > 1e-6
    return `${us === 0 ? '0' : (us / 1e6).toFixed(decimals + (isHalf ? 1 : 0))}${isLast ? ' s' : ''}`
  },
  sample: (every: number): string => `1 in ${count(every)}`,
  newest: (first: number): string => `from #${count(first)} on`,
  newestSays: (first: number): string => `Dots and bars are of the orders from number ${count(first)} on.`,
  caption: (parts: readonly string[]): string =>
    parts.length === 0 ? 'Nobody has learned of an order yet.' : parts.join(' '),
  side: (side: 'poll' | 'webhook', known: number, meanUs: number, maxUs: number): string =>
    `${side === 'poll' ? 'Polling' : 'The webhook'} learned of ${orders(known)}, after ${wait(meanUs)} on average and ${wait(maxUs)} at most.`,
  sampleSays: (every: number): string => `Every ${ordinal(every)} order is drawn; the bars count them all.`,
  tableTitle: 'Time in the dark',
  tableHead: {
    order: 'Order',
    happened: 'Happened',
    poll: 'Polling knew after',
    webhook: 'Webhook knew after',
  },
  event: (n: number) => `#${n}`,
  at: (us: number) => clock(us, 2),
  wait,
  notYet: 'not yet',
} as const

function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${count(n)}${ending}`
}
