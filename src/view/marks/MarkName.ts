/** The names of the marks: round is polling, square is the webhook, a diamond is an event, crimson is trouble. */
export const MARK_NAMES = [
  'event',
  'question',
  'empty-poll',
  'useful-poll',
  'ask',
  'useful-ask',
  'webhook',
  'thanks',
  'retry',
  'timeout',
  'refused',
  'duplicate',
  'forged',
  'lost',
] as const

export type MarkName = (typeof MARK_NAMES)[number]

/** Id of the mark's symbol in the sprite. */
export function markId(name: MarkName): string {
  return `mark-${name}`
}
