import { describe, expect, it } from 'vitest'
import { readScenario } from '../scenario/readScenario.ts'
import { History } from './History.ts'
import { momentAt } from './momentAt.ts'
import type { Scenario } from './Scenario.ts'

/** A busy run: about 15 rows to an event, 40 events a second. */
function busy(interventions: readonly unknown[] = []): Scenario {
  const read = readScenario({
    version: 1,
    durationMs: 200_000,
    events: { perMinute: 2400 },
    lanes: [
      { id: 'polling', strategy: 'poll', intervalMs: 500 },
      {
        id: 'webhook',
        strategy: 'webhook',
        timeoutMs: 300,
        retry: { delaysMs: [1000, 20_000] },
        network: { loss: 0.1 },
        handler: { workers: 4 },
      },
      { id: 'held', strategy: 'long-poll' },
    ],
    interventions,
  })
  if (read.problems) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

/** The run told in one go, nothing forgotten. */
function straight(scenario: Scenario, toUs: number): History {
  const history = new History(scenario)
  history.advanceTo(toUs)
  return history
}

const END_US = 200_000_000

describe('a run with a memory', () => {
  it('tells an older moment as it was told when it was new', () => {
    const whole = straight(busy(), END_US)
    const restored = new History(busy(), structuredClone(whole.pasts))
    restored.advanceTo(END_US)
    expect(restored.records.trace.startUs).toBeGreaterThan(END_US / 2)
    expect(restored.nowUs).toBe(END_US)
    for (let atUs = 1_234_567; atUs < END_US; atUs += 7_654_321) {
      const told = momentAt(restored.recordsAround(atUs), atUs)
      expect(told).toEqual(momentAt(whole.records, atUs))
    }
  })

  it('remembers how it stood before, also where no row tells of it any more', () => {
    const whole = straight(busy(), END_US)
    const restored = new History(busy(), structuredClone(whole.pasts))
    restored.advanceTo(END_US)
    const atUs = END_US / 3
    const tally = restored.tallyBefore(atUs)
    expect(tally?.atUs).toBeGreaterThan(atUs / 2)
    expect(tally).toEqual(whole.records.tallies.at(tally?.atUs ?? 0))
    expect(restored.tallyBefore(1)).toBeUndefined()
  })

  it('says how far an older part of it is told', () => {
    const whole = straight(busy(), END_US)
    const restored = new History(busy(), structuredClone(whole.pasts))
    restored.advanceTo(END_US)
    const older = restored.recordsAround(END_US / 2)
    expect(restored.toldUs(older)).toBeGreaterThan(END_US / 2)
    expect(restored.toldUs(older)).toBeLessThan(END_US)
    expect(restored.toldUs(restored.records)).toBe(END_US)
    expect(older.trace.startUs).toBeLessThan(END_US / 2)
  })

  it('goes on from its last past row for row', () => {
    const whole = straight(busy(), END_US)
    const middle = structuredClone(whole.pasts.slice(0, 3))
    const restored = new History(busy(), middle)
    restored.advanceTo(END_US)
    expect(momentAt(restored.records, END_US)).toEqual(momentAt(whole.records, END_US))
    expect(restored.pasts.at(-1)?.snapshot.steps).toBeGreaterThan(middle.at(-1)?.snapshot.steps ?? 0)
  })

  it('forks at an older moment as if what was taken back had never been told', () => {
    const kept = { atMs: 50_000, set: { 'lanes.polling.intervalMs': 200 } }
    const takenBack = { atMs: 150_000, do: 'emit' }
    const whole = straight(busy([kept, takenBack]), 120_000_000)
    whole.intervene({ atMs: 130_000, set: { 'events.perMinute': 60 } })
    whole.advanceTo(END_US)
    const fork = whole.fork(100_000_000, ({ atMs }) => atMs < 100_000)
    expect(fork.nowUs).toBe(100_000_000)
    expect(fork.pasts.length).toBeGreaterThan(1)
    fork.intervene({ atMs: 110_000, do: 'emit' })
    fork.advanceTo(END_US)
    const expected = straight(busy([kept, { atMs: 110_000, do: 'emit' }]), END_US)
    expect(momentAt(fork.records, END_US)).toEqual(momentAt(expected.records, END_US))
    const atUs = 60_000_001
    expect(momentAt(fork.recordsAround(atUs), atUs)).toEqual(momentAt(expected.records, atUs))
    expect(fork.told.filter((one) => one !== undefined)).toHaveLength(2)
  })
})
