import { count, percent, rough, seconds, stretch, wait } from '../numbers.ts'

/** The two sides that are compared. */
export type Side = 'poll' | 'webhook'

/** A piece of a sentence: plain words, or the name of a side, which is set in its ink. */
export type Phrase = string | { side: Side; words: string }

/**
 * What the sentence says of one side: requests of every kind, the calls among them, and the mean age of its news in
 * microseconds, NaN if it has none.
 */
export interface SideFacts {
  requests: number
  calls: number
  news: number
  known: number
  meanUs: number
}

const polling: Phrase = { side: 'poll', words: 'polling' }
const pollingFirst: Phrase = { side: 'poll', words: 'Polling' }
const webhook: Phrase = { side: 'webhook', words: 'webhook' }

const times = (n: number) => (n === 1 ? 'once' : `${count(n)} times`)
const orders = (n: number) => (n === 1 ? 'one order' : `${count(n)} orders`)
const within = (atUs: number) => (atUs < 1e6 ? 'In the first second' : `In ${stretch(atUs)}`)
const asked = (n: number) => (n === 0 ? 'has not asked' : `asked ${times(n)}`)
const called = ({ calls }: SideFacts) => (calls === 0 ? 'has not called yet' : `called ${times(calls)}`)
const inAll = ({ requests, calls }: SideFacts) =>
  requests > calls ? ` (${requests === 1 ? 'one request' : `${count(requests)} requests`} in all)` : ''
const heard = (n: number) => (n === 0 ? 'has heard no news yet' : `heard news ${times(n)}`)
const askedAndHeard = ({ requests, news }: SideFacts) =>
  requests === 0 ? 'has not asked' : `${asked(requests)} and ${heard(news)}`
const batch = ({ known, news }: SideFacts) =>
  news > 0 && known / news >= 1.75 ? `, about ${Math.round(known / news)} orders at once` : ''

/** The sentence under the score. Each entry is true for the counts that it is given. */
export const sentenceWords = {
  nothingYet: (): Phrase[] => ['Nothing has happened yet. Press play, or make the first order yourself.'],
  nothingIn: (atUs: number): Phrase[] => [`${within(atUs)} nothing has happened.`],
  noOrders: (keepsAsking: boolean): Phrase[] => [
    `No orders at this rate. Raise it, or press Order now.${keepsAsking ? ' Polling keeps asking all the same.' : ''}`,
  ],
  noOrderYet: (atUs: number, asks: number, hasHeard: boolean, hasWebhook: boolean): Phrase[] => [
    `${within(atUs)} `,
    polling,
    ` ${asked(asks)}${hasHeard ? ' and found nothing, for' : ';'} no order has happened yet.`,
    ...(hasWebhook ? [' The ', webhook, ' has had no reason to call.'] : []),
  ],
  start: (atUs: number, poll: SideFacts): Phrase[] => [
    `${within(atUs)} `,
    polling,
    ` ${askedAndHeard(poll)}${batch(poll)}. `,
  ],
  startAlone: (atUs: number, hook: SideFacts, happened: number): Phrase[] => [
    `${within(atUs)} the `,
    webhook,
    ` ${called(hook)}${sentenceWords.forOrders(hook, happened)}${inAll(hook)}. `,
  ],
  called: (hook: SideFacts, happened: number): Phrase[] => [
    'The ',
    webhook,
    ` ${called(hook)}${sentenceWords.forOrders(hook, happened)}${inAll(hook)}. `,
  ],
  calledOnceForEach: (hook: SideFacts): Phrase[] => ['The ', webhook, ` ${called(hook)}, once for each. `],
  forOrders: (hook: SideFacts, happened: number) => (hook.calls > happened ? ` for ${orders(happened)}` : ''),
  even: (between: number, poll: SideFacts, hook: SideFacts): Phrase[] => [
    `${rough(between) === '1' ? 'One order' : 'About one order'} between two asks: `,
    polling,
    ` ${asked(poll.requests)}, the `,
    webhook,
    ` ${called(hook)}${inAll(hook)}, about the same. This is the turning point. `,
  ],
  fewerAsks: (ratio: number): string =>
    ratio >= 1.75
      ? `So polling sent ${rough(ratio)} times fewer requests; `
      : 'So polling sent fewer requests; ',
  theNews: (poll: SideFacts, hook: SideFacts): string =>
    seconds(poll.meanUs) === seconds(hook.meanUs)
      ? `The news was ${wait(poll.meanUs)} old on average on both sides.`
      : `The news was ${wait(poll.meanUs)} old on average, against ${wait(hook.meanUs)}.`,
  itsNews: (poll: SideFacts, hook: SideFacts): string =>
    `its news was ${wait(poll.meanUs)} old on average, against ${wait(hook.meanUs)}.`,
  itsNewsAlone: (side: SideFacts): string => `Its news was ${wait(side.meanUs)} old on average.`,
  onlyWebhookKnows: (hook: SideFacts): Phrase[] => [
    'The ',
    webhook,
    `’s news was ${wait(hook.meanUs)} old on average; polling does not know of any order yet.`,
  ],
  onlyPollingKnows: (poll: SideFacts): Phrase[] => [
    pollingFirst,
    `’s news was ${wait(poll.meanUs)} old on average; the webhook does not know of any order yet.`,
  ],
  nobodyKnows: (happened: number): string =>
    `Neither knows of the ${happened === 1 ? 'order' : 'orders'} yet.`,
  doesNotKnow: (happened: number): string =>
    `It does not know of the ${happened === 1 ? 'order' : 'orders'} yet.`,
  lost: (n: number): string =>
    n === 1
      ? ' One order is lost: the shop gave up calling about it.'
      : ` ${count(n)} orders are lost: the shop gave up calling about them.`,
  again: (n: number): string =>
    n === 1 ? ' One order was acted on more than once.' : ` ${count(n)} orders were acted on more than once.`,
  forged: (n: number): string =>
    n === 1
      ? ' One order that never happened was acted on.'
      : ` ${count(n)} orders that never happened were acted on.`,
  moreLanes: (lanes: number, shown: readonly string[]): string =>
    ` This run has ${count(lanes)} lanes; shown ${shown.length === 1 ? 'is' : 'are'} ${shown.join(' and ')}.`,
  shortBusy: (ratio: number, poll: SideFacts): Phrase[] => [
    'On a day this busy ',
    polling,
    ` sends ${ratio >= 1.75 ? `${rough(ratio)} times ` : ''}fewer requests. Its news is still ${wait(poll.meanUs)} old on average.`,
  ],
  shortQuiet: (ratio: number, poll: SideFacts, hook: SideFacts): Phrase[] => [
    'On a day this quiet the ',
    webhook,
    ` sends ${ratio >= 1.75 ? `${rough(ratio)} times ` : ''}fewer requests. Its news is ${wait(hook.meanUs)} old on average, polling’s ${wait(poll.meanUs)}.`,
  ],
  shortEven: (): Phrase[] => [
    'Here both sides send about the same number of requests. This is the turning point.',
  ],
} as const

