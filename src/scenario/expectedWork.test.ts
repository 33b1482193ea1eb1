import { describe, expect, it } from 'vitest'
import type { Scenario } from '../engine/Scenario.ts'
import { expectedWork } from './expectedWork.ts'
import { readScenario } from './readScenario.ts'

const HOUR = 3_600_000
const webhook = { id: 'b', strategy: 'webhook' }
const workIn = (untilMs: number, value: object) => {
  const { scenario } = readScenario({ lanes: [webhook], ...value })
  return expectedWork(scenario as Scenario, untilMs)
}

describe('the work that a run is expected to be', () => {
  it.each([
    ['poisson', { kind: 'poisson', perMinute: 6 }, 360],
    ['no events', { kind: 'poisson', perMinute: 0 }, 0],
    ['periodic', { kind: 'periodic', everyMs: 1000, firstAtMs: HOUR }, 3600],
    ['bursty', { kind: 'bursty', perMinute: 6, burstSize: 10, spacingMs: 50 }, 360],
    ['trace', { kind: 'trace', atMs: [1, 2, 3] }, 3],
  ])('counts events: %s', (_name, events, expected) => {
    expect(workIn(HOUR, { events })).toBeCloseTo(expected, 9)
    expect(workIn(0, { events })).toBe(0)
  })

  it('counts the ticks of every polling lane that has some', () => {
    const lanes = [
      { id: 'a', strategy: 'poll', intervalMs: 1000 },
      { id: 'b', strategy: 'poll', intervalMs: 2000 },
      { id: 'c', strategy: 'poll', intervalMs: null },
      webhook,
    ]
    expect(workIn(HOUR, { events: { perMinute: 0 }, lanes: lanes.slice(0, 3) })).toBeCloseTo(5400, 9)
    expect(workIn(HOUR, { events: { perMinute: 0 }, lanes: lanes.slice(2) })).toBe(0)
  })

  const quiet = { events: { perMinute: 0 } }
  const forged = { kind: 'poisson', perMinute: 60 }

  it('counts reconciliation and forged calls for each webhook lane', () => {
    const lanes = [
      { ...webhook, reconcileEveryMs: 60_000 },
      { ...webhook, id: 'c' },
      { id: 'a', strategy: 'poll' },
    ]
    const attack = { forged, knowsUrl: true, replays: false }
    expect(workIn(HOUR, { ...quiet, lanes })).toBeCloseTo(60 + 720, 9)
    expect(workIn(HOUR, { ...quiet, lanes, attack })).toBeCloseTo(60 + 720 + 2 * 3600, 9)
    expect(workIn(HOUR, { ...quiet, attack: { ...attack, knowsUrl: false } })).toBe(0)
    const given = { ...attack, forged: { kind: 'trace', atMs: [1, 2] } }
    expect(workIn(HOUR, { ...quiet, attack: given })).toBe(2)
  })

  it.each([
    ['held and answered', {}, 30_085],
    ['with a gap', { gapMs: 915 }, 31_000],
    ['that give up early', { timeoutMs: 100, gapMs: 20 }, 120],
    ['in next to no time', { holdMs: 0, sourceMs: 0.001, network: { latencyMs: { ms: 0 } } }, 0.001],
    ['on a way that varies', { holdMs: 0, network: { latencyMs: { kind: 'exponential', meanMs: 50 } } }, 105],
  ])('counts long polls that bring nothing: %s', (_name, fields, everyMs) => {
    const lanes = [{ id: 'c', strategy: 'long-poll', ...fields }]
    expect(workIn(HOUR, { ...quiet, lanes })).toBeCloseTo(HOUR / everyMs, 3)
  })

  it('counts no more long polls than a rate limit lets through', () => {
    const lane = { id: 'c', strategy: 'long-poll', holdMs: 0, rateLimit: { requests: 9, perMs: 60_000 } }
    expect(workIn(HOUR, { ...quiet, lanes: [lane] })).toBeCloseTo(600, 9)
  })

  it('counts the fetches of a thin receiver that must be sent again', () => {
    const events = { kind: 'periodic', everyMs: 1000, firstAtMs: 0 }
    const thin = (fields: object) => workIn(HOUR, { events, lanes: [{ ...webhook, thin: true, ...fields }] })
    expect(thin({})).toBe(3600)
    expect(thin({ timeoutMs: 85 })).toBe(3600)
    // No answer can come in time: each fetch is repeated as long as the run lasts.
    expect(thin({ timeoutMs: 84 })).toBeCloseTo(3600 + (3600 * HOUR) / 84, 3)
    // One in four is answered, of half the calls that arrive.
    expect(thin({ network: { loss: 0.5 } })).toBeCloseTo(3600 + 1800 * 3, 6)
    expect(thin({ network: { loss: 1 } })).toBe(3600)
  })

  it.each([{ sigma: 0 }, { sigma: 0.5 }, { sigma: 3 }])(
    'is finite on a lognormal way with %j',
    ({ sigma }) => {
      for (const medianMs of [0, 1, 40, 5000, 3_600_000]) {
        const latencyMs = { kind: 'lognormal', medianMs, sigma }
        const lanes = [
          { ...webhook, thin: true, network: { latencyMs } },
          { id: 'c', strategy: 'long-poll', network: { latencyMs } },
        ]
        const work = workIn(HOUR, { lanes })
        expect(work).toBeGreaterThanOrEqual(360)
        expect(work).toBeLessThan(Number.MAX_SAFE_INTEGER)
      }
    },
  )
})
