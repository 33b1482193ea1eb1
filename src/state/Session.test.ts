import { beforeEach, describe, expect, it } from 'vitest'
import { momentAt } from '../engine/momentAt.ts'
import { Records } from '../engine/Records.ts'
import type { Scenario } from '../engine/Scenario.ts'
import { Simulation } from '../engine/Simulation.ts'
import { Trace } from '../engine/Trace.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { Session } from './Session.ts'

const good = (value: unknown): Scenario => {
  const { scenario, problems } = readScenario(value)
  if (scenario === undefined) throw new Error(`Scenario must be good, got ${JSON.stringify(problems)}.`)
  return scenario
}

/** How a scenario stands at a moment, run from its beginning without a session. */
function headless(scenario: Scenario, atUs: number) {
  const trace = new Trace()
  new Simulation(scenario, trace).advanceTo(atUs)
  const records = new Records(trace, scenario.lanes)
  records.catchUp()
  return momentAt(records, atUs)
}

const POLL = 'lanes.polling.intervalMs'
const RATE = 'events.perMinute'

describe('a session', () => {
  let session: Session
  beforeEach(() => {
    session = new Session(good({ events: { perMinute: 600 } }))
    session.show(0)
  })
  const setsOf = (one: Session) =>
    one.scenario.interventions.map((it) => [it.atMs, 'set' in it ? it.set : it.do])

  it('shows a moment and simulates no farther than it must', () => {
    const sight = session.show(5_000_000)
    expect([sight.moment.atUs, sight.frontierUs, session.frontierUs]).toEqual([
      5_000_000, 5_000_000, 5_000_000,
    ])
    expect(session.show(1_000_000)).toMatchObject({ frontierUs: 5_000_000, moment: { atUs: 1_000_000 } })
  })

  it('makes an intervention of a turned knob, at the moment shown', () => {
    session.show(1_500_000)
    expect(session.change({ [POLL]: 1000 })).toEqual([])
    expect(setsOf(session)).toEqual([[1500, { [POLL]: 1000 }]])
    expect(session.show(1_500_000).settings.lanes[0]).toMatchObject({ intervalMs: 1000 })
    expect(session.scenario.lanes[0]).toMatchObject({ intervalMs: 5000 })
    expect(session.show(0).settings.lanes[0]).toMatchObject({ intervalMs: 5000 })
  })

  it('takes a knob that is dragged at one moment as one turn', () => {
    session.show(1_500_000)
    for (const ms of [4000, 3000, 2000]) session.change({ [POLL]: ms })
    for (const rate of [60, 120]) session.change({ [RATE]: rate })
    expect(setsOf(session)).toEqual([
      [1500, { [POLL]: 2000 }],
      [1500, { [RATE]: 120 }],
    ])
  })

  it('takes a knob turned again at a moment scrubbed back to as one turn', () => {
    session.show(1_500_000)
    session.change({ [POLL]: 4000 })
    session.show(3_000_000)
    session.show(1_500_000)
    session.change({ [POLL]: 3000 })
    expect(setsOf(session)).toEqual([[1500, { [POLL]: 3000 }]])
  })

  it('keeps turns apart between which something else was done', () => {
    session.show(1_500_000)
    session.change({ [POLL]: 4000 })
    session.act({ do: 'emit' })
    session.change({ [POLL]: 3000 })
    expect(setsOf(session)).toEqual([
      [1500, { [POLL]: 4000 }],
      [1500, 'emit'],
      [1500, { [POLL]: 3000 }],
    ])
  })

  it('refuses a value that will not do and stays as it was', () => {
    session.show(1_500_000)
    const before = session.scenario
    expect(session.change({ [POLL]: 0 })).toEqual([
      { path: `set.${POLL}`, must: 'be from 1 to 86400000 ms, or null', got: '0' },
    ])
    expect(session.change({ 'lanes.nobody.intervalMs': 5 })).toHaveLength(1)
    expect(session.scenario).toBe(before)
  })

  it('forks when a knob is turned after scrubbing back: what was done later is forgotten', () => {
    session.show(2_000_000)
    session.change({ [POLL]: 1000 })
    session.show(4_000_000)
    session.act({ do: 'emit' })
    const { branch } = session.show(9_000_000)
    session.change({ [RATE]: 60 })
    expect(session.show(3_000_000).branch).toBe(branch)
    session.change({ [RATE]: 0 })
    const sight = session.show(3_000_000)
    expect(sight.branch).not.toBe(branch)
    expect(sight.frontierUs).toBe(3_000_000)
    expect(setsOf(session)).toEqual([
      [2000, { [POLL]: 1000 }],
      [3000, { [RATE]: 0 }],
    ])
  })

  it('keeps what of the script was still to come when it forks', () => {
    const set = { [POLL]: 700 }
    session = new Session(
      good({
        interventions: [
          { atMs: 60_000, set },
          { atMs: 500, do: 'emit' },
        ],
      }),
    )
    session.show(30_000_000)
    session.show(10_000_000)
    session.change({ [RATE]: 0 })
    expect(setsOf(session)).toEqual([
      [500, 'emit'],
      [10_000, { [RATE]: 0 }],
      [60_000, set],
    ])
    expect(session.show(61_000_000).settings.lanes[0]).toMatchObject({ intervalMs: 700 })
  })

  it('refuses a turn that would make a wrong script of what is to come, not of what a fork forgets', () => {
    const latency = 'lanes.polling.network.latencyMs'
    const script = [{ atMs: 60_000, set: { [`${latency}.ms`]: 7 } }]
    session = new Session(good({ interventions: script }))
    session.show(1_000_000)
    expect(session.change({ [latency]: { kind: 'exponential', meanMs: 5 } })).toHaveLength(1)
    session.show(90_000_000)
    session.show(1_000_000)
    expect(session.change({ [latency]: { kind: 'exponential', meanMs: 5 } })).toEqual([])
    expect(session.scenario.interventions).toHaveLength(1)
  })

  it('begins again with its script, set as the reader has it now', () => {
    const interventions = [{ atMs: 3000, set: { payloadBytes: 1 } }]
    session = new Session(good({ interventions }))
    session.show(1_000_000)
    session.change({ [POLL]: 1000 })
    session.act({ do: 'emit' })
    session.show(2_000_000)
    session.change({ [POLL]: 2000 })
    const again = session.restarted()
    expect(again.show(0).settings.lanes[0]).toMatchObject({ intervalMs: 2000 })
    expect(again.scenario.interventions).toEqual(interventions)
    expect(again.show(0).branch).not.toBe(session.show(0).branch)
  })

  it('begins again where the reader has turned what only the script put there', () => {
    const latency = 'lanes.polling.network.latencyMs'
    const interventions = [{ atMs: 1000, set: { [latency]: { kind: 'uniform', minMs: 1, maxMs: 9 } } }]
    session = new Session(good({ interventions }))
    session.show(2_000_000)
    expect(session.change({ [`${latency}.maxMs`]: 5 })).toEqual([])
    expect(session.restarted().scenario.interventions).toEqual(interventions)
  })

  it('shows a step forward in the records as well as in the counts', () => {
    const atUs = session.nextStopUs(600_000_000)
    const { moment, records } = session.show(atUs)
    expect(moment).toEqual(headless(session.scenario, atUs))
    expect(records.lanes.some((lane) => lane.requestCount > 0)).toBe(true)
  })

  it('knows of a turn just made when it is asked what comes next', () => {
    session = new Session(
      good({ events: { perMinute: 0 }, lanes: [{ id: 'polling', strategy: 'poll', intervalMs: 60_000 }] }),
    )
    session.show(10_000_000)
    session.change({ [POLL]: 11_000 })
    expect(session.nextEntryUs(10_000_000)).toBe(10_000_000)
  })
})
