import { ROW_WIDTH, type RowTaker } from '../src/engine/RowBuffer.ts'
import { ROW, WAITED } from '../src/engine/rows.ts'

/** Durations of one lane in seconds, in the order of their ends. */
export interface RowLists {
  /** From happening to known. */
  waitsS: number[]
  /** From happening to the first effect. */
  effectDelaysS: number[]
  /** How long jobs waited for a worker, 0 included. */
  queueWaitsS: number[]
  /** From one end of work to the next. */
  outputGapsS: number[]
  /** From the arrival of a poll to its answer. */
  holdsS: number[]
  /** From the failure of an attempt to its retry. */
  retryDelaysS: number[]
  /** From one poll's leaving to the next one's. */
  pollGapsS: number[]
}

/** Reads a lane's durations from the rows of its run, those that end before `fromUs` left out. */
export function closedFormsRows(fromUs: number): RowTaker & { lists: RowLists } {
  const lists: RowLists = {
    waitsS: [],
    effectDelaysS: [],
    queueWaitsS: [],
    outputGapsS: [],
    holdsS: [],
    retryDelaysS: [],
    pollGapsS: [],
  }
  const waitingSince = new Map<number, number>()
  let [workedAtUs, arrivedAtUs, polledAtUs] = [Number.NaN, Number.NaN, Number.NaN]
  let atUs = 0
  const add = (list: number[], us: number) => {
    if (atUs >= fromUs && us >= 0) list.push(us / 1e6)
  }
  const readJob = (job: number, detail: number) => {
    add(lists.queueWaitsS, detail >= WAITED ? atUs - (waitingSince.get(job) ?? Number.NaN) : 0)
    waitingSince.delete(job)
  }
  const readEffect = (detail: number, otherUs: number) => {
    if (detail === 1) add(lists.effectDelaysS, atUs - otherUs)
    add(lists.outputGapsS, atUs - workedAtUs)
    workedAtUs = atUs
  }
  const readPoll = () => {
    add(lists.pollGapsS, atUs - polledAtUs)
    polledAtUs = atUs
  }
  const readRow = (kind: number, subject: number, detail: number, otherUs: number) => {
    if (kind === ROW.known) add(lists.waitsS, atUs - otherUs)
    else if (kind === ROW.effect) readEffect(detail, otherUs)
    else if (kind === ROW['work-waits']) waitingSince.set(subject, atUs)
    else if (kind === ROW['work-started']) readJob(subject, detail)
    else if (kind === ROW.arrived) arrivedAtUs = atUs
    else if (kind === ROW['poll-answered']) add(lists.holdsS, atUs - arrivedAtUs)
    else if (kind === ROW['poll-sent']) readPoll()
    else if (kind === ROW['attempt-settled'] && otherUs >= 0) add(lists.retryDelaysS, otherUs - atUs)
  }
  return {
    lists,
    take(rows, length) {
      for (let at = 0; at < length; at += ROW_WIDTH) {
        atUs = rows[at] as number
        readRow(
          rows[at + 1] as number,
          rows[at + 3] as number,
          rows[at + 4] as number,
          rows[at + 5] as number,
        )
      }
    },
  }
}
