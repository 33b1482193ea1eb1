import { parseArgs } from 'node:util'

const MOST_SECONDS = 3600

/** How long to run, or what is wrong with the options, in a sentence. */
export function readSeconds(
  args: readonly string[],
): { seconds: number; problem?: never } | { seconds?: never; problem: string } {
  let given: string
  try {
    const { values } = parseArgs({ args: [...args], options: { seconds: { type: 'string', default: '60' } } })
    given = values.seconds
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
  const seconds = /^\d+(\.\d+)?$/.test(given) ? Number(given) : Number.NaN
  if (seconds >= 1 && seconds <= MOST_SECONDS) return { seconds }
  return { problem: `--seconds must be a number from 1 to ${MOST_SECONDS}, got ${JSON.stringify(given)}.` }
}
