import { describe, expect, it } from 'vitest'
import { completed } from '../../proof/prove.ts'
import { type LaneRecords, NEVER } from './LaneRecords.ts'
import { Records } from './Records.ts'
import {
  ACCEPTED,
  AGAIN,
  EMPTY_OK,
  FORGED,
  LATE,
  LOST,
  OUTCOMES,
  type Outcome,
  ROW,
  type RowKind,
  THIN,
  VERDICTS,
  type Verdict,
  WAITED,
  WAS_LOST,
} from './rows.ts'
import { Trace } from './Trace.ts'

type Row = [atUs: number, kind: RowKind, subject: number, detail: number, otherUs?: number]

const LANES = completed({
  version: 1,
  lanes: [
    { id: 'w', strategy: 'webhook' },
    { id: 'p', strategy: 'poll' },
  ],
}).lanes

function recordsOf(rows: readonly Row[], laneNumber = 0): LaneRecords {
  const trace = new Trace()
  for (const [atUs, kind, subject, detail, otherUs = 0] of rows) {
    trace.row(atUs, ROW[kind], kind === 'happened' ? 0 : laneNumber, subject, detail, otherUs)
  }
  const records = new Records(trace, LANES)
  records.catchUp()
  return records.lanes[laneNumber]!
}

const verdict = (name: Verdict) => VERDICTS.indexOf(name)
const outcome = (name: Outcome) => OUTCOMES.indexOf(name)

