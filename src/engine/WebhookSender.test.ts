import { describe, expect, it } from 'vitest'
import { rowLines } from '../../proof/rowLines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { RowKind } from './rows.ts'
import type { Scenario } from './Scenario.ts'

/** Events at 100, 200 and 300 ms; 5 ms to the first attempt, 40 ms one way, 20 ms of work. */
function play(lane: object, interventions: object[], ...kinds: RowKind[]): readonly string[] {
  const { scenario } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs: [100, 200, 300] },
    lanes: [{ id: 'w', strategy: 'webhook', ...lane }],
    interventions,
  })
  return rowLines(scenario as Scenario, 100_000, ...kinds)
}

const refusing = (toMs: number) => ({ handler: { outages: [{ fromMs: 0, toMs, kind: 'refuse' }] } })
const hanging = (toMs: number) => ({ handler: { outages: [{ fromMs: 0, toMs, kind: 'hang' }] } })

describe('the sender', () => {
  it('brings an event to the receiver and hears of it when the work is done', () => {
    expect(play({}, []).slice(1, 10)).toEqual([
      '100 happened 1 0 0',
      '105 attempt-sent 1 1 145',
      '145 arrived 1 1 0',
      '145 known 1 1 100',
      '145 work-started 1 1 165',
      '165 effect 1 1 100',
      '165 call-answered 1 200 205',
      '200 happened 2 0 0',
      // The answer of 205 arrives before the delivery of that instant falls due.
      '205 attempt-settled 1 !8 -0.001',
    ])
  })

  it('tries again after each delay of the schedule and then gives up', () => {
    // Hanging until 450: attempts 1 time out at 205, 305, 405; the next ones leave 10 and 100 ms after that.
    const lane = { timeoutMs: 100, retry: { delaysMs: [10, 100], jitter: 0 }, ...hanging(450) }
    expect(play(lane, [], 'attempt-sent', 'attempt-settled', 'given-up')).toEqual([
      '105 attempt-sent 1 1 145',
      '205 attempt-settled 1 3 215',
      '205 attempt-sent 2 2 245',
      '215 attempt-sent 3 1 255',
      '305 attempt-settled 2 3 315',
      '305 attempt-sent 4 3 345',
      '315 attempt-settled 3 3 415',
      '315 attempt-sent 5 2 355',
      '405 attempt-settled 4 3 415',
      '415 attempt-settled 5 3 515',
      '415 attempt-sent 6 1 455',
      '415 attempt-sent 7 3 455',
      // Job 1 is answered at 475, which arrives at the timeout and so in time; job 2 at 495, too late.
      '515 attempt-settled 6 !8 -0.001',
      '515 attempt-settled 7 !3 615',
      '515 attempt-sent 8 2 555',
      '615 attempt-settled 8 !8 -0.001',
      '615 attempt-sent 9 3 655',
      '715 attempt-settled 9 !8 -0.001',
    ])
  })

  it('shifts a retry by at most its jitter, each by its own', () => {
    const lane = { retry: { delaysMs: [1000, 1000], jitter: 0.5 }, ...refusing(90_000) }
    const rows = play(lane, [], 'attempt-settled').map((row) => row.split(' '))
    const delays = rows.filter((row) => row[4] !== '-0.001').map((row) => Number(row[4]) - Number(row[0]))
    expect(delays.length).toBe(6)
    for (const delay of delays) expect(Math.abs(delay - 1000)).toBeLessThanOrEqual(500)
    expect(new Set(delays).size).toBe(6)
  })

  it('says that an event is lost when its last delivery is given up, and not if it is known', () => {
    const lane = { retry: { delaysMs: [], jitter: 0 }, timeoutMs: 90, network: { latencyMs: { ms: 40 } } }
    // Refused until 250: events 1 and 2 are lost. Event 3 works for 20 ms and is answered in 100 ms, after its timeout.
    expect(play({ ...lane, ...refusing(250) }, [], 'given-up', 'known')).toEqual([
      '185 given-up 1 1 0',
      '285 given-up 2 1 0',
      '345 known 3 3 300',
      '395 given-up 3 0 0',
    ])
  })

  it('redelivers with the whole schedule, attempts numbered on, and a lost event is on its way again', () => {
    const lane = { retry: { delaysMs: [1000], jitter: 0 }, ...refusing(50_000) }
    const interventions = [
      { atMs: 10_000, do: 'redeliver', lane: 'w', event: 1 },
      { atMs: 10_000, do: 'redeliver', lane: 'w', event: 1 },
      { atMs: 10_000, do: 'redeliver', lane: 'w', event: 4 },
      { atMs: 60_000, do: 'redeliver', lane: 'w', event: 1 },
    ]
    const rows = play(lane, interventions, 'redelivered', 'attempt-sent', 'given-up', 'known')
    expect(rows.filter((row) => Number(row.split(' ')[0]) >= 10_000)).toEqual([
      '10000 redelivered 1 !2 0',
      '10000 redelivered 1 2 0',
      '10000 attempt-sent 7 1 10040',
      '10000 attempt-sent 8 1 10040',
      '11080 attempt-sent 9 1 11120',
      '11080 attempt-sent 10 1 11120',
      '11160 given-up 1 0 0',
      '11160 given-up 1 1 0',
      '60000 redelivered 1 !6 0',
      '60000 attempt-sent 11 1 60040',
      '60040 known 1 11 100',
    ])
  })

  it('gives the endpoint up after so many failures in a row, and all that waits with it', () => {
    const lane = { disableAfter: 2, retry: { delaysMs: [1000], jitter: 0 }, ...refusing(50_000) }
    const interventions = [
      { atMs: 270, do: 'emit' },
      { atMs: 60_000, do: 'redeliver', lane: 'w', event: 2 },
    ]
    expect(play(lane, interventions, 'attempt-settled', 'disabled', 'given-up', 'redelivered')).toEqual([
      '185 attempt-settled 1 4 1185',
      '285 attempt-settled 2 4 -0.001',
      '285 disabled 0 0 0',
      '285 given-up 2 1 0',
      '285 given-up 1 1 0',
      // Event 4 of 300 falls due at 305; the attempt for event 3 of 270 was under way.
      '305 given-up 4 1 0',
      '355 attempt-settled 3 4 -0.001',
      '355 given-up 3 1 0',
      '60000 redelivered 2 !1 0',
      '60000 given-up 2 1 0',
    ])
  })

  it('counts failures while it does not disable, and disables at the next one', () => {
    const lane = { retry: { delaysMs: [1000, 1000, 1000], jitter: 0 }, ...refusing(50_000) }
    const interventions = [{ atMs: 1000, set: { 'lanes.w.disableAfter': 2 } }]
    expect(play(lane, interventions, 'disabled', 'given-up')).toEqual([
      '1265 disabled 0 0 0',
      '1265 given-up 1 1 0',
      '1265 given-up 2 1 0',
      '1265 given-up 3 1 0',
    ])
  })

  it('begins to count anew after a success', () => {
    // 1 fails, 2 succeeds, 3 fails: never two in a row.
    const handler = {
      outages: [
        { fromMs: 100, toMs: 200, kind: 'refuse' },
        { fromMs: 340, toMs: 350, kind: 'refuse' },
      ],
    }
    const lane = { disableAfter: 2, handler, retry: { delaysMs: [60_000], jitter: 0 } }
    expect(play(lane, [], 'disabled', 'known')).toHaveLength(3)
  })

  it('takes a message that is dropped for lost', () => {
    const lane = { timeoutMs: 200, retry: { delaysMs: [1000], jitter: 0 } }
    const interventions = [
      { atMs: 145, do: 'drop', lane: 'w', request: 1 },
      { atMs: 270, do: 'drop', lane: 'w', request: 2 },
      { atMs: 271, do: 'drop', lane: 'w', request: 2 },
      { atMs: 271, do: 'drop', lane: 'w', request: 99 },
    ]
    const rows = play(lane, interventions, 'dropped', 'arrived', 'attempt-settled')
    expect(rows).toEqual([
      '145 dropped 1 0 0',
      '245 arrived 2 1 0',
      '270 dropped 2 1 0',
      '305 attempt-settled 1 3 1305',
      '345 arrived 3 1 0',
      '405 attempt-settled 3 !8 -0.001',
      '405 attempt-settled 2 !3 1405',
      '1345 arrived 4 1 0',
      '1405 attempt-settled 4 !8 -0.001',
      '1445 arrived 5 1 0',
      '1505 attempt-settled 5 !8 -0.001',
    ])
  })
})
