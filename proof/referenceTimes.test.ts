import { describe, expect, it } from 'vitest'
import { scenarioWith, webhookLaneWith } from './completeLanes.ts'
import { hashedDraws } from './hashedDraws.ts'
import { reference } from './reference.ts'
import type { CompleteScenario } from './referenceTypes.ts'

const run = (scenario: CompleteScenario, untilMs: number) => reference(scenario, untilMs, hashedDraws(7))

describe('events', () => {
  const happenings = (scenario: CompleteScenario, untilMs: number) =>
    run({ ...scenario, lanes: [webhookLaneWith()] }, untilMs).events.map(
      (e) => (e as { happenedAtMs: number }).happenedAtMs,
    )

  it('rescale the gap to come when the rate changes', () => {
    const events = { kind: 'periodic' as const, everyMs: 1000, firstAtMs: 1000 }
    const interventions = [{ atMs: 400, set: { 'events.everyMs': 500 } }]
    expect(happenings(scenarioWith({ events, interventions }), 1800)).toEqual([700, 1200, 1700])
  })

  it('freeze the gap while the rate is 0', () => {
    const events = { kind: 'poisson' as const, perMinute: 60 }
    const interventions = [
      { atMs: 100, set: { 'events.perMinute': 0 } },
      { atMs: 5000, set: { 'events.perMinute': 30 } },
    ]
    const draws = { ...hashedDraws(1), gap: (n: number) => n }
    const { events: lines } = reference(scenarioWith({ events, interventions }), 7000, draws)
    expect(lines[0]).toMatchObject({ happenedAtMs: 6800 })
  })

  it('come in bursts that keep their spacing', () => {
    const events = { kind: 'bursty' as const, perMinute: 60, burstSize: 2, spacingMs: 50 }
    const interventions = [{ atMs: 2020, set: { 'events.spacingMs': 10 } }]
    const draws = { ...hashedDraws(1), gap: () => 1 }
    const { events: lines } = reference(scenarioWith({ events, interventions }), 4500, draws)
    const times = lines.slice(0, lines.length / 2).map((e) => (e as { happenedAtMs: number }).happenedAtMs)
    expect(times).toEqual([2000, 2050, 4000, 4010])
  })

  it('are numbered as they happen, emitted ones too', () => {
    const events = { kind: 'trace' as const, atMs: [50, 50] }
    const interventions = [{ atMs: 50, do: 'emit' as const }]
    expect(happenings(scenarioWith({ events, interventions }), 1000)).toEqual([50, 50, 50])
  })
})
