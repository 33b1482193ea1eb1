import { clock, count, stretch, THIN, wait } from '../numbers.ts'

const orders = (amount: number) => (amount === 1 ? 'order' : 'orders')

/** Time that is still to come, never 0.0: `1.2 s`, from a minute on `3 min 5 s`. */
export function remaining(us: number): string {
  if (us >= 60e6) return stretch(us)
  return `${(Math.max(1, Math.ceil(us / 1e5)) / 10).toFixed(1)}${THIN}s`
}

/** A wait for the shop's narrow window: with one decimal from `coarseUs` on. */
function inTheWindow(us: number, coarseUs: number): string {
  if (us >= 1e9) return stretch(us)
  return us < coarseUs ? wait(us) : `${(Math.floor(us / 1e5) / 10).toFixed(1)}${THIN}s`
}

/** Orders by their numbers: `#60`, `#60 and #61`, `#596 to #600`. */
export function numbered(first: number, amount: number): string {
  if (amount <= 1) return `#${first}`
  return amount === 2 ? `#${first} and #${first + 1}` : `#${first} to #${first + amount - 1}`
}

/** Every text of the stage. Times are microseconds, orders are numbers. */
export const stageWords = {
  pictureLabel: 'The polling client, the shop and the webhook receiver, with what is on the wires now',
  pollingClient: 'Polling client',
  webhookReceiver: 'Webhook receiver',
  shop: 'The shop',
  polling: 'polling',
  webhook: 'webhook',
  notInThisRun: 'not in this run',
  sentences: (parts: readonly string[]) => parts.join(' '),

  running: (us: number) => `${inTheWindow(us, 10e6)}…`,
  waited: (us: number) => inTheWindow(us, 100e6),
  neverKnown: 'lost',
  more: (amount: number) => `+${amount}`,

  asks: (amount: number) => (amount === 1 ? 'ask' : 'asks'),
  calls: (amount: number) => (amount === 1 ? 'call' : 'calls'),
  requests: (amount: number) => (amount === 1 ? 'request' : 'requests'),
  forNothing: 'for nothing',
  knownOf: (happened: number) => `of ${count(happened)}`,
  knownOfHappened: (known: number, happened: number) => `${count(known)} of ${count(happened)} known`,

  said: {
    question: { full: 'anything new?', brief: 'news?' },
    nothing: { full: 'no, nothing', brief: 'no' },
    news: (first: number, amount: number) => ({
      full: `yes: ${numbered(first, amount)}`,
      brief: `yes: ${amount === 1 ? `#${first}` : amount}`,
    }),
    comeBack: { full: 'come back later', brief: 'later' },
    happened: (event: number) => ({ full: `#${event} just happened`, brief: `#${event}` }),
    again: (event: number) => ({ full: `again: #${event}`, brief: `#${event}` }),
    tap: (event: number) => ({ full: `tap: #${event}`, brief: `#${event}` }),
    thanks: { full: 'thanks', brief: '' },
    seenBefore: { full: 'seen before, thanks', brief: 'again' },
    closed: { full: 'nobody at the desk', brief: 'closed' },
    full: { full: 'too much to do', brief: 'full' },
    noSeal: { full: 'no valid seal', brief: 'no seal' },
    somethingHappened: (event: number) => ({ full: `#${event} happened, ask me`, brief: `#${event}?` }),
    fetch: (event: number) =>
      event === 0
        ? { full: 'what is this?', brief: '?' }
        : { full: `what is #${event}?`, brief: `#${event}?` },
    fetched: (event: number) => ({ full: `this is #${event}`, brief: `#${event}` }),
    noSuchOrder: { full: 'no such order', brief: 'no' },
    missed: { full: 'did I miss any?', brief: 'missed?' },
    stranger: (event: number) =>
      event === 0
        ? { full: 'from a stranger', brief: 'forged' }
        : { full: `#${event}, from a stranger`, brief: 'copied' },
    lost: { full: 'lost on the way', brief: 'lost' },
  },

  states: {
    asksAgainIn: (us: number) => `asks again in ${remaining(us)}`,
    asksFirstIn: (us: number) => (us === 0 ? 'asks as soon as you play' : `asks first in ${remaining(us)}`),
    asksWhenTold: 'asks only when told to',
    isAsking: 'is asking right now',
    waitsForAnswer: 'waits for the answer',
    lineIsKeptOpen: 'keeps the line open',
    hearsAnswer: 'hears the answer',
    hearsNothing: 'hears “nothing”',
    toldToWait: 'told to come back later',
    waitsForTap: 'waits for a tap',
    tapOnItsWay: 'a tap is on its way',
    justGotTap: 'just got the tap',
    stillWorkingOn: (event: number) => `still working on #${event}`,
    worksOnForgery: 'works on a forged order',
    isAskingShop: 'is asking the shop',
    strangerOnItsWay: 'a stranger calls',
    waitsInVain: 'waits for a tap in vain',
    closedUntil: (atUs: number) => `closed until ${clock(atUs, 0)}`,
    closed: 'closed',
    ordersSoFar: (amount: number) => `${count(amount)} ${orders(amount)} so far`,
    triesAgainIn: (event: number, us: number) => `will try #${event} again in ${remaining(us)}`,
    stoppedCalling: 'has stopped calling',
  },

  described: {
    side: (name: string, state: string, known: number, happened: number) =>
      `${name}: ${state}, ${count(known)} of ${count(happened)} known.`,
    traffic: (amount: string, wasted: number) => `${amount}, ${count(wasted)} for nothing.`,
    shop: (state: string) => `The shop: ${state}.`,
    absent: (name: string) => `${name}: not in this run.`,
  },
} as const
