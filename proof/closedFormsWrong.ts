import { emptyShare } from '../src/theory/emptyShare.ts'
import { longPollCycle } from '../src/theory/longPollCycle.ts'
import { md1 } from '../src/theory/md1.ts'
import { meanAttempts } from '../src/theory/meanAttempts.ts'
import { mm1, mm1ResponseTail } from '../src/theory/mm1.ts'
import { mustWaitChance } from '../src/theory/mmc.ts'
import { lostInOutageShare } from '../src/theory/outageDelay.ts'

/** A plausible mistake about a pair of the proof, which it must refute. */
export interface WrongForm {
  scenario: string
  quantity: string
  wrong: string
  value: number
}

const plain = 'asks every 2 s, 30 events a minute'
const lossy = 'loses 3 messages in 10, tries 4 times'

/** Wrong forms for pairs that the suite holds: it can fail. */
export const closedFormsWrong: readonly WrongForm[] = [
  { scenario: plain, quantity: 'mean wait, s', wrong: 'a whole interval for half of one', value: 2.045 },
  { scenario: plain, quantity: 'mean wait, s', wrong: 'half an interval and no way', value: 1 },
  { scenario: plain, quantity: 'wasted share', wrong: 'even spacing', value: 1 / 2 },
  {
    scenario: 'asks after exponential gaps of mean 2 s',
    quantity: 'mean wait, s',
    wrong: 'half of the mean gap',
    value: 1,
  },
  {
    scenario: 'asks 2 s after each answer',
    quantity: 'wasted share',
    wrong: 'an interval without the round trip',
    value: emptyShare(0.5, 2),
  },
  {
    scenario: 'held for 5 s, asks again after 2 s',
    quantity: 'wasted share',
    wrong: 'a gap without its latencies',
    value: longPollCycle(0.2, 1.78, 5).emptyShare,
  },
  { scenario: lossy, quantity: 'attempts per event', wrong: 'one way of loss', value: meanAttempts(0.3, 4) },
  {
    scenario: 'refuses for 200 000 s',
    quantity: 'lost per event',
    wrong: 'one attempt fewer',
    value: lostInOutageShare([0, 5, 305, 2105, 9305, 27_305, 63_305], 200_000),
  },
  {
    scenario: 'M/M/1 at 5 of 10 a second',
    quantity: 'mean wait for a worker, s',
    wrong: 'M/D/1 for M/M/1',
    value: md1(5, 10).meanQueueWaitS,
  },
  {
    scenario: 'M/D/1 at 5 of 10 a second',
    quantity: 'mean wait for a worker, s',
    wrong: 'M/M/1 for M/D/1',
    value: mm1(5, 10).meanQueueWaitS,
  },
  {
    scenario: '4 workers, no queue, exponential work',
    quantity: 'share answered 503',
    wrong: 'Erlang C for Erlang B',
    value: mustWaitChance(30, 10, 4),
  },
  {
    scenario: 'M/M/1, called once',
    quantity: 'timed-out share',
    wrong: 'the tail of the work alone',
    value: mm1ResponseTail(0, 10, 0.25),
  },
]
