import type { Intervention, PollLane } from '../engine/Scenario.ts'
import { toUs } from './toUs.ts'

/** Polls that leave at even distances: at startUs, startUs + stepUs, … (`count` of them). */
export interface SendRun {
  startUs: number
  stepUs: number
  count: number
}

/** The step at which polls really leave: ticks that fall while a request is under way are skipped. In us. */
export function effectiveStepUs(intervalUs: number, roundTripUs: number): number {
  return intervalUs * Math.max(1, Math.ceil(roundTripUs / intervalUs))
}

class Schedule {
  readonly runs: SendRun[] = []
  readonly #roundTripUs: number
  #intervalUs: number
  #nextTickUs: number
  #lastTickUs: number | null = null
  #busyUntilUs = Number.NEGATIVE_INFINITY

  constructor(firstPollUs: number, intervalUs: number, roundTripUs: number) {
    this.#nextTickUs = firstPollUs
    this.#intervalUs = intervalUs
    this.#roundTripUs = roundTripUs
  }

  #send(startUs: number, stepUs: number, count: number): void {
    this.runs.push({ startUs, stepUs, count })
    this.#busyUntilUs = startUs + (count - 1) * stepUs + this.#roundTripUs
  }

  /** Lets all ticks before a time fall. */
  tickUntil(untilUs: number): void {
    if (this.#nextTickUs >= untilUs) return
    const every = this.#intervalUs
    const first = this.#nextTickUs
    const ticks = Math.ceil((untilUs - first) / every)
    const skipped = Math.max(0, Math.ceil((this.#busyUntilUs - first) / every))
    this.#lastTickUs = first + (ticks - 1) * every
    this.#nextTickUs = first + ticks * every
    if (skipped >= ticks) return
    const stepUs = effectiveStepUs(every, this.#roundTripUs)
    this.#send(first + skipped * every, stepUs, Math.floor(((ticks - 1 - skipped) * every) / stepUs) + 1)
  }

  turnTo(nowUs: number, intervalUs: number): void {
    if (intervalUs === this.#intervalUs) return
    this.#intervalUs = intervalUs
    if (this.#lastTickUs !== null) this.#nextTickUs = Math.max(nowUs, this.#lastTickUs + intervalUs)
  }

  askNow(nowUs: number): void {
    // At one instant a hand comes before an arriving answer.
    if (this.#busyUntilUs < nowUs) this.#send(nowUs, 0, 1)
  }
}

/**
 * The polls of a lane that leave before a time, exactly, as runs of even distance.
 *
 * Source: model.md, "Polling". Assumes a constant round trip, no jitter, answers of one page, no loss, no outage, and an
 * interval that is never null. Interventions must be those before `atUs`, in order.
 */
export function pollSends(
  lane: PollLane & { intervalMs: number },
  interventions: readonly Intervention[],
  atUs: number,
  roundTripUs: number,
): readonly SendRun[] {
  const schedule = new Schedule(toUs(lane.firstPollAtMs), toUs(lane.intervalMs), roundTripUs)
  for (const step of interventions) {
    const nowUs = toUs(step.atMs)
    const intervalMs = 'set' in step ? step.set[`lanes.${lane.id}.intervalMs`] : undefined
    const asks = 'do' in step && step.do === 'poll' && step.lane === lane.id
    if (typeof intervalMs !== 'number' && !asks) continue
    schedule.tickUntil(nowUs)
    if (asks) schedule.askNow(nowUs)
    else schedule.turnTo(nowUs, toUs(intervalMs as number))
  }
  schedule.tickUntil(atUs)
  return schedule.runs
}

/** The part of some runs that leaves before a time. */
export function runsBefore(runs: readonly SendRun[], beforeUs: number): readonly SendRun[] {
  return runs.flatMap((run) => {
    const left = beforeUs - run.startUs
    if (left <= 0) return []
    const count = run.stepUs === 0 ? 1 : Math.min(run.count, Math.ceil(left / run.stepUs))
    return [{ ...run, count }]
  })
}
