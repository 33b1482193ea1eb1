import { clock, count, seconds, THIN, wait } from '../numbers.ts'

/** What an event came to on one side, for the spoken label. */
export interface ToldWait {
  /** Its wait in microseconds: so far, if it is not known yet. */
  us: number
  isOver: boolean
  isLost: boolean
  /** The other events that came in the same answer. */
  others: readonly number[]
}

/** Every text of the ladder. */
export const ladderWords = {
  title: {
    '10s': 'The last ten seconds',
    '20s': 'The last twenty seconds',
    '30s': 'The last half minute',
    '1min': 'The last minute',
    '5min': 'The last five minutes',
    all: 'The whole run',
    own: 'A stretch of the run',
  },
  uprightTitle: 'Now, and how we got here',
  remark: 'every request and every wait',
  caption:
    'Time runs to the right. Between the lines are requests: count them to see the work. Outside the lines is time in the dark: measure the bars to see the wait.',
  captionNow: (fromUs: number, toUs: number, events: number, asks: number, calls: number, others: number) =>
    `From ${clock(fromUs, 0)} to ${clock(toUs, 0)}: ${amount(events, 'order')}, ${amount(asks, 'ask')}, ${amount(calls, 'call')}${others > 0 ? `, ${amount(others, 'request')} of other kinds at the receiver` : ''}.`,
  client: 'Polling client',
  shop: 'The shop',
  receiver: 'Webhook receiver',
  inTheDark: 'in the dark',
  asks: 'asks, answers',
  calls: 'calls',
  notInThisRun: 'not in this run',
  closed: 'closed',
  noMoreCalls: 'no more calls',
  now: 'now',
  waited: (event: number, us: number) => `#${event} waited ${wait(us)}`,
  waits: (event: number, us: number) => `#${event} waits ${wait(us)}…`,
  soFar: (us: number) => `${wait(us)}…`,
  windows: 'How much time the ladder shows',
  window: { '10s': `10${THIN}s`, '1min': `1${THIN}min`, '5min': `5${THIN}min`, all: 'all' },
  wholeRun: 'whole run',
  stretch: 'The stretch of the run that the ladder shows',
  stretchStart: 'Start of the stretch shown',
  stretchEnd: 'End of the stretch shown',
  stretchText: (fromUs: number, toUs: number) => `from ${spokenTime(fromUs)} to ${spokenTime(toUs)}`,
  backToNow: 'Back to now',
  playhead: 'Time',
  timeText: (atUs: number) => spokenTime(atUs),
  events: 'Orders on the ladder. Arrow keys move from one to the next.',
  eventLabel: (event: number, happenedAtUs: number, poll?: ToldWait, webhook?: ToldWait) =>
    [
      `Order ${event}, ${spokenTime(happenedAtUs, 1)}.`,
      ...(webhook ? [`Webhook ${toldWait(webhook)}.`] : []),
      ...(poll ? [`Polling ${toldWait(poll)}.`] : []),
    ].join(' '),
  underFinger: 'Orders close together',
  candidate: (event: number, atUs: number) => `#${event} at ${clock(atUs, 2)}`,
  showTable: 'Show as table',
  hideTable: 'Hide the table',
  tableCaption: (fromUs: number, toUs: number) => `Orders from ${clock(fromUs, 0)} to ${clock(toUs, 0)}`,
  column: {
    event: 'Order',
    happened: 'Happened at',
    poll: 'Polling knew after',
    webhook: 'The webhook knew after',
  },
  happened: (atUs: number) => clock(atUs, 3),
  knewAfter: (us: number) => wait(us),
  notYet: (us: number) => `not yet, ${wait(us)} so far`,
  lost: 'lost',
  noOrders: 'No order in this stretch.',
  moreOrders: (shown: number, all: number) => `The newest ${count(shown)} of ${count(all)}.`,
} as const

/** A time for a tick of the axis, where ticks stand `stepUs` apart. */
export function tickText(atUs: number, stepUs: number): string {
  if (stepUs >= 1e6) return clock(atUs, 0)
  return stepUs >= 1e5 ? clock(atUs, 2).slice(0, -1) : clock(atUs, stepUs >= 1e4 ? 2 : 3)
}

/** A time as one says it: `9 minutes 55.08 seconds`. Rounded down, like the clock. */
function spokenTime(atUs: number, decimals: 1 | 2 = 2): string {
  const scale = 10 ** decimals
  const ticks = Math.floor((atUs / 1e6) * scale + 1e-6)
  const minutes = Math.floor(ticks / (60 * scale))
  const rest = (ticks % (60 * scale)) / scale
  const hours = Math.floor(minutes / 60)
  const parts = [
    ...(hours > 0 ? [amount(hours, 'hour')] : []),
    ...(minutes > 0 ? [amount(minutes % 60, 'minute')] : []),
    rest === 1 ? '1 second' : `${rest.toFixed(decimals)} seconds`,
  ]
  return parts.join(' ')
}

function toldWait({ us, isOver, isLost, others }: ToldWait): string {
  if (isLost) return `never knew: given up after ${seconds(us)} s`
  if (!isOver) return `does not know it yet, ${seconds(us)} s so far`
  if (others.length === 0) return `knew after ${seconds(us)} s`
  if (others.length === 1) return `knew after ${seconds(us)} s, in one answer with ${others[0]}`
  return `knew after ${seconds(us)} s, in one answer with ${count(others.length)} others`
}

function amount(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`
}