describe('reading rows', () => {
  it('tells the kinds of requests apart, and what they are about', () => {
    const lane = recordsOf([
      [1, 'attempt-sent', 1, 7 + THIN, 50],
      [2, 'fetch-sent', 2, 7, 60],
      [3, 'reconcile-sent', 3, 4 + LOST, 70],
      [4, 'forged-sent', 4, 0, 80],
      [5, 'forged-sent', 5, 7 + THIN + LOST, 90],
      [6, 'fetch-sent', 6, 0, 90],
    ])
    const told = [1, 2, 3, 4, 5, 6].map((request) => [lane.kindOf(request), lane.firstEvent(request)])
    expect(told).toEqual([
      ['attempt', 7],
      ['fetch', 7],
      ['reconcile', 5],
      ['forged', 0],
      ['forged', 7],
      ['fetch', 0],
    ])
    expect([1, 2, 3, 4, 5].map((request) => lane.isThin(request))).toEqual([true, false, false, false, true])
    expect([1, 3, 5].map((request) => lane.isLostOut(request))).toEqual([false, true, true])
    expect(recordsOf([[1, 'poll-sent', 1, 4, 9]], 1).kindOf(1)).toBe('poll')
  })

  it('numbers attempts over all deliveries of an event, and the tries of a fetch', () => {
    const lane = recordsOf([
      [0, 'happened', 1, 0],
      [1, 'attempt-sent', 1, 1 + LOST, 50],
      [9, 'attempt-settled', 1, outcome('timeout'), 20],
      [20, 'attempt-sent', 2, 1, 50],
      [30, 'redelivered', 1, 2],
      [30, 'attempt-sent', 3, 1, 50],
      [40, 'fetch-sent', 4, 1, 50],
      [45, 'fetch-sent', 5, 1, 60],
      [60, 'settled', 4, outcome('timeout')],
      [60, 'fetch-sent', 6, 1 + AGAIN, 80],
      [90, 'settled', 6, outcome('timeout')],
      [90, 'fetch-sent', 7, 1 + AGAIN + LOST, 99],
    ])
    expect([1, 2, 3, 4, 5, 6, 7].map((request) => lane.attempt(request))).toEqual([1, 2, 3, 1, 1, 2, 3])
    expect([lane.attemptsFor(1), lane.retryAtUs(1), lane.retryAtUs(2)]).toEqual([3, 20, NEVER])
  })

  it('tells verdicts, statuses and outcomes of every kind', () => {
    const arrive = (request: number, name: Verdict, flags = 0): Row => {
      return [10, 'arrived', request, verdict(name) + flags]
    }
    const lane = recordsOf([
      ...[1, 2, 3, 4, 5, 6].map((request): Row => [1, 'forged-sent', request, 0, 10]),
      arrive(1, 'rejected', FORGED),
      arrive(2, 'accepted', FORGED + LATE),
      arrive(3, 'read'),
      arrive(4, 'rate-limited'),
      arrive(5, 'refused'),
      arrive(6, 'held', LATE),
      [11, 'call-answered', 1, 401, 20],
      [11, 'call-answered', 3, 404 + LOST, 20],
      [11, 'call-answered', 4, 429, 20],
      [11, 'call-answered', 5, 0, 20],
      [11, 'poll-answered', 6, EMPTY_OK, 20],
      [20, 'settled', 1, outcome('rejected')],
    ])
    const verdicts = ['rejected', 'accepted', 'read', 'rate-limited', 'refused', 'held']
    expect([1, 2, 3, 4, 5, 6].map((request) => lane.verdict(request))).toEqual(verdicts)
    expect([1, 2, 3, 4, 5, 6].map((request) => lane.status(request))).toEqual([401, 0, 404, 429, 0, 200])
    expect([lane.outcome(1), lane.outcome(2), lane.isLostBack(3)]).toEqual(['rejected', 'in-flight', true])
    expect([...lane.owed]).toEqual([2])
  })

  it('knows when a message was dropped, on its way out or back', () => {
    const lane = recordsOf([
      [1, 'attempt-sent', 1, 1, 50],
      [2, 'attempt-sent', 2, 2, 5],
      [5, 'arrived', 2, verdict('duplicate')],
      [6, 'call-answered', 2, 200, 60],
      [9, 'dropped', 1, 0],
      [9, 'dropped', 2, 1],
    ])
    expect([1, 2].map((request) => [lane.isLostOut(request), lane.isLostBack(request)])).toEqual([
      [true, false],
      [false, true],
    ])
    expect([lane.droppedAtUs(1), lane.droppedAtUs(2), lane.droppedAtUs(3)]).toEqual([9, 9, NEVER])
  })

  it('keeps what is still to be answered as long as that takes', () => {
    const rows: Row[] = [
      [1, 'attempt-sent', 1, 1, 5],
      [5, 'arrived', 1, verdict('accepted')],
      [8, 'attempt-settled', 1, outcome('timeout') + ACCEPTED, 30],
      [9, 'attempt-sent', 2, 2, 10],
      [10, 'arrived', 2, verdict('hung')],
      [12, 'attempt-settled', 2, outcome('timeout'), -1],
    ]
    expect([...recordsOf(rows).owed]).toEqual([1])
    expect([...recordsOf([...rows, [13, 'call-answered', 1, 200, 15]]).owed]).toEqual([])
  })

  it('tells when an event is lost, and when it may yet be learnt', () => {
    const rows: Row[] = [[0, 'happened', 1, 0]]
    const next = (...more: Row[]) => {
      rows.push(...more)
      return recordsOf(rows).isLost(1)
    }
    expect(next([5, 'attempt-sent', 1, 1 + LOST, 9])).toBe(false)
    expect(next([9, 'attempt-settled', 1, outcome('timeout'), -1], [9, 'given-up', 1, 1])).toBe(true)
    expect(next([10, 'reconciling', 1, 1])).toBe(false)
    expect(next([11, 'reconciling', 0, 1])).toBe(true)
    expect(next([12, 'redelivered', 1, 1 + WAS_LOST])).toBe(false)
    expect(next([13, 'redelivered', 1, 1], [14, 'given-up', 1, 0])).toBe(false)
    expect(next([15, 'given-up', 1, 1])).toBe(true)
    expect(next([16, 'known', 1, 1 + WAS_LOST, 0])).toBe(false)
  })

  it('does not take an event for lost of which a call was answered before it was fetched', () => {
    const lane = recordsOf([
      [0, 'happened', 1, 0],
      [5, 'attempt-sent', 1, 1 + THIN, 9],
      [9, 'arrived', 1, verdict('accepted')],
      [12, 'attempt-settled', 1, outcome('accepted') + ACCEPTED, -1],
    ])
    expect([lane.isLost(1), lane.knownAtUs(1), lane.givenUpAtUs(1)]).toEqual([false, NEVER, NEVER])
  })

  it('tells jobs by their start, and all effects of an event', () => {
    const lane = recordsOf([
      [0, 'happened', 1, 0],
      [10, 'known', 1, 4, 0],
      [10, 'work-started', 1, 1, 30],
      [11, 'work-waits', 2, 0],
      [12, 'work-waits', 3, 1],
      [30, 'effect', 1, 1, 0],
      [30, 'work-started', 2, WAITED, 40],
      [40, 'forged-effect', 2, 0],
      [40, 'work-started', 3, 1 + WAITED, 55],
      [55, 'effect', 1, 2, 0],
      [70, 'effect', 1, 3, 0],
    ])
    const jobs: number[][] = []
    lane.jobs.visit(30, 41, (job) => jobs.push([lane.jobs.events.get(job), lane.jobs.doneAt.get(job)]))
    expect(jobs).toEqual([
      [1, 30],
      [0, 40],
      [1, 55],
    ])
    expect([lane.effectsAtUs(1), lane.bringerOf(1), lane.jobs.waiting.length]).toEqual([[30, 55, 70], 4, 0])
    expect(lane.forgedEffectsAt).toEqual([40])
  })

  it('tells how the lane fared: skipped ticks, outages, the end of its endpoint', () => {
    const lane = recordsOf([
      [5, 'tick', 1, 2, 9],
      [9, 'tick', 2, 1, 20],
      [10, 'outage-began', 1, 0],
      [12, 'outage-ended', 0, 0],
      [14, 'outage-began', 0, 0],
      [15, 'disabled', 0, 0],
    ])
    expect(lane.skippedAt).toEqual([5])
    expect(lane.closings).toEqual([
      { fromUs: 10, toUs: 12, kind: 'hang' },
      { fromUs: 14, toUs: NEVER, kind: 'refuse' },
    ])
    expect(lane.disabledAtUs).toBe(15)
  })
})
