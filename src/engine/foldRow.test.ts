import { describe, expect, it } from 'vitest'
import { foldRow } from './foldRow.ts'
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
import { emptyCounts, type LaneTally, tallyOf } from './Tally.ts'

type Row = [kind: RowKind, subject: number, detail: number, otherUs?: number]

/** What rows of lane 1 of two, all at 10 ms, change in an empty tally with contents of 1000 bytes. */
function changed(...rows: Row[]): Partial<LaneTally> {
  const counts = emptyCounts(2)
  foldRow(counts, ROW.payload, 0, 0, 1000, 0, 0)
  for (const [kind, subject, detail, otherUs = 0] of rows) {
    foldRow(counts, ROW[kind], 1, 10_000, subject, detail, otherUs)
  }
  const [untouched, lane] = tallyOf(counts, 0).lanes
  const [none] = tallyOf(emptyCounts(1), 0).lanes
  expect({ ...untouched, pending: 0 }).toEqual(none)
  return Object.fromEntries(
    Object.entries(lane!).filter(([name, value]) => none?.[name as keyof LaneTally] !== value),
  )
}

const verdict = (name: Verdict) => VERDICTS.indexOf(name)
const outcome = (name: Outcome) => OUTCOMES.indexOf(name)

describe('counting a row', () => {
  it('counts requests of every kind and the bytes that they take up', () => {
    expect(changed(['poll-sent', 1, 7, 50])).toEqual({ requests: 1, bytesUp: 297 })
    expect(changed(['fetch-sent', 1, 7 + AGAIN + LOST, 50])).toEqual({ requests: 1, bytesUp: 297 })
    expect(changed(['reconcile-sent', 1, 7 + LOST, 50])).toEqual({ requests: 1, bytesUp: 297 })
    expect(changed(['attempt-sent', 1, 7 + LOST, 50])).toEqual({ requests: 1, attempts: 1, bytesUp: 1410 })
    expect(changed(['attempt-sent', 1, 7 + THIN, 50])).toEqual({ requests: 1, attempts: 1, bytesUp: 530 })
    expect(changed(['forged-sent', 1, 0, 50])).toEqual({ requests: 1, bytesUp: 1410 })
    expect(changed(['forged-sent', 1, 7 + THIN + LOST, 50])).toEqual({ requests: 1, bytesUp: 530 })
  })

  it('counts the bytes of answers, whether or not they are lost', () => {
    expect(changed(['poll-answered', 1, 3 + LOST, 50])).toEqual({ bytesDown: 3579 })
    expect(changed(['poll-answered', 1, 0, 50])).toEqual({ bytesDown: 579 })
    expect(changed(['poll-answered', 1, EMPTY_OK + LOST, 50])).toEqual({ bytesDown: 581 })
    for (const status of [429, 404])
      expect(changed(['call-answered', 1, status, 50])).toEqual({ bytesDown: 579 })
    for (const status of [200, 401, 503 + LOST]) {
      expect(changed(['call-answered', 1, status, 50])).toEqual({ bytesDown: 99 })
    }
    expect(changed(['call-answered', 1, LOST, 50])).toEqual({})
  })

  it('counts an attempt as useful once it is accepted, and never a forged call', () => {
    expect(changed(['arrived', 1, verdict('accepted')])).toEqual({ useful: 1 })
    expect(changed(['arrived', 1, verdict('accepted') + LATE])).toEqual({ useful: 1, wasted: -1 })
    expect(changed(['arrived', 1, verdict('accepted') + FORGED + LATE])).toEqual({})
    expect(changed(['arrived', 1, verdict('duplicate') + FORGED])).toEqual({ duplicateDeliveries: 1 })
    for (const name of ['read', 'held', 'rejected', 'unavailable', 'refused', 'hung'] as const) {
      expect(changed(['arrived', 1, verdict(name)])).toEqual({})
    }
  })

  it('counts how requests settle', () => {
    expect(changed(['settled', 1, outcome('useful')])).toEqual({ useful: 1 })
    for (const name of ['empty', 'accepted', 'duplicate'] as const) {
      expect(changed(['settled', 1, outcome(name)])).toEqual({ wasted: 1 })
    }
    const counters = {
      timeout: 'timeouts',
      refused: 'refused',
      rejected: 'rejected',
      unavailable: 'unavailable',
      'rate-limited': 'rateLimited',
    } as const
    for (const [name, counter] of Object.entries(counters)) {
      const detail = outcome(name as Outcome)
      expect(changed(['settled', 1, detail])).toEqual({ wasted: 1, [counter]: 1 })
      expect(changed(['attempt-settled', 1, detail, 90])).toEqual({
        wasted: 1,
        failedAttempts: 1,
        [counter]: 1,
      })
      expect(changed(['attempt-settled', 1, detail + ACCEPTED, -1])).toEqual({
        failedAttempts: 1,
        [counter]: 1,
      })
    }
    expect(changed(['attempt-settled', 1, outcome('accepted') + ACCEPTED, -1])).toEqual({})
    expect(changed(['attempt-settled', 1, outcome('duplicate'), -1])).toEqual({ wasted: 1 })
  })

  it('keeps the ledger through losing, redelivering and reconciling', () => {
    const two: Row[] = [
      ['happened', 1, 0],
      ['happened', 2, 1],
    ]
    expect(changed(...two)).toEqual({ pending: 2 })
    expect(changed(...two, ['given-up', 1, 1], ['given-up', 2, 0])).toEqual({ pending: 1, lost: 1 })
    expect(changed(...two, ['given-up', 1, 1], ['redelivered', 1, 3 + WAS_LOST])).toEqual({ pending: 2 })
    expect(changed(...two, ['redelivered', 1, 3])).toEqual({ pending: 2 })
    expect(changed(...two, ['reconciling', 0, 2])).toEqual({ lost: 2 })
    expect(changed(...two, ['reconciling', 0, 2], ['reconciling', 1, 1])).toEqual({ pending: 1, lost: 1 })
    const known = { knownOnce: 1, knownCount: 1, knownDelaySumUs: 6000, knownDelayMaxUs: 6000, pending: 1 }
    expect(changed(...two, ['known', 1, 5, 4000])).toEqual(known)
    expect(changed(...two, ['given-up', 1, 1], ['known', 1, 5 + WAS_LOST, 4000])).toEqual(known)
  })

  it('counts work and its effects, those of events and forged ones', () => {
    expect(changed(['work-waits', 1, 4], ['work-waits', 2, 0])).toEqual({ jobsWaiting: 2 })
    expect(changed(['work-waits', 1, 4], ['work-started', 1, 4 + WAITED, 9])).toEqual({ jobsInWork: 1 })
    expect(changed(['work-started', 1, 4, 9], ['forged-effect', 1, 0])).toEqual({ forgedEffects: 1 })
    const effects = [1, 2, 3].map((ordinal): Row => ['effect', 4, ordinal, ordinal * 1000])
    const started = [1, 2, 3].map((job): Row => ['work-started', job, 4, 9])
    expect(changed(['happened', 1, 0], ['known', 1, 1, 10_000], ...started, ...effects)).toEqual({
      knownCount: 1,
      knownAgain: 1,
      effects: 3,
      duplicateEffects: 2,
      effectCount: 1,
      effectDelaySumUs: 9000,
      effectDelayMaxUs: 9000,
    })
  })

  it('tells how the lane stands', () => {
    expect(changed(['tick', 1, 2, 5000])).toEqual({ skipped: 1, nextTickAtUs: 5000 })
    expect(changed(['tick', 1, 1, 5000], ['tick', 2, 0, -1])).toEqual({})
    expect(changed(['outage-began', 1, 0], ['disabled', 0, 0])).toEqual({ isDown: true, isDisabled: true })
    expect(changed(['outage-began', 0, 0], ['outage-ended', 0, 0], ['dropped', 1, 0])).toEqual({})
  })
})
