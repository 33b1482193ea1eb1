/** What is wrong with something that was read: `<path> must <must>, got <got>.` */
export interface Problem {
  path: string
  must: string
  got: string
}

const MOST_SHOWN = 80
/** Characters that would break a line or command a terminal. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu

/** Shows a value in a problem: as JSON, shortened. */
export function shown(value: unknown): string {
  const text = textOf(value)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 3)}…` : text
}

function textOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number') return String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return 'something nested too deeply'
  }
}

/** A problem as one sentence on one line. */
export function sentenceOfProblem({ path, must, got }: Problem): string {
  return onOneLine(`${path} must ${must}, got ${got}.`)
}

/** The text without line breaks and other control characters. */
export function onOneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ').replace(CONTROLS, ' ')
}
