import { NUMBER, plainText, readNumber } from './readNumber.ts'

const PER_MINUTE: readonly (readonly [RegExp, number])[] = [
  [/^$|^(a|per|an|each|every|\/) ?(m|mins?|minutes?)\.?$/, 1],
  [/^(a|per|each|every|\/) ?(s|secs?|seconds?)\.?$/, 60],
  [/^(a|an|per|each|every|\/) ?(h|hrs?|hours?)\.?$/, 1 / 60],
  [/^(a|per|each|every|\/) ?(d|days?)\.?$/, 1 / 1440],
]

const RATE = new RegExp(`^(${NUMBER})(.*)$`)

/**
 * Reads a rate as people type it and gives it per minute: `6`, `0.5`, `½ a minute`, `6/min`, `2 a second`, `30 an hour`.
 * A number alone is a rate per minute. Undefined if the text is no rate.
 */
export function parseRate(text: string): number | undefined {
  const match = RATE.exec(plainText(text))
  const amount = readNumber(match?.[1] ?? '')
  const times = PER_MINUTE.find(([pattern]) => pattern.test((match?.[2] ?? '').trim()))?.[1]
  return amount === undefined || times === undefined ? undefined : amount * times
}
