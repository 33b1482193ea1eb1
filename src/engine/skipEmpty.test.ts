import { describe, expect, it } from 'vitest'
import { Lines } from '../../proof/Lines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { ROW_KINDS } from './rows.ts'
import type { Scenario } from './Scenario.ts'
import { Simulation } from './Simulation.ts'

const UNIFORM = { latencyMs: { kind: 'uniform', minMs: 5, maxMs: 90 } }

function scenarioOf(lane: object, seed: number, given: object): Scenario {
  const { scenario, problems } = readScenario({
    version: 1,
    seed,
    events: { kind: 'poisson', perMinute: 1 },
    lanes: [{ id: 'p', strategy: 'poll', intervalMs: 500, ...lane }],
    ...given,
  })
  if (problems) throw new Error(JSON.stringify(problems))
  return scenario
}

/** Plays ten minutes step by step and by skipping; returns what was written both times and how many polls were skipped. */
function bothWays(lane: object, seed = 7, given: object = {}) {
  const scenario = scenarioOf(lane, seed, given)
  const stepped = new Lines(ROW_KINDS)
  new Simulation(scenario, stepped).advanceTo(600_000_000)
  const leapt = new Lines(ROW_KINDS)
  let skipped = 0
  new Simulation(scenario, leapt).advanceSkipping(600_000_000, (_, polls) => {
    skipped += polls
  })
  return { stepped: stepped.lines, leapt: leapt.lines, skipped }
}

const isSending = (line: string) => line.includes(' poll-sent ')

/** All that is written when polls are skipped is part of all there is, which has five rows more for each of them. */
function expectAlike({ stepped, leapt, skipped }: ReturnType<typeof bothWays>): void {
  const all = new Set(stepped)
  expect(leapt.filter((line) => !all.has(line))).toEqual([])
  expect(stepped.length - leapt.length).toBe(5 * skipped)
  expect(stepped.filter(isSending).length - leapt.filter(isSending).length).toBe(skipped)
}

describe('runs of empty polls that are gone past', () => {
  it('leave everything else as it is, whatever the latency, the jitter and the seed', () => {
    const lanes = [{}, { jitter: 0.6 }, { network: UNIFORM }, { network: UNIFORM, jitter: 0.6 }]
    for (const lane of lanes) {
      for (let seed = 1; seed <= 10; seed++) {
        const run = bothWays(lane, seed)
        expectAlike(run)
        expect(run.skipped).toBeGreaterThan(1000)
      }
    }
  })

  it('end before an outage and begin again after it', () => {
    const outages = [
      { fromMs: 100_020, toMs: 100_500, kind: 'refuse' },
      { fromMs: 300_000, toMs: 302_000, kind: 'hang' },
    ]
    const run = bothWays({ jitter: 0.2, network: UNIFORM, handler: { outages } })
    expectAlike(run)
    expect(run.skipped).toBeGreaterThan(1000)
  })

  it('end before interventions, whose effects come out the same', () => {
    const set = (atMs: number, field: string, value: unknown) => ({
      atMs,
      set: { [`lanes.p.${field}`]: value },
    })
    for (let shift = 0; shift < 500; shift += 37) {
      const interventions = [
        { atMs: 50_000 + shift, do: 'poll', lane: 'p' },
        set(100_000 + shift, 'intervalMs', 700),
        set(150_000 + shift, 'jitter', 0),
        set(200_000 + shift, 'adaptive', { factor: 2, maxMs: 4000 }),
        set(200_010 + shift, 'intervalMs', 600),
        set(300_000 + shift, 'adaptive', null),
        set(350_000 + shift, 'network.loss', 0.1),
        set(400_000 + shift, 'network.loss', 0),
        set(450_000 + shift, 'timeoutMs', 80),
        set(500_000 + shift, 'rateLimit', { requests: 3, perMs: 2500 }),
        set(550_000 + shift, 'rateLimit', null),
        set(580_000 + shift, 'intervalMs', null),
      ]
      const run = bothWays({ jitter: 0.5, network: UNIFORM }, shift, { interventions })
      expectAlike(run)
      expect(run.skipped).toBeGreaterThan(300)
    }
  })

  it('are none where a poll may outlast its interval or its timeout, be lost or grow', () => {
    const none = [
      { network: { latencyMs: { kind: 'constant', ms: 248 } } },
      { timeoutMs: 85 },
      { jitter: 0.9 },
      { network: { loss: 0.01 } },
      { network: { latencyMs: { kind: 'exponential', meanMs: 1 } } },
      { adaptive: { factor: 1, maxMs: 500 } },
      { rateLimit: { requests: 1000, perMs: 1000 } },
      { intervalMs: null },
    ]
    for (const lane of none) {
      const run = bothWays(lane)
      expect(run.skipped).toBe(0)
      expect(run.leapt).toEqual(run.stepped)
    }
  })
})
