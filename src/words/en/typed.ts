import { THIN } from '../numbers.ts'
import { rate, setting } from './controls.ts'

interface Limits {
  least: number
  most: number
}

function outOfLimits(name: string, bound: string, isLeast: boolean, given: string, now: string): string {
  const rule = isLeast
    ? `the least is ${bound}, and ${given} is less`
    : `the most is ${bound}, and ${given} is more`
  return `${name}: ${rule}. It stays at ${now}.`
}

/** What is wrong with a value that was typed. */
export const typedWords = {
  askUnreadable: (text: string, { least, most }: Limits, nowText: string) =>
    `Ask every: “${text}” is not a length of time. Write one from ${setting(least)} to ${setting(most)}, such as 5${THIN}s, ½${THIN}s or 2${THIN}min. It stays at ${nowText}.`,
  askTooShort: (least: number, given: string, nowText: string) =>
    outOfLimits('Ask every', setting(least), true, given, nowText),
  askTooLong: (most: number, given: string, nowText: string) =>
    outOfLimits('Ask every', setting(most), false, given, nowText),
  ordersUnreadable: (text: string, { least, most }: Limits, nowText: string) =>
    `Orders: “${text}” is not a rate. Write one from ${rate(least)} to ${rate(most)} a minute, such as 6 or 2 a second. It stays at ${nowText}.`,
  ordersTooFew: (least: number, given: string, nowText: string) =>
    outOfLimits('Orders', `${rate(least)} a minute`, true, given, nowText),
  ordersTooMany: (most: number, given: string, nowText: string) =>
    outOfLimits('Orders', `${rate(most)} a minute`, false, given, nowText),
} as const
