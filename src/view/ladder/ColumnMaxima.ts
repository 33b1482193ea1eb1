import type { Records } from '../../engine/Records.ts'
import type { TimeList } from './TimeList.ts'

/**
 * The highest number of events that one side did not know, for each of the columns of equal length into which the run
 * falls. Columns that are over are counted once; the run is gone through as it grows.
 */
export class ColumnMaxima {
  #stepUs = 0
  #highest: number[] = []
  #event = 0
  #end = 0

  /** Counts the columns of `stepUs` that are over at `untilUs`; columns of another length are forgotten. */
  fill(records: Records, endedAt: TimeList, stepUs: number, untilUs: number): void {
    if (stepUs !== this.#stepUs) {
      this.#stepUs = stepUs
      this.#highest = []
      this.#event = 0
      this.#end = 0
    }
    for (let column = this.#highest.length; (column + 1) * stepUs <= untilUs; column++) {
      this.#highest.push(this.#count(records, endedAt, (column + 1) * stepUs))
    }
  }

  /** The highest number in a column, undefined if it is not over. */
  at(column: number): number | undefined {
    return this.#highest[column]
  }

  /** Goes on to `untilUs`; returns the highest number on the way. */
  #count(records: Records, endedAt: TimeList, untilUs: number): number {
    let highest = this.#event - this.#end
    for (;;) {
      const happensUs = records.happenedAtUs(this.#event + 1)
      const endsUs = endedAt.at(this.#end)
      if (happensUs >= untilUs && endsUs >= untilUs) return highest
      if (happensUs <= endsUs) this.#event++
      else this.#end++
      highest = Math.max(highest, this.#event - this.#end)
    }
  }
}
