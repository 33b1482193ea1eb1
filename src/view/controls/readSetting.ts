import { typedWords } from '../../words/en/typed.ts'
import { parseDuration } from './parseDuration.ts'
import { parseRate } from './parseRate.ts'
import type { Reading } from './TypedValue.tsx'

interface Limits {
  least: number
  most: number
}

/** Reads a typed interval; `nowText` is the value that stays if the text is no good. */
export function readAsk(typed: string, limits: Limits, nowText: string): Reading {
  const { least, most } = limits
  const ms = parseDuration(typed)
  if (ms === undefined) return { problem: typedWords.askUnreadable(typed.trim(), limits, nowText) }
  if (ms < least) return { problem: typedWords.askTooShort(least, typed.trim(), nowText) }
  if (ms > most) return { problem: typedWords.askTooLong(most, typed.trim(), nowText) }
  return { value: ms }
}

/** Reads a typed rate; `nowText` is the value that stays if the text is no good. */
export function readOrders(typed: string, limits: Limits, nowText: string): Reading {
  const { least, most } = limits
  const perMinute = parseRate(typed)
  if (perMinute === undefined) return { problem: typedWords.ordersUnreadable(typed.trim(), limits, nowText) }
  if (perMinute < least) return { problem: typedWords.ordersTooFew(least, typed.trim(), nowText) }
  if (perMinute > most) return { problem: typedWords.ordersTooMany(most, typed.trim(), nowText) }
  return { value: perMinute }
}
