import { momentAt } from '../../engine/momentAt.ts'
import { Records } from '../../engine/Records.ts'
import type { Lane, PollLane, Scenario, WebhookLane } from '../../engine/Scenario.ts'
import { Simulation } from '../../engine/Simulation.ts'
import { Trace } from '../../engine/Trace.ts'
import { DEFAULT_SCENARIO } from '../../scenario/readScenario.ts'
import type { Sight } from '../../state/sight.ts'

const [defaultPoll, defaultWebhook] = DEFAULT_SCENARIO.lanes as [PollLane, WebhookLane]

/** The default polling lane with changes. For tests. */
export function pollLane(changes: Partial<PollLane> = {}): PollLane {
  return { ...defaultPoll, ...changes }
}

/** The default webhook lane with changes. For tests. */
export function webhookLane(changes: Partial<WebhookLane> = {}): WebhookLane {
  return { ...defaultWebhook, ...changes }
}

/** The sight of a small scenario's run at a moment. For tests. */
export function sightAt(
  atMs: number,
  perMinute: number,
  lanes: readonly Lane[],
  changes: Partial<Scenario> = {},
): Sight {
  const events = { kind: 'poisson', perMinute } as const
  const scenario: Scenario = { ...DEFAULT_SCENARIO, events, lanes, ...changes }
  const trace = new Trace()
  const simulation = new Simulation(scenario, trace)
  simulation.advanceTo(atMs * 1000)
  const records = new Records(trace, scenario.lanes)
  const moment = momentAt(records, atMs * 1000)
  const frontierUs = atMs * 1000
  const past = { tallyBefore: () => undefined, toldUs: frontierUs, frontierUs, branch: 0 }
  return { scenario, settings: simulation.settings, records, moment, ...past }
}
