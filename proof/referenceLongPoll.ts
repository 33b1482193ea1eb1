import type { AskingPlan, Client } from './referenceAsking.ts'
import { type Entry, type LaneState, laneNow, outageNow, RANK, toUs, type World } from './referenceWorld.ts'

/** Makes the asking of a `long-poll` lane: one request after the other. */
export const createLongPollPlan = (world: World, state: LaneState, client: Client): AskingPlan => {
  const knobs = () => laneNow(world.scenario, state, 'long-poll')
  let planned: Entry | null = null
  /** The next request would have left in this outage. */
  let leavesAtOutageEnd = false

  const planRequest = (atUs: number): void => {
    planned = world.plan(atUs, RANK.poll, [state.index], () => {
      planned = null
      if (outageNow(world, state)) leavesAtOutageEnd = true
      else client.send()
    })
  }

  return {
    start: () => planRequest(toUs(knobs().firstPollAtMs)),
    settled: () => planRequest(Math.max(world.nowUs + toUs(knobs().gapMs), client.waitsUntilUs())),
    askedByHand() {
      if (planned) planned.isVoid = true
      planned = null
      leavesAtOutageEnd = false
    },
    outageEnded() {
      if (!leavesAtOutageEnd) return
      leavesAtOutageEnd = false
      planRequest(world.nowUs)
    },
    changed: () => {},
  }
}
