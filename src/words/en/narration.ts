import { count, THIN, wait } from '../numbers.ts'
import { numbered, remaining } from './stage.ts'

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const inWords = (amount: number) => NUMBER_WORDS[amount] ?? count(amount)

/** A short time to the millisecond below a tenth of a second: `3 ms`, else `0.45 s`. */
function instant(us: number): string {
  return us < 1e5 ? `${Math.round(us / 1000)}${THIN}ms` : wait(us)
}

/** The sentences about the moment shown. Times are microseconds, orders are numbers. */
export const narrationWords = {
  nothingYet: 'Nothing has happened yet. Press play, or make the first order yourself.',
  noOrders: (keepsAsking: boolean) =>
    `No orders at this rate. Raise it, or press Order now.${keepsAsking ? ' Polling keeps asking all the same.' : ''}`,
  tooFast: 'Messages pass too fast to follow one by one. Pause, or slow down, to see a single one.',

  lucky: (event: number) =>
    `#${event} happened as the question arrived: for once polling is nearly as quick.`,
  unlucky: (event: number, afterUs: number) =>
    `Bad luck: #${event} happened ${instant(afterUs)} after the shop had looked.`,
  nextAskIn: (us: number) => `Polling asks again in ${remaining(us)}.`,
  batch: (amount: number) => `One answer carries ${inWords(amount)} orders.`,
  batchCalls: (amount: number) => `The shop makes ${inWords(amount)} calls to say the same.`,

  questionSetsOut: 'The polling client has just set out with its question.',
  questionUnderWay: 'The question is on its way to the shop.',
  questionArrives: 'The question is about to reach the shop.',
  shopLooks: 'The shop is looking up what is new.',
  shopKeepsWaiting: 'The shop has nothing new and keeps the question until it has.',
  emptyAnswer: 'The shop had nothing new: an empty answer is on its way back.',
  answerLeaves: (first: number, amount: number) =>
    `An answer with ${numbered(first, amount)} has left the shop.`,
  answerArrives: (first: number, amount: number, longestUs: number) =>
    `The answer with ${numbered(first, amount)} is about to reach the polling client, and #${first} has waited ${wait(longestUs)} for it.`,
  lateAnswer: 'An answer comes too late: polling has stopped waiting for it.',
  toldToWait: 'Polling has asked too often: the shop tells it to come back later.',

  happened: (event: number) => `#${event} has just happened.`,
  callLeaves: (event: number) => `#${event} happened a moment ago, and its call is already on the way.`,
  callUnderWay: (event: number) => `The call with #${event} is on its way.`,
  callArrives: (event: number) => `The call with #${event} is about to reach the receiver.`,
  callsUnderWay: (amount: number) =>
    `${inWords(amount)[0]?.toUpperCase()}${inWords(amount).slice(1)} calls are on their way.`,
  retryUnderWay: (event: number, attempt: number) =>
    `The shop tries again: call number ${inWords(attempt)} about #${event} is on its way.`,
  tapLanded: (event: number) => `The tap has just landed: the receiver knows #${event}.`,
  stillWorking: (event: number) =>
    `The receiver is still working on #${event}; its thanks come when it is done.`,
  isWorking: (event: number) => `The receiver is working on #${event}.`,
  worksOnForgery: 'The receiver is working on an order that never happened.',
  stillWorkingThanked: (event: number) => `The receiver has said thanks and is working on #${event}.`,
  thanks: (event: number) => `The receiver knows #${event}; its thanks are on their way back to the shop.`,

  thanksForCall: (event: number) =>
    `Thanks for the call about #${event} are on their way back; what it is the receiver does not know yet.`,

  fetches: (event: number) => `The call said only that #${event} happened: the receiver asks what it is.`,
  fetchesForgery: 'A call named an order that the shop never had: the receiver asks what it is.',
  fetched: (event: number) => `The shop’s answer with #${event} is on its way to the receiver.`,
  noSuchOrder: 'The shop knows of no such order, and says so.',
  looksAround: 'The receiver looks around: it asks the shop whether it has missed an order.',
  lookedAround: (first: number, amount: number) =>
    `The shop answers the receiver that looks around: ${numbered(first, amount)}.`,
  nothingMissed: 'The receiver has missed nothing: an empty answer is on its way.',
  foundMissed: (event: number) =>
    `#${event} turned up in the receiver’s regular look-around: late, but not lost.`,
  askLost: 'The receiver’s question is lost on the way.',
  askAnswerLost: 'The answer to the receiver is lost on the way.',
  askUnanswered: 'The receiver has waited too long for the shop’s answer.',

  forgedUnderWay: 'A call that is not from the shop is on its way to the receiver.',
  replayUnderWay: (event: number) =>
    `A stranger has copied the call with #${event} and sends it once more, seal and all.`,
  forgedLost: 'A stranger’s call is lost on the way.',
  forgedTurnedAway: 'A stranger’s call was turned away.',
  forgedBelieved: 'The receiver has believed a call that the shop never made.',
  forgedThanked: 'The receiver says thanks for a call that the shop never made.',
  replayBelieved: (event: number) => `The receiver has taken a stranger’s copy of #${event} for a call.`,
  stoppedCalling: 'Too many calls in a row have failed: the shop has stopped calling.',

  closed: (event: number) => `Nobody is at the desk: the call with #${event} was turned away.`,
  busy: (event: number) => `The receiver has too much to do: the call with #${event} was turned away.`,
  noSeal: 'The call had no valid seal: the receiver sent it away.',
  callLost: (event: number) =>
    `The call with #${event} is lost on the way. The shop waits for thanks that will not come.`,
  seenBefore: (event: number) => `The receiver has seen #${event} before and does not do it twice.`,
  unheard: (event: number) => `Nobody answers: the call with #${event} has gone unheard.`,
  thanksLost: (event: number) =>
    `The thanks for #${event} are lost on the way. The shop cannot know that the tap has landed.`,
  questionLost: 'The question is lost on the way. Polling waits for an answer that will not come.',
  answerLost: 'The answer is lost on the way. Polling keeps waiting for it.',
  noThanks: (event: number) => `The shop has waited too long for thanks for #${event}.`,
  noAnswer: 'Polling has waited too long for an answer.',
  clientCloses: 'The polling client has closed and waits for no answer.',

  triesAgainIn: (event: number, us: number) => `The shop tries #${event} again in ${remaining(us)}.`,
  idle: (askInUs: number) =>
    `Nothing is on the wires. The next ask leaves in ${remaining(askInUs)}; the next tap comes when the next order does.`,
  idleWithoutTap: (askInUs: number) =>
    `Nothing is on the wires. The next ask leaves in ${remaining(askInUs)}.`,
  idleWithoutAsk: 'Nothing is on the wires. The next tap comes when the next order does.',
  quiet: 'Nothing is on the wires.',
  underWay: 'Requests are under way.',
  receiverKnows: (first: number, amount: number) =>
    `The webhook receiver knows ${numbered(first, amount)}. Polling does not yet`,
  pollingUnaware: (first: number, amount: number) => `Polling does not know ${numbered(first, amount)} yet`,
  andAsksAgainIn: (us: number) => ` and asks again in ${remaining(us)}.`,
  fullStop: '.',
} as const
