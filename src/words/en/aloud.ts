import { count } from '../numbers.ts'
import { plural } from './controls.ts'

function times(amount: number): string {
  if (amount === 1) return 'once'
  return amount === 2 ? 'twice' : `${count(amount)} times`
}

/** What is said aloud while the run plays. */
export const aloudWords = {
  minute: (minutes: number, facts: string) => `Minute ${count(minutes)}. ${facts}`,
  sincePlay: (facts: string) => `Since you pressed play: ${facts}`,
  orders: (amount: number) => (amount === 0 ? 'no orders.' : `${plural(amount, 'order', 'orders')}.`),
  asked: (asks: number, wasted: number) =>
    asks === 0 ? 'Polling did not ask.' : `Polling asked ${times(asks)}, ${count(wasted)} for nothing.`,
  called: (calls: number, requests: number) => {
    const all = requests > calls ? `, ${plural(requests, 'request', 'requests')} in all` : ''
    return calls === 0 ? `The webhook did not call${all}.` : `The webhook called ${times(calls)}${all}.`
  },
} as const
