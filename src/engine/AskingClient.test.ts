import { expect, it } from 'vitest'
import { Lines } from '../../proof/Lines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { ROW_KINDS } from './rows.ts'
import { Simulation } from './Simulation.ts'

const NETWORK = { latencyMs: { kind: 'exponential', meanMs: 60 }, loss: 0.1 }
const OUTAGES = [{ fromMs: 900, toMs: 1500, kind: 'hang' }]
const SHARED = { timeoutMs: 150, pageSize: 2, rateLimit: { requests: 6, perMs: 900 }, network: NETWORK }

it.each([
  { strategy: 'poll', intervalMs: 100, jitter: 0.5, adaptive: { factor: 1.5, maxMs: 300 } },
  { strategy: 'long-poll', holdMs: 200, gapMs: 20 },
])('goes on from any instant as if it had not been interrupted ($strategy)', (lane) => {
  const { scenario, problems } = readScenario({
    version: 1,
    events: { kind: 'bursty', perMinute: 600, burstSize: 5, spacingMs: 1 },
    lanes: [{ id: 'c', ...SHARED, handler: { outages: OUTAGES }, ...lane }],
  })
  if (problems) throw new Error(JSON.stringify(problems))
  const whole = new Lines(ROW_KINDS)
  new Simulation(scenario, whole).advanceTo(3_000_000)
  for (let atUs = 10_000; atUs < 3_000_000; atUs += 97_001) {
    const lines = new Lines(ROW_KINDS)
    const begun = new Simulation(scenario, lines)
    begun.advanceTo(atUs)
    new Simulation(scenario, lines, begun.snapshot()).advanceTo(3_000_000)
    expect(lines.lines).toEqual(whole.lines)
  }
})
