import type { Scenario, WebhookLane } from '../engine/Scenario.ts'
import { expectDelivered } from './expectDelivered.ts'
import { expectOutage } from './expectOutage.ts'
import { hookRun } from './HookRun.ts'
import { interventionsBefore } from './interventionsBefore.ts'
import type { Prediction } from './Prediction.ts'
import { outagesBefore, webhookRefusal } from './webhookRefusal.ts'

/**
 * What theory expects of a webhook lane up to a time.
 *
 * Without outages attempts, losses, duplicates and waits follow R1 to R4 and I1, and the receiver is a queue; with outages
 * O1 to O4. Mechanisms beyond retries and remembered ids are refused.
 */
export function theoryForWebhook(scenario: Scenario, lane: WebhookLane, atUs: number): Prediction {
  const steps = interventionsBefore(scenario.interventions, atUs)
  const why = webhookRefusal(scenario, lane, steps, atUs)
  if (why !== null) return { applies: false, why }
  const run = hookRun(scenario, lane, steps, atUs)
  const outages = outagesBefore(lane, atUs)
  return outages.length > 0 ? expectOutage(run, outages) : expectDelivered(run)
}
