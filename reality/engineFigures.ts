import { simulate } from '../src/engine/simulate.ts'
import { sentenceOfProblem } from '../src/scenario/Problem.ts'
import { readScenario } from '../src/scenario/readScenario.ts'
import type { LaneFigures } from './LaneFigures.ts'
import { delaysOf, fitOf, legsOf, meanOf, servicesOf } from './measured.ts'
import type { RealSettings } from './RealSettings.ts'
import type { RealRun } from './runReal.ts'

/** The same run as a scenario: the settings, the real event times, and what was measured on this machine. */
function scenarioOf(settings: RealSettings, run: RealRun) {
  const { polling, webhook } = settings
  const measured = (lane: 'polling' | 'webhook') => ({
    network: { latencyMs: fitOf(legsOf(lane, run[lane])), loss: 0 },
    handler: { ...handler, serviceMs: fitOf(servicesOf(run[lane])) },
  })
  const lateMs = { polling: meanOf(delaysOf(run.polling)), webhook: meanOf(delaysOf(run.webhook)) }
  const handler = {
    workers: settings.handler.workers,
    acknowledge: 'after-work',
    ackMs: webhook.ackMs,
    verifySignature: true,
    idempotency: webhook.hasSeenIds ? { kind: 'seen-ids', ttlMs: run.untilMs } : { kind: 'none' },
  }
  return {
    version: 1,
    title: settings.title,
    durationMs: run.untilMs,
    events: { kind: 'trace', atMs: run.eventsAtMs },
    lanes: [
      {
        id: 'polling',
        strategy: 'poll',
        ...polling,
        firstPollAtMs: polling.firstPollAtMs + lateMs.polling,
        ...measured('polling'),
      },
      {
        id: 'webhook',
        strategy: 'webhook',
        dispatchMs: webhook.dispatchMs + lateMs.webhook,
        timeoutMs: webhook.timeoutMs,
        retry: { delaysMs: webhook.delaysMs.map((delayMs) => delayMs + lateMs.webhook), jitter: 0 },
        ...measured('webhook'),
      },
    ],
  }
}

/** What the engine says of the run that really was. */
export function engineFigures(
  settings: RealSettings,
  run: RealRun,
): { polling: LaneFigures; webhook: LaneFigures } {
  const read = readScenario(scenarioOf(settings, run))
  if (read.problems) throw new Error(read.problems.map(sentenceOfProblem).join('\n'))
  const { polling, webhook } = simulate(read.scenario, run.untilMs).report.lanes
  if (!polling || !webhook) throw new Error('report must hold both lanes, got fewer.')
  return { polling, webhook }
}
