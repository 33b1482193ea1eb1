import type { AskingPlan, Client } from './referenceAsking.ts'
import { type Entry, type LaneState, laneNow, RANK, toUs, type World } from './referenceWorld.ts'

/** Makes the ticks of a `poll` lane, adaptive or not. */
export const createTicks = (world: World, state: LaneState, client: Client): AskingPlan => {
  const knobs = () => laneNow(world.scenario, state, 'poll')
  const firstUs = toUs(knobs().firstPollAtMs)
  let planned: Entry | null = null
  let plannedTicks = 0
  /** The last tick that fell, without its jitter. */
  let lastTickUs: number | null = null
  /** The last settling or skipped tick, whichever came later. */
  let markUs: number | null = null
  let adaptiveUs: number | null = intervalUs()
  /** The unsettled request was sent by a tick. */
  let isOfTick = false

  function intervalUs(): number | null {
    const { intervalMs } = knobs()
    return intervalMs === null ? null : toUs(intervalMs)
  }

  const current = (): number | null => (knobs().adaptive ? adaptiveUs : intervalUs())

  const cancel = (): void => {
    if (planned) planned.isVoid = true
    planned = null
  }

  const planTick = (atUs: number): void => {
    cancel()
    const interval = current()
    if (interval === null) return
    const tickUs = Math.max(world.nowUs, atUs)
    plannedTicks += 1
    const u = world.draws.uniform('poll-jitter', state.id, plannedTicks, 0)
    const delay = Math.round(u * knobs().jitter * interval)
    planned = world.plan(tickUs + delay, RANK.poll, [state.index], () => fall(tickUs))
  }

  const fall = (tickUs: number): void => {
    planned = null
    lastTickUs = tickUs
    const interval = current()
    const sends = client.canSend()
    if (!sends) {
      client.skip()
      markUs = tickUs
    }
    if (interval !== null && !(sends && knobs().adaptive)) planTick(tickUs + interval)
    if (!sends) return
    isOfTick = true
    client.send()
  }

  const settled = (kind: 'useful' | 'empty' | 'other'): void => {
    isOfTick = false
    markUs = world.nowUs
    const { adaptive } = knobs()
    const interval = intervalUs()
    if (interval === null) return
    if (!adaptive) {
      if (!planned) planTick(world.nowUs + interval)
      return
    }
    if (kind === 'useful') adaptiveUs = interval
    if (kind === 'empty') {
      adaptiveUs = Math.min(Math.round((adaptiveUs ?? interval) * adaptive.factor), toUs(adaptive.maxMs))
    }
    planTick(world.nowUs + (adaptiveUs ?? interval))
  }

  const intervalChanged = (oldUs: number | null, newUs: number | null): void => {
    if (newUs === null) cancel()
    else if (knobs().adaptive) {
      const hasNoNextTick = client.isUnsettled() && isOfTick && !planned
      if (!hasNoNextTick) planTick(markUs === null ? firstUs : markUs + newUs)
    } else if (lastTickUs !== null) planTick(lastTickUs + newUs)
    else if (oldUs === null) planTick(firstUs)
  }

  return {
    start: () => planTick(firstUs),
    settled,
    askedByHand: () => {
      isOfTick = false
    },
    outageEnded: () => {},
    changed(before) {
      const old = laneNow(before, state, 'poll')
      const oldUs = old.intervalMs === null ? null : toUs(old.intervalMs)
      const newUs = intervalUs()
      const isSwitchedOn = !old.adaptive && knobs().adaptive
      if (isSwitchedOn || oldUs !== newUs) adaptiveUs = newUs
      if (oldUs !== newUs) intervalChanged(oldUs, newUs)
    },
  }
}
