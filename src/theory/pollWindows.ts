import type { SendRun } from './pollSends.ts'

/** Equal windows back to back; in each, the events after its start up to its end are read by one poll. In us. */
export interface PollWindow {
  fromUs: number
  toUs: number
  count: number
}

/** The index of the first of some ascending values that is above a value. */
export function firstAbove(ascending: readonly number[], value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}

/** Cuts the even part of a run so that windows on both sides of a cut never share a group. */
function* evenWindows(
  run: SendRun,
  firstArrivalUs: number,
  cutsUs: readonly number[],
): Generator<PollWindow> {
  const { stepUs } = run
  for (let done = 1; done < run.count; ) {
    const fromUs = firstArrivalUs + (done - 1) * stepUs
    const cutUs = cutsUs[firstAbove(cutsUs, fromUs)] ?? Number.POSITIVE_INFINITY
    const uncut = Math.floor((cutUs - fromUs) / stepUs)
    const count = Math.min(run.count - done, Math.max(1, uncut))
    yield { fromUs, toUs: fromUs + stepUs, count }
    done += count
  }
}

/**
 * What each poll looks back on: the time since the poll before it read the source, for the first the time from 0.
 *
 * `offsetUs` is the time from a poll's leaving to its reading; `cutsUs` (ascending) are the times at which the events
 * change their rate; no group of more than one window reaches over a cut.
 */
export function* pollWindows(
  runs: readonly SendRun[],
  offsetUs: number,
  cutsUs: readonly number[],
): Generator<PollWindow> {
  let fromUs = 0
  for (const run of runs) {
    const toUs = run.startUs + offsetUs
    yield { fromUs, toUs, count: 1 }
    yield* evenWindows(run, toUs, cutsUs)
    fromUs = toUs + (run.count - 1) * run.stepUs
  }
}