const oneOf = (one: string, many: string) => (n: number) => (n === 1 ? one : many)

/** The scoreboard's own words. */
export const scoreWords = {
  title: 'Score',
  remark: 'up to now',
  caption: 'Counts and waits of both sides up to the moment shown, with what theory expects in small print.',
  measure: 'Measure',
  sides: { poll: 'Polling', webhook: 'Webhook' },
  notInRun: 'not in this run',
  none: '–',
  rows: {
    requests: 'Requests sent',
    wasted: 'of them wasted',
    average: 'Average wait',
    worst: 'Worst wait',
    bytes: 'Bytes',
    skipped: 'Asks skipped',
    timeouts: 'No answer in time',
    refused: 'Found it closed',
    rejected: 'Sent away: no valid seal',
    unavailable: 'Sent away: full',
    rateLimited: 'Told to wait',
    lost: 'Orders lost',
    duplicateDeliveries: 'Called again, known already',
    duplicateEffects: 'Acted on again',
    forgedEffects: 'Forgeries believed',
  },
  second: 's',
  share: (share: number) => `· ${percent(share)}`,
  theory: (value: string) => `theory ${value}`,
  atMost: (value: string) => `at most ${value}`,
  noTheory: 'no theory',
  noTheoryBecause: (why: string) => `no theory: ${why}`,
  ledger: {
    title: 'Every order, accounted for',
    orders: oneOf('order', 'orders'),
    known: 'known',
    again: 'known, acted on again',
    pending: 'on their way',
    pendingOne: 'on its way',
    lost: 'lost',
    none: 'no orders yet',
  },
  mini: {
    asks: oneOf('ask,', 'asks,'),
    calls: oneOf('call,', 'calls,'),
    requests: oneOf('request,', 'requests,'),
    forNothing: 'for nothing',
    inTheDark: 'in the dark',
  },
} as const

/** Why theory is silent, short. */
export const silenceWords = {
  'interval-is-null': 'asked by hand only',
  'not-steady': 'knobs were turned',
  'by-hand': 'messages were touched by hand',
  lossy: 'messages get lost',
  outage: 'it was closed',
  'times-out': 'answers come too late',
  'skips-by-chance': 'asks are skipped by chance',
  'no-form': 'no formula for this',
  adaptive: 'the interval adapts',
  'rate-limit': 'asks are rationed',
  thin: 'calls carry no content',
  ordered: 'calls keep their order',
  'max-in-flight': 'calls wait for a place',
  'queue-limit': 'calls are sent away when full',
  reconcile: 'it also asks',
  attack: 'somebody forges calls',
  'disable-after': 'the shop may stop calling',
  'too-many-pages': 'answers are full',
  'slow-answers': 'answers may be late',
  unbounded: 'no upper bound',
  'too-young': 'too early to say',
  'nothing-arrives': 'nothing arrives',
  'varying-latency': 'travel times vary',
  jitter: 'retries are spread at random',
  'ids-forgotten': 'known orders may be forgotten',
  'batched-arrivals': 'news comes in batches',
  'events-not-poisson': 'orders do not come at random',
  'several-workers': 'several workers share the work',
  overloaded: 'more work than can be done',
} as const

const BYTE_UNITS = [
  ['B', 1],
  ['kB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
] as const

const withDecimals = [0, 1, 2].map(
  (decimals) =>
    new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
)

/** An amount of data in the unit that suits `largest`, so that both columns use the same unit and decimals. */
export function bytesBeside(amount: number, largest: number): readonly [string, string] {
  const [unit, size] = BYTE_UNITS.findLast(([, least]) => largest >= least) ?? BYTE_UNITS[0]
  const top = largest / size
  const decimals = unit === 'B' || top >= 100 ? 0 : top >= 10 ? 1 : 2
  const least = 10 ** -decimals
  const value = amount / size
  if (value > 0 && value < least / 2) return [`< ${least}`, unit]
  return [withDecimals[decimals]?.format(value) ?? '', unit]
}
