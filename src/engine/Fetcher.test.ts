import { describe, expect, it } from 'vitest'
import { rowLines } from '../../proof/rowLines.ts'
import { readScenario } from '../scenario/readScenario.ts'
import type { Scenario } from './Scenario.ts'

/** Plays a thin lane with one event at 0; 40 ms one way, 5 ms at the source, 20 ms of work. */
function play(lane: object, rest: object = {}): readonly string[] {
  const { scenario } = readScenario({
    version: 1,
    events: { kind: 'trace', atMs: [0] },
    lanes: [{ id: 'w', strategy: 'webhook', dispatchMs: 0, thin: true, ...lane }],
    ...rest,
  })
  return rowLines(scenario as Scenario, 20_000).slice(2)
}

describe('a thin webhook', () => {
  it('is followed by a fetch, then by the work, then by the answer', () => {
    expect(play({})).toEqual([
      '0 attempt-sent 1 +1 40',
      '40 arrived 1 1 0',
      '40 fetch-sent 2 1 80',
      '80 arrived 2 0 0',
      '85 poll-answered 2 1 125',
      '125 settled 2 1 0',
      '125 known 1 2 0',
      '125 work-started 1 1 145',
      '145 effect 1 1 0',
      '145 call-answered 1 200 185',
      '185 attempt-settled 1 !8 -0.001',
    ])
  })

  it('fetches again at each timeout, and passes over late answers', () => {
    // An answer takes 85 ms; one more timeout is set to be long enough.
    const lane = { timeoutMs: 80, handler: { acknowledge: 'at-once' }, retry: { delaysMs: [], jitter: 0 } }
    const interventions = [{ atMs: 150, set: { 'lanes.w.timeoutMs': 85 } }]
    expect(play(lane, { interventions }).filter((row) => !row.includes('call'))).toEqual([
      '0 attempt-sent 1 +1 40',
      '40 arrived 1 1 0',
      '40 fetch-sent 2 1 80',
      '80 arrived 2 0 0',
      // The sender gives up at 80; the event may still become known.
      '80 attempt-settled 1 !3 -0.001',
      '80 given-up 1 1 0',
      '85 poll-answered 2 1 125',
      '120 settled 2 3 0',
      '120 fetch-sent 3 +1 160',
      '160 arrived 3 0 0',
      '165 poll-answered 3 1 205',
      '200 settled 3 3 0',
      '200 fetch-sent 4 +1 240',
      '240 arrived 4 0 0',
      '245 poll-answered 4 1 285',
      '285 settled 4 1 0',
      '285 known 1 !4 0',
      '285 work-started 1 1 305',
      '305 effect 1 1 0',
    ])
  })

  it('stays thin when later ones are not', () => {
    const interventions = [
      { atMs: 20, set: { 'lanes.w.thin': false } },
      { atMs: 30, do: 'emit' },
    ]
    const rows = play({}, { interventions }).filter((row) => /sent|known/.test(row))
    expect(rows).toEqual([
      '0 attempt-sent 1 +1 40',
      '30 attempt-sent 2 2 70',
      '40 fetch-sent 3 1 80',
      '70 known 2 2 30',
      '125 known 1 3 0',
    ])
  })

  it('that is forged is found out by the fetch: no job, and its answer leaves after the time of an answer', () => {
    const lane = { handler: { verifySignature: false, ackMs: 3 } }
    const interventions = [{ atMs: 1000, do: 'forge', lane: 'w' }]
    expect(play(lane, { interventions }).slice(11)).toEqual([
      '1000 forged-sent 3 +0 1040',
      '1040 arrived 3 +1 0',
      '1040 fetch-sent 4 0 1080',
      '1080 arrived 4 0 0',
      '1085 call-answered 4 404 1125',
      '1125 settled 4 2 0',
      '1128 call-answered 3 200 1168',
      '1168 settled 3 8 0',
    ])
  })

  it('takes its number as a job when it is accepted, and its turn when the fetch is answered', () => {
    // The dropped fetch of event 1 is sent again; event 2 comes first to the desk, as job 3 after a forged one.
    const lane = { timeoutMs: 500, handler: { verifySignature: false } }
    const interventions = [
      { atMs: 5, do: 'forge', lane: 'w' },
      { atMs: 10, do: 'emit' },
      { atMs: 60, do: 'drop', lane: 'w', request: 4 },
    ]
    const rows = play(lane, { interventions }).filter((row) => /fetch-sent|work-|effect/.test(row))
    expect(rows).toEqual([
      '40 fetch-sent 4 1 80',
      '45 fetch-sent 5 0 85',
      '50 fetch-sent 6 2 90',
      '135 work-started 3 2 155',
      '155 effect 2 1 10',
      '540 fetch-sent 7 +1 580',
      '625 work-started 1 1 645',
      '645 effect 1 1 0',
      // The sender of event 1 had stopped waiting at 500.
      '5540 fetch-sent 9 1 5580',
      '5625 work-started 4 1 5645',
      '5645 effect 1 2 0',
    ])
  })
})
