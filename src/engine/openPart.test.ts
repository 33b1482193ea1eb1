import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PROOF_TIMEOUT_MS, prove } from '../../proof/prove.ts'
import { momentAt } from './momentAt.ts'
import { Records } from './Records.ts'
import { Simulation } from './Simulation.ts'
import { Trace } from './Trace.ts'

function numbersIn(records: Records, fromUs: number, toUs: number): number[][] {
  return records.lanes.flatMap((_, lane) => {
    const requests: number[] = []
    const waits: number[] = []
    records.requestsIn(lane, fromUs, toUs, (request) => requests.push(request))
    records.waitsIn(lane, fromUs, toUs, (event) => waits.push(event))
    return [requests, waits, [records.requestsBefore(lane, toUs), records.eventsBefore(toUs)]]
  })
}

describe('the open part of records', () => {
  it(
    'lets a run be told again from an instant as the whole run tells it',
    () => {
      prove(fc.double({ min: 0.05, max: 0.95, noNaN: true }), (scenario, share) => {
        const horizonUs = scenario.durationMs * 1000
        const fromUs = Math.floor(share * horizonUs)
        const whole = new Records(new Trace(), scenario.lanes)
        const first = new Simulation(scenario, whole.trace)
        first.advanceTo(fromUs)
        const snapshot = first.snapshot()
        const open = structuredClone(whole.openPart())
        first.advanceTo(horizonUs)
        whole.catchUp()

        const again = new Records(new Trace(), scenario.lanes, open)
        new Simulation(scenario, again.trace, snapshot).advanceTo(horizonUs)
        again.catchUp()
        expect(again.trace.startUs).toBeLessThanOrEqual(fromUs)
        for (let step = 0; step <= 40; step++) {
          const atUs = fromUs + Math.ceil((step / 40) * (horizonUs - fromUs))
          expect(momentAt(again, atUs)).toEqual(momentAt(whole, atUs))
          expect(numbersIn(again, atUs, atUs + 700_000)).toEqual(numbersIn(whole, atUs, atUs + 700_000))
        }
        again.lanes.forEach((lane, index) => {
          const other = whole.lanes[index]!
          for (let request = open.lanes[index]!.requestCount + 1; request <= lane.requestCount; request++) {
            expect([lane.attempt(request), lane.outcome(request), lane.status(request)]).toEqual([
              other.attempt(request),
              other.outcome(request),
              other.status(request),
            ])
          }
          for (let event = 1; event <= again.eventCount; event++) {
            expect(lane.isLost(event)).toBe(other.isLost(event))
            if (lane.unknown.has(event)) expect(lane.attemptsFor(event)).toBe(other.attemptsFor(event))
          }
        })
      })
    },
    PROOF_TIMEOUT_MS,
  )
})
