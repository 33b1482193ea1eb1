import {
  AGAIN,
  EMPTY_OK,
  LATE,
  LOST,
  OUTCOMES,
  plain,
  ROW_KINDS,
  type RowKind,
  VERDICTS,
} from '../src/engine/rows.ts'
import type { Sink } from '../src/engine/Trace.ts'

const REASONS = ['anew', 'sent', 'skipped']

/** Keeps what happens in one lane as lines of words, with times in ms, for tests to compare with what they expect. */
export class Lines implements Sink {
  readonly lines: string[] = []
  readonly #lane: number
  readonly #kinds: readonly RowKind[]

  /** Keeps rows of these kinds only. */
  constructor(kinds: readonly RowKind[], lane = 0) {
    this.#kinds = kinds
    this.#lane = lane
  }

  row(atUs: number, kind: number, lane: number, subject: number, detail: number, otherUs: number): void {
    const name = ROW_KINDS[kind] as RowKind
    if (lane !== this.#lane || !this.#kinds.includes(name)) return
    const words = [atUs / 1000, name, subject, detailOf(name, detail), otherOf(name, detail, otherUs)]
    this.lines.push(words.filter((word) => word !== '').join(' '))
  }
}

function detailOf(kind: RowKind, detail: number): string | number {
  const flags = (detail >= LOST ? '+' : '') + (detail % LOST >= AGAIN ? '*' : '')
  const number = plain(detail)
  if (kind === 'tick') return REASONS[number] ?? number
  if (kind === 'arrived') return `${VERDICTS[number]}${detail >= LATE ? ' late' : ''}`
  if (kind === 'settled') return `${OUTCOMES[number]}`
  if (kind === 'poll-answered' && detail % LOST === EMPTY_OK) return `0 as 200${detail >= LOST ? '+' : ''}`
  return `${number}${flags}`
}

function otherOf(kind: RowKind, detail: number, otherUs: number): string | number {
  if (kind === 'tick') return otherUs < 0 ? 'none' : otherUs / 1000
  const isMessage = kind === 'poll-answered' || kind === 'call-answered' || kind.endsWith('-sent')
  if (isMessage && detail >= LOST) return 'lost'
  return isMessage ? otherUs / 1000 : ''
}
