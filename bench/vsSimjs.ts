import { Stream } from '../src/engine/chance.ts'
import { countRun } from '../src/engine/countRun.ts'
import type { Bench, Measures, Skipped } from './Bench.ts'
import { bestMs } from './bestMs.ts'
import { completeScenario } from './completeScenario.ts'
import { serveWithEngine } from './engineQueue.ts'
import { loadSimjs, serveWithSimjs } from './simjsQueue.ts'

/** How many customers were served, and how long they were there in all. */
export interface Served {
  count: number
  sojournUs: number
}

const CUSTOMERS = 1_000_000
const ROUNDS = 4
const GAP = { kind: 'exponential', meanUs: 1000 } as const
const SERVICE = { kind: 'exponential', meanUs: 900 } as const

/** A webhook without a network before a desk with one worker: its desk is an M/M/1 queue at rho 0.9. */
const LANE = completeScenario({
  version: 1,
  events: { kind: 'poisson', perMinute: 60_000_000 / GAP.meanUs },
  lanes: [
    {
      id: 'desk',
      strategy: 'webhook',
      dispatchMs: 0,
      retry: { delaysMs: [] },
      network: { latencyMs: { kind: 'constant', ms: 0 } },
      handler: { serviceMs: { kind: 'exponential', meanMs: SERVICE.meanUs / 1000 } },
    },
  ],
})

/**
 * How often the engine serves the customers of an M/M/1 queue in the time in which simjs serves the same once. `lane` is
 * the same ratio with a whole webhook lane before the desk, which sends, answers and watches a call for each.
 */
export const vsSimjsBench: Bench = {
  name: 'engine.vs-simjs',
  unit: 'x',
  aim: { atLeast: 8 },
  run: takeRatio,
}

function takeRatio(): Measures | Skipped {
  const simjs = loadSimjs()
  if (simjs === undefined) return { skipped: 'npm could not install simjs' }
  const gaps = new Stream(LANE.seed, 'arrivals', '')
  const services = new Stream(LANE.seed, 'service', 'desk')
  const gapUs = (number: number) => gaps.durationUs(GAP, number)
  const serviceUs = (number: number) => services.durationUs(SERVICE, number)
  let untilUs = 0
  for (let number = 1; number <= CUSTOMERS + 1; number++) untilUs += gapUs(number)

  const best = {
    simjs: Number.POSITIVE_INFINITY,
    desk: Number.POSITIVE_INFINITY,
    lane: Number.POSITIVE_INFINITY,
  }
  for (let round = 0; round < ROUNDS; round++) {
    let theirs: Served | undefined
    let ours: Served | undefined
    const times = {
      simjs: bestMs(1, () => {
        theirs = serveWithSimjs(simjs, untilUs, gapUs, serviceUs)
      }),
      desk: bestMs(2, () => {
        ours = serveWithEngine(LANE, untilUs)
      }),
      lane: bestMs(1, () => countRun(LANE, { untilMs: untilUs / 1000 })),
    }
    if (ours?.count !== theirs?.count || ours?.sojournUs !== theirs?.sojournUs) {
      throw new Error(
        `Engine must serve as simjs does, ${JSON.stringify(theirs)}, got ${JSON.stringify(ours)}.`,
      )
    }
    for (const way of ['simjs', 'desk', 'lane'] as const) best[way] = Math.min(best[way], times[way])
  }
  return { value: best.simjs / best.desk, lane: best.simjs / best.lane }
}
