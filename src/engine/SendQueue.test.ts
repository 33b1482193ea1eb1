import { describe, expect, it } from 'vitest'
import { rowLines } from '../../proof/rowLines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { Scenario } from './Scenario.ts'

/** When which event's attempts leave. Without trouble an attempt settles 100 ms after it left. */
function sent(atMs: readonly number[], lane: object, interventions: object[] = []): readonly string[] {
  const { scenario } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs },
    lanes: [{ id: 'w', strategy: 'webhook', dispatchMs: 0, handler: { workers: 9 }, ...lane }],
    interventions,
  })
  return rowLines(scenario as Scenario, 100_000, 'attempt-sent').map((row) => {
    const [at, , , event] = row.split(' ')
    return `${event} at ${at}`
  })
}

const refusing = (fromMs: number, toMs: number) => ({
  handler: { workers: 9, outages: [{ fromMs, toMs, kind: 'refuse' }] },
})

describe('with a bound on requests in flight', () => {
  it('what falls due waits for a place, first come first served', () => {
    expect(sent([0, 10, 20, 30], { maxInFlight: 2 })).toEqual(['1 at 0', '2 at 10', '3 at 100', '4 at 110'])
  })

  it('a retry goes to the end of the queue, and holds no place before', () => {
    // 1 is refused, which is known at 80; its retry falls due at 130 behind 3, and before 4.
    const lane = { maxInFlight: 1, retry: { delaysMs: [50], jitter: 0 }, ...refusing(0, 50) }
    expect(sent([0, 5, 120, 140], lane)).toEqual(['1 at 0', '2 at 80', '3 at 180', '1 at 280', '4 at 380'])
  })

  it('a higher bound lets waiting ones leave at once, a lower one none before there is a place', () => {
    const interventions = [
      { atMs: 50, set: { 'lanes.w.maxInFlight': 3 } },
      { atMs: 60, set: { 'lanes.w.maxInFlight': 1 } },
      { atMs: 170, set: { 'lanes.w.maxInFlight': null } },
    ]
    expect(sent([0, 1, 2, 3, 4, 5], { maxInFlight: 1 }, interventions)).toEqual([
      '1 at 0',
      '2 at 50',
      '3 at 50',
      '4 at 150',
      '5 at 170',
      '6 at 170',
    ])
  })

  it('an endpoint that is given up leaves nothing in the queue', () => {
    const lane = { maxInFlight: 1, disableAfter: 1, ...refusing(0, 50) }
    expect(sent([0, 1, 2], lane, [{ atMs: 60_000, do: 'emit' }])).toEqual(['1 at 0'])
  })
})

describe('in an ordered lane', () => {
  it('a first attempt waits until all lower events have ended, through their retries', () => {
    const lane = { ordered: true, retry: { delaysMs: [500], jitter: 0 }, ...refusing(0, 50) }
    expect(sent([0, 10, 20], lane)).toEqual(['1 at 0', '1 at 580', '2 at 680', '3 at 780'])
  })

  it('a delivery that is given up has ended', () => {
    const lane = { ordered: true, retry: { delaysMs: [], jitter: 0 }, ...refusing(0, 50) }
    expect(sent([0, 10], lane)).toEqual(['1 at 0', '2 at 80'])
  })

  it('a delivery that is not yet due holds back those after it', () => {
    // Event 2 would be due before event 1.
    const interventions = [{ atMs: 5, set: { 'lanes.w.dispatchMs': 0 } }]
    expect(sent([0, 10], { ordered: true, dispatchMs: 300 }, interventions)).toEqual(['1 at 300', '2 at 400'])
  })

  it('a redelivery holds back higher events, and is held back by lower ones only', () => {
    const lane = { ordered: true }
    const redeliver = (atMs: number, event: number) => ({ atMs, do: 'redeliver', lane: 'w', event })
    // At 250 event 3 is under way. Its redelivery may leave, that of 1 too; the emitted event waits for them all.
    const interventions = [redeliver(250, 3), redeliver(250, 1), { atMs: 260, do: 'emit' }]
    expect(sent([0, 10, 20], lane, interventions)).toEqual([
      '1 at 0',
      '2 at 100',
      '3 at 200',
      '1 at 250',
      '3 at 350',
      '4 at 450',
    ])
  })

  it('first attempts that are held back are passed over in the queue', () => {
    // 2 and 3 wait for their turn behind the retry of 1; with places for two it is never 3's turn beside 2.
    const lane = { ordered: true, maxInFlight: 2, retry: { delaysMs: [100], jitter: 0 }, ...refusing(0, 50) }
    expect(sent([0, 10, 20], lane)).toEqual(['1 at 0', '1 at 180', '2 at 280', '3 at 380'])
  })

  it('becoming unordered lets all leave in the order in which they fell due, becoming ordered holds back', () => {
    const off = [{ atMs: 50, set: { 'lanes.w.ordered': false, 'lanes.w.maxInFlight': 2 } }]
    expect(sent([0, 10, 20], { ordered: true }, off)).toEqual(['1 at 0', '2 at 50', '3 at 100'])
    const on = [{ atMs: 50, set: { 'lanes.w.ordered': true, 'lanes.w.maxInFlight': null } }]
    expect(sent([0, 10, 20], { maxInFlight: 1 }, on)).toEqual(['1 at 0', '2 at 100', '3 at 200'])
  })
})
