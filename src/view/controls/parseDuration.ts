import { NUMBER, plainText, readNumber } from './readNumber.ts'

const UNITS_MS: readonly (readonly [RegExp, number])[] = [
  [/^(ms|msecs?|milliseconds?)\.?$/, 1],
  [/^(s|secs?|seconds?)\.?$/, 1000],
  [/^(m|mins?|minutes?)\.?$/, 60_000],
  [/^(h|hrs?|hours?)\.?$/, 3_600_000],
  [/^(d|days?)\.?$/, 86_400_000],
]

const PART = new RegExp(String.raw`^ ?(${NUMBER}) ?([a-z]+\.?)`)

/**
 * Reads a length of time as people type it and gives it in ms: `5` and `5 s`, `½ s`, `250 ms`, `2 min`, `1 min 30 s`.
 * A number alone is in seconds. Undefined if the text is no length of time.
 */
export function parseDuration(text: string): number | undefined {
  const plain = plainText(text)
  const alone = readNumber(plain)
  if (alone !== undefined) return toMicroseconds(alone * 1000)
  let rest = plain
  let totalMs = 0
  while (rest !== '') {
    const part = PART.exec(rest)
    const amount = readNumber(part?.[1] ?? '')
    const unitMs = unitOf(part?.[2] ?? '')
    if (!part || amount === undefined || unitMs === undefined) return undefined
    totalMs += amount * unitMs
    rest = rest.slice(part[0].length)
  }
  return plain === '' ? undefined : toMicroseconds(totalMs)
}

function unitOf(word: string): number | undefined {
  return UNITS_MS.find(([pattern]) => pattern.test(word))?.[1]
}

/** The engine counts whole microseconds, so no more than three decimals of a millisecond mean anything. */
function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000
}
