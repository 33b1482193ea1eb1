import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashedDraws } from './hashedDraws.ts'
import { reference } from './reference.ts'
import type { CompleteScenario, Intervention } from './referenceTypes.ts'
import { scenarioArb } from './scenarioArb.ts'

type Figures = {
  requests: number
  useful: number
  wasted: number
  effects: number
  duplicateEffects: number
} & {
  pending: number
  knownOnce: number
  knownAgain: number
  lost: number
  forgedEffects: number
}
type Summary = { eventsHappened: number; lanes: Record<string, Figures> }
type RequestLine = { lane: string; sentAtMs: number; arrivedAtMs: number | null; settledAtMs: number | null }

const run = (scenario: CompleteScenario, untilMs = scenario.durationMs) => {
  const { summary, events, requests } = reference(scenario, untilMs, hashedDraws(scenario.seed))
  return { summary: summary as Summary, events, requests: requests as RequestLine[] }
}

/** Leaves out what concerns other lanes. */
const asSeenBy = (id: string, interventions: Intervention[]): Intervention[] =>
  interventions.flatMap((one): Intervention[] => {
    if ('lane' in one) return one.lane === id ? [one] : []
    if (!('set' in one)) return [one]
    const isOurs = (path: string) => !path.startsWith('lanes.') || path.startsWith(`lanes.${id}.`)
    return [{ ...one, set: Object.fromEntries(Object.entries(one.set).filter(([path]) => isOurs(path))) }]
  })

describe('random scenarios', () => {
  const options = { numRuns: 150, seed: 20261124, endOnFailure: true }

  it('stay small, conserve events and count every request at most once', () => {
    let most = 0
    fc.assert(
      fc.property(scenarioArb, (scenario) => {
        const { summary, requests } = run(scenario)
        most = Math.max(most, requests.length)
        for (const f of Object.values(summary.lanes)) {
          expect(f.pending + f.knownOnce + f.knownAgain + f.lost).toBe(summary.eventsHappened)
          expect(f.useful + f.wasted).toBeLessThanOrEqual(f.requests)
        }
      }),
      options,
    )
    expect(most).toBeGreaterThan(200)
    expect(most).toBeLessThan(6000)
  })

  it('begin with the records of a shorter run', () => {
    fc.assert(
      fc.property(scenarioArb, fc.constantFrom(100, 500, 777), (scenario, shortMs) => {
        const isBefore = (ms: number | null) => ms !== null && ms < shortMs
        const cut = (lines: RequestLine[]) =>
          lines
            .filter((line) => isBefore(line.sentAtMs))
            .map((line) => [
              line.lane,
              line.sentAtMs,
              isBefore(line.arrivedAtMs) ? line.arrivedAtMs : null,
              isBefore(line.settledAtMs) ? { ...line } : null,
            ])
        const short = run(scenario, shortMs).requests
        const long = run(scenario).requests
        const strip = (lines: RequestLine[]) =>
          JSON.stringify(cut(lines), (key, value) =>
            key === 'arrivedAtMs' && !isBefore(value) ? null : value,
          )
        expect(strip(long)).toBe(strip(short))
      }),
      options,
    )
  })

  it('leave a lane as it is when the other lanes are taken away', () => {
    fc.assert(
      fc.property(scenarioArb, (scenario) => {
        const all = run(scenario)
        for (const lane of scenario.lanes) {
          const interventions = asSeenBy(lane.id, scenario.interventions)
          const alone = run({ ...scenario, lanes: [lane], interventions })
          expect(all.summary.lanes[lane.id]).toEqual(alone.summary.lanes[lane.id])
          expect(all.requests.filter((line) => line.lane === lane.id)).toEqual(alone.requests)
        }
      }),
      options,
    )
  })

  it('have no second effect with kept ids and no forged one with checked signatures', () => {
    fc.assert(
      fc.property(scenarioArb, (scenario) => {
        const handler = {
          idempotency: { kind: 'seen-ids' as const, ttlMs: 86400000 },
          verifySignature: true,
        }
        const lanes = scenario.lanes.map((lane) => ({ ...lane, handler: { ...lane.handler, ...handler } }))
        const interventions = scenario.interventions.filter((one) => !('set' in one))
        const { summary } = run({ ...scenario, lanes, interventions })
        for (const f of Object.values(summary.lanes)) {
          expect(f.duplicateEffects).toBe(0)
          expect(f.forgedEffects).toBe(0)
        }
      }),
      options,
    )
  })
})
