import { emptyTally, foldRow } from './foldRow.ts'
import type { Tally } from './Tally.ts'
import type { Trace } from './Trace.ts'

const ROWS_PER_CHECKPOINT = 2048

/** The tally of a run at any instant, by folding the trace from the nearest checkpoint. */
export class Tallies {
  readonly #trace: Trace
  readonly #checkpoints: Tally[]
  #latest: Tally
  #latestRows = 0

  constructor(trace: Trace, laneCount: number) {
    this.#trace = trace
    this.#latest = emptyTally(laneCount)
    this.#checkpoints = [copyOf(this.#latest)]
  }

  /** How the run stands at `atUs` microseconds: everything before it is counted, nothing at it. */
  at(atUs: number): Tally {
    const rows = this.#trace.rowsBefore(atUs)
    if (rows < this.#latestRows || rows - this.#latestRows > ROWS_PER_CHECKPOINT) this.#restart(rows)
    for (; this.#latestRows < rows; this.#latestRows++) {
      this.#foldRow(this.#latestRows)
      if ((this.#latestRows + 1) % ROWS_PER_CHECKPOINT === 0) this.#keepCheckpoint()
    }
    return { ...copyOf(this.#latest), atUs }
  }

  #foldRow(row: number): void {
    const trace = this.#trace
    const lane = trace.lane(row)
    const kind = trace.kind(row)
    foldRow(
      this.#latest,
      kind,
      lane,
      trace.atUs(row),
      trace.subject(row),
      trace.detail(row),
      trace.otherUs(row),
    )
  }

  #restart(rows: number): void {
    const nearest = Math.min(Math.floor(rows / ROWS_PER_CHECKPOINT), this.#checkpoints.length - 1)
    this.#latest = copyOf(this.#checkpoints[nearest] as Tally)
    this.#latestRows = nearest * ROWS_PER_CHECKPOINT
  }

  #keepCheckpoint(): void {
    const number = (this.#latestRows + 1) / ROWS_PER_CHECKPOINT
    if (number === this.#checkpoints.length) this.#checkpoints.push(copyOf(this.#latest))
  }
}

function copyOf(tally: Tally): Tally {
  return { ...tally, lanes: tally.lanes.map((lane) => ({ ...lane })) }
}
