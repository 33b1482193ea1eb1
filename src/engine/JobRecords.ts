import { Column } from './Column.ts'
import { countBelow } from './countBelow.ts'
import { Fifo } from './Fifo.ts'
import { WindowIndex } from './WindowIndex.ts'

/** The jobs of one lane by the order in which they were started, from 1, and the events whose jobs wait. */
export class JobRecords {
  /** How many have been started. */
  count = 0
  readonly startedAt = new Column('f64', Number.POSITIVE_INFINITY)
  readonly doneAt = new Column('f64', Number.POSITIVE_INFINITY)
  /** The event of each, 0 if it was forged. */
  readonly events = new Column('u32', 0)
  readonly windows = new WindowIndex()
  /** The events of the jobs that wait, first come, first served. */
  readonly waiting = new Fifo()

  /** Enters a job that waits. */
  waits(event: number): void {
    this.waiting.push(event)
  }

  /** Enters the start of a job. */
  started(event: number, atUs: number, doneAtUs: number, hasWaited: boolean): void {
    if (hasWaited) this.waiting.shift()
    this.count++
    this.startedAt.set(this.count, atUs)
    this.doneAt.set(this.count, doneAtUs)
    this.events.set(this.count, event)
    this.windows.raise(this.count, doneAtUs)
  }

  /** Visits the jobs in work at some time from `fromUs` to just before `toUs`, ascending by start. */
  visit(fromUs: number, toUs: number, visit: (job: number) => void): void {
    this.windows.visit(countBelow(this.count, this.startedAt, toUs) + 1, fromUs, visit)
  }

  /** Forgets the jobs of the pages on which all were done before `startUs`. */
  trim(startUs: number): void {
    for (const place of this.windows.pagesBefore(startUs)) {
      this.windows.drop(place)
      for (const column of this.columns) column.drop(place)
    }
  }

  get columns(): readonly Column[] {
    return [this.startedAt, this.doneAt, this.events]
  }
}
