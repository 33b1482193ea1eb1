import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenarioArb } from '../../proof/scenarioArb.ts'
import { usFromMs } from '../engine/microseconds.ts'
import { momentAt } from '../engine/momentAt.ts'
import { Records } from '../engine/Records.ts'
import type { Scenario } from '../engine/Scenario.ts'
import { Simulation } from '../engine/Simulation.ts'
import { Trace } from '../engine/Trace.ts'
import { readScenario } from '../scenario/readScenario.ts'
import { Session } from './Session.ts'

const RUNS = { numRuns: 100, seed: 20261124 }
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

type Deed =
  | { kind: 'seek' | 'ahead'; byUs: number }
  | { kind: 'turn'; path: string; value: unknown }
  | { kind: 'emit' | 'poll' | 'step' | 'back' | 'restart' }

const deedArb: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('seek' as const), byUs: fc.integer({ min: 0, max: 3_000_000 }) }),
  fc.record({ kind: fc.constant('ahead' as const), byUs: fc.integer({ min: 0, max: 700_000 }) }),
  fc
    .constantFrom<[string, unknown][]>(
      ['events.perMinute', 0],
      ['events.perMinute', 300],
      ['events.everyMs', 70],
      ['payloadBytes', 5],
      ['intervalMs', 30],
      ['intervalMs', null],
      ['dispatchMs', 3],
      ['network.latencyMs', { kind: 'exponential', meanMs: 9 }],
      ['network.latencyMs.ms', 2],
      ['handler.workers', 2],
      ['handler.outages', [{ fromMs: 0, toMs: 400, kind: 'refuse' }]],
    )
    .map(([path, value]) => ({ kind: 'turn' as const, path, value })),
  fc.constantFrom<Deed[]>(
    { kind: 'emit' },
    { kind: 'poll' },
    { kind: 'step' },
    { kind: 'back' },
    { kind: 'restart' },
  ),
)

function perform(session: Session, deed: Deed): Session {
  const lane = session.scenario.lanes[0]?.id ?? ''
  const isPolling = session.scenario.lanes[0]?.strategy === 'poll'
  if (deed.kind === 'seek') session.show(deed.byUs)
  else if (deed.kind === 'ahead') session.show(session.shownUs + deed.byUs)
  else if (deed.kind === 'step') session.show(session.nextStopUs(4_000_000))
  else if (deed.kind === 'back') session.show(session.lastStopUs())
  else if (deed.kind === 'emit') session.act({ do: 'emit' })
  else if (deed.kind === 'poll' && isPolling) session.act({ do: 'poll', lane })
  else if (deed.kind === 'restart') return session.restarted()
  else if (deed.kind === 'turn') {
    const isOfLane = !/^(events|payload)/.test(deed.path)
    session.change({ [isOfLane ? `lanes.${lane}.${deed.path}` : deed.path]: deed.value })
  }
  return session
}

describe('whatever a reader does', () => {
  it('the scenario of the session, run without it, stands at every moment as the session shows it', () => {
    let turns = 0
    fc.assert(
      fc.property(
        scenarioArb,
        fc.array(deedArb, { minLength: 5, maxLength: 14, size: 'max' }),
        (given, deeds) => {
          let session = new Session(good(given))
          session.show(0)
          for (const deed of deeds) {
            session = perform(session, deed)
            const { scenario, moment, records } = session.show(session.shownUs)
            expect(moment).toEqual(headless(scenario, session.shownUs))
            expect(records.eventCount).toBeGreaterThanOrEqual(moment.tally.eventsHappened)
            turns = Math.max(turns, scenario.interventions.length)
          }
          session.show(session.shownUs + 500_000)
          expect(session.show(session.shownUs).moment).toEqual(headless(session.scenario, session.shownUs))
          // What a link or a file holds can be read again.
          expect(good(JSON.parse(JSON.stringify(session.scenario)))).toEqual(session.scenario)
        },
      ),
      RUNS,
    )
    expect(turns).toBeGreaterThan(5)
  })

  it('stepping back undoes stepping forward', () => {
    fc.assert(
      fc.property(scenarioArb, fc.integer({ min: 0, max: 2_000_000 }), (given, fromUs) => {
        const session = new Session(good(given))
        const limitUs = usFromMs(given.durationMs)
        session.show(fromUs)
        const stops: number[] = []
        for (let step = 0; step < 12 && session.shownUs < limitUs; step++) {
          const atUs = session.nextStopUs(limitUs)
          expect(atUs).toBeGreaterThan(session.shownUs)
          stops.push(atUs)
          session.show(atUs)
        }
        for (let step = stops.length - 2; step >= 0; step--) {
          expect(session.lastStopUs()).toBe(stops[step])
          session.show(stops[step] ?? 0)
        }
        for (const atUs of stops.slice(1)) {
          expect(session.nextStopUs(limitUs)).toBe(atUs)
          session.show(atUs)
        }
      }),
      RUNS,
    )
  })
})
