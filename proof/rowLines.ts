import { ROW_KINDS, type RowKind } from '../src/engine/rows.ts'
import type { Scenario } from '../src/engine/Scenario.ts'
import { Simulation } from '../src/engine/Simulation.ts'
import type { Sink } from '../src/engine/Trace.ts'

const FLAG_HIGH = 0x80000000
const FLAG_LOW = 0x40000000

/** Rows as lines of text, for tests. */
class RowLines implements Sink {
  readonly lines: string[] = []
  readonly #kinds: readonly RowKind[]

  constructor(kinds: readonly RowKind[]) {
    this.#kinds = kinds
  }

  row(atUs: number, kind: number, _lane: number, subject: number, detail: number, otherUs: number): void {
    const name = ROW_KINDS[kind] as RowKind
    if (this.#kinds.length > 0 && !this.#kinds.includes(name)) return
    const flags = (detail >= FLAG_HIGH ? '!' : '') + (detail % FLAG_HIGH >= FLAG_LOW ? '+' : '')
    this.lines.push(`${atUs / 1000} ${name} ${subject} ${flags}${detail % FLAG_LOW} ${otherUs / 1000}`)
  }
}

/**
 * Plays a scenario and returns what happened before `untilMs`, all rows or those of `kinds`, as `ms kind subject detail
 * other`; before a detail `!` stands for its higher flag and `+` for the lower one. For tests.
 */
export function rowLines(scenario: Scenario, untilMs: number, ...kinds: RowKind[]): readonly string[] {
  const list = new RowLines(kinds)
  new Simulation(scenario, list).advanceTo(untilMs * 1000)
  return list.lines
}
