import { type LaneState, RANK, type World } from './referenceWorld.ts'

/** One piece of work of a subscriber; `event` null is a forged call's. */
export type Job = { number: number; event: number | null; onDone: () => void }

/** Makes the workers of a lane and the line in front of them. */
export const createHandler = (world: World, state: LaneState) => {
  const waiting: Job[] = []
  let busy = 0
  let lastNumber = 0

  const knobs = () => {
    const lane = world.scenario.lanes[state.index]
    if (!lane) throw new Error(`Lane must exist, got ${state.index}.`)
    return lane.handler
  }

  const done = (job: Job): void => {
    busy -= 1
    if (job.event === null) state.forgedEffects += 1
    else state.effectsAtUs.set(job.event, [...(state.effectsAtUs.get(job.event) ?? []), world.nowUs])
    job.onDone()
    startWaiting()
  }

  const startWaiting = (): void => {
    while (busy < knobs().workers) {
      const job = waiting.shift()
      if (!job) return
      busy += 1
      const service = world.draws.duration('service', state.id, job.number, 0, knobs().serviceMs)
      world.plan(world.nowUs + service, RANK.work, [state.index, 0, job.number], () => done(job))
    }
  }

  return {
    /** Gives the next job number. */
    nextNumber: (): number => {
      lastNumber += 1
      return lastNumber
    },
    add(job: Job): void {
      waiting.push(job)
      startWaiting()
    },
    /** Tells whether an arriving call finds no place. */
    isFull(): boolean {
      const { workers, queueLimit } = knobs()
      return busy >= workers && queueLimit !== null && waiting.length >= queueLimit
    },
    startWaiting,
  }
}

/** The workers of a lane. */
export type LaneHandler = ReturnType<typeof createHandler>
